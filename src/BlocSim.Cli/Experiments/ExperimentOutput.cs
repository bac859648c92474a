using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>What the reports of all kinds of experiments have in common.</summary>
internal static class ExperimentOutput
{
    /// <summary>The manifest of an experiment whose files have been written.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="scenario">The scenario's title, or several.</param>
    /// <param name="loaded">The first scenario.</param>
    /// <param name="charts">Whether charts were drawn.</param>
    /// <param name="output">The files.</param>
    public static RunManifest Manifest(
        ResultStore store,
        string scenario,
        LoadedScenario loaded,
        bool charts,
        OutputFolder output
    ) =>
        new()
        {
            Version = ProductVersion.Text,
            Commit = ProductVersion.Commit(),
            Scenario = scenario,
            Sha256 = loaded.Hash,
            Overrides = loaded.Overrides,
            Seed = store.Head.Seed,
            Runs = store.Done().Count,
            Experiment = store.Head.Kind,
            Contents = ContentHash.Of(store),
            Engine = "direct",
            Periods = loaded.Scenario.Clock.Ticks,
            Charts = charts,
            Files = output.Hashes(RunJob.Digest),
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
                    manifest.Files.Keys.Append(ExperimentSession.StoreName).Order(StringComparer.Ordinal)
                )
        );
    }

    /// <summary>A number for JSON, which has no missing ones.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
