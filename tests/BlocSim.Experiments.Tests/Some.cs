using System.Collections.Immutable;
using BlocSim.Scenarios;

namespace BlocSim.Experiments.Tests;

/// <summary>A small scenario with uncertain inputs, and experiments on it.</summary>
internal static class Some
{
    private const string Text = """
        blocsim: 1
        name: A small bloc
        seed: 11
        clock: { start: 2026-01, end: 2027-12, step: month }
        goods: { ore: { unit: t, price: 100 USD/t, sigma: { uniform: [4, 12] }, elasticity: { triangular: [0.1, 0.2, 0.6] } } }
        processes: { mining: { outputs: { ore: 1 } } }
        nations:
          A:
            facilities:
              a: { process: mining, capacity: 20 t/yr, output: 18 t/yr, cost: 80 USD/t }
              b: { process: mining, capacity: 20 t/yr, output: 14 t/yr, cost: 90 USD/t }
              c: { process: mining, capacity: 20 t/yr, output: 8 t/yr, cost: 100 USD/t }
          B:
            facilities:
              d: { process: mining, capacity: 30 t/yr, output: 28 t/yr, cost: 60 USD/t }
              e: { process: mining, capacity: 30 t/yr, output: 22 t/yr, cost: 75 USD/t }
              f: { process: mining, capacity: 20 t/yr, output: 10 t/yr, cost: 90 USD/t }
        buyers:
          - { good: ore, sector: industry, total: 100 t/yr, shares: { A: 60, B: 40 } }
        bloc:
          members: [A]
          floor: { good: ore, price: 120 USD/t, from: 2026-07 }
          enforcement: { audits: { lognormal: [40 per year, 0.5] } }
        """;

    public static LoadedScenario Scenario(params string[] changes) => ScenarioLoader.Parse(Text, "small", changes);

    public static ExperimentSetup Setup(LoadedScenario? loaded = null, int jobs = 1, string version = "1") =>
        new()
        {
            Kind = "ensemble",
            Scenarios = [loaded ?? Scenario()],
            Names = ["small.yaml"],
            Version = version,
            Jobs = jobs,
        };

    public static DesignPoint Point(int index = 0, params Setting[] settings) => new(index, 0, [.. settings]);

    public static ImmutableArray<DesignPoint> Floors(params int[] prices) =>
        [.. prices.Select((p, i) => Point(i, new Setting("bloc.floor.price", $"{p} USD/t")))];

    /// <summary>A folder that is gone after the test.</summary>
    public sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("blocsim-experiment-").FullName;

        public string Store(string name = "experiment.sqlite") => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
