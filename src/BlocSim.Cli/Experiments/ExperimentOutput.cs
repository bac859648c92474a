using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>What the reports of all kinds of experiments have in common.</summary>
internal static class ExperimentOutput
{
    /// <summary>An experiment on one scenario, as the flags say; what is asked of it is added.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="loaded">The scenario.</param>
    /// <param name="name">How the user named it.</param>
    /// <param name="flags">How.</param>
    public static ExperimentSetup Setup(string kind, LoadedScenario loaded, string name, ExperimentFlags flags) =>
        new()
        {
            Kind = kind,
            Scenarios = [loaded],
            Names = [name],
            Version = ProductVersion.Text,
            Build = ProductVersion.Build,
            Inputs = loaded.Files,
            Jobs = flags.Jobs,
            Shard = flags.Shard,
        };

    /// <summary>What ties tables and charts to an experiment.</summary>
    public static Receipt Receipt(ResultStore store, params IReadOnlyList<LoadedScenario> scenarios) =>
        new(
            ProductVersion.Text,
            string.Join(" and ", scenarios.Select(s => s.Scenario.Name)),
            scenarios[0].Hash,
            store.Head.Seed,
            scenarios[0].Scenario.Changes
        );

    /// <summary>The good of a series; the first one for what is measured of all together.</summary>
    public static Good GoodOf(Scenario scenario, Column column) =>
        scenario.Goods.FirstOrDefault(g => g.Name == column.Good) ?? scenario.Goods[0];

    /// <summary>What a series is multiplied by to be read, and its unit then.</summary>
    public static (double Factor, string Unit) Scale(Scenario scenario, Column column) =>
        SummaryText.Scale(column.Metric, GoodOf(scenario, column));

    /// <summary>The manifest of an experiment whose files have been written.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="receipt">What ties its files to it.</param>
    /// <param name="loaded">The first scenario.</param>
    /// <param name="flags">How many runs count, and whether charts were drawn.</param>
    /// <param name="output">The files.</param>
    public static RunManifest Manifest(
        ResultStore store,
        Receipt receipt,
        LoadedScenario loaded,
        ExperimentFlags flags,
        OutputFolder output
    ) =>
        new()
        {
            Version = ProductVersion.Text,
            Commit = ProductVersion.Commit(),
            Scenario = receipt.Scenario,
            Sha256 = loaded.Hash,
            Overrides = loaded.Overrides,
            Seed = store.Head.Seed,
            Runs = store.Done().Count(r => r.Number <= flags.Runs),
            Asked = flags.Runs,
            Experiment = store.Head.Kind,
            Contents = ContentHash.Of(store, flags.Runs),
            Engine = "direct",
            Periods = loaded.Scenario.Clock.Ticks,
            Charts = flags.Charts,
            Files = output.Hashes(),
        };

    /// <summary>Says what was written where.</summary>
    public static void Written(string folder, RunManifest manifest)
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine($"written to {folder}:");
        Console.Out.WriteLine(
            "  "
                + string.Join(
                    ", ",
                    manifest
                        .Files.Keys.Append(ExperimentSession.StoreName)
                        .Append("manifest.json")
                        .Order(StringComparer.Ordinal)
                )
        );
    }

    /// <summary>A number for JSON, which has no missing ones.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
