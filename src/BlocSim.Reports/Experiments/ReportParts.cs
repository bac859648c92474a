using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>What the reports of all kinds of experiments have in common.</summary>
public static class ReportParts
{
    /// <summary>What ties tables and charts to an experiment.</summary>
    public static Provenance Provenance(ResultDatabase store, params IReadOnlyList<LoadedScenario> scenarios) =>
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
    /// <param name="options">How many runs count, and whether charts were drawn.</param>
    /// <param name="output">The files.</param>
    public static RunManifest Manifest(
        ResultDatabase store,
        Provenance receipt,
        LoadedScenario loaded,
        ReportOptions options,
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
            Runs = store.Done().Count(r => r.Number <= options.Runs),
            Asked = options.Runs,
            Experiment = store.Head.Kind,
            Contents = ContentHash.Of(store, options.Runs),
            Engine = "direct",
            Periods = loaded.Scenario.Clock.Ticks,
            Charts = options.Charts,
            Files = output.Hashes(),
        };

    /// <summary>A number for JSON, which has no missing ones.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
