using BenchmarkDotNet.Attributes;
using BlocSim.Scenarios;

namespace BlocSim.Benchmarks;

/// <summary>Whole runs of synthetic markets, clearing included.</summary>
[MemoryDiagnoser]
public class MarketBenchmarks
{
    private Scenario scenario = null!;

    /// <summary>Origins, buyers and ticks.</summary>
    [Params("20x40x240", "60x200x240")]
    public string Size { get; set; } = "20x40x240";

    /// <summary>Writes and loads the market.</summary>
    [GlobalSetup]
    public void Load()
    {
        int[] n = [.. Size.Split('x').Select(int.Parse)];
        scenario = ScenarioLoader.Parse(SyntheticMarket.Write(n[0], n[1], n[2]), "synthetic").Scenario;
    }

    /// <summary>One run.</summary>
    [Benchmark]
    public RunTable Play()
    {
        using var engine = new DirectEngine();
        return new Run(scenario).Play(engine);
    }
}
