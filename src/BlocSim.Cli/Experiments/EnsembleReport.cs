using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>Tables and charts of many runs of one scenario.</summary>
internal static class EnsembleReport
{
    /// <summary>Runs of up to this many observations are written out one by one.</summary>
    private const long MostObservations = 2_000_000;

    private static readonly (int Low, int High)[] Edges = [(0, 6), (1, 5), (2, 4)];

    /// <summary>Writes everything into a folder.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="loaded">The scenario.</param>
    /// <param name="runs">Only replications up to this number.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="charts">Whether charts are drawn.</param>
    /// <param name="until">The quantity that replicating went by; null for a number of runs.</param>
    public static RunManifest Write(
        ResultStore store,
        LoadedScenario loaded,
        int runs,
        string folder,
        bool charts,
        string? until = null
    )
    {
        using var output = new OutputFolder(folder);
        var spreads = PointSpreads.Of(store, 0, runs);
        Scenario scenario = loaded.Scenario;
        var receipt = new Receipt(ProductVersion.Text, scenario.Name, loaded.Hash, store.Head.Seed, scenario.Changes);
        using (StreamWriter file = output.Create("bands.csv"))
        {
            BandTable.Write(file, store.Head.Periods, [(0, spreads)]);
        }

        long observations = 2L * spreads.Runs * store.Head.Columns.Length * store.Head.Periods.Length;
        if (observations <= MostObservations)
        {
            using StreamWriter file = output.Create("series.csv");
            TidyTable.Write(file, store, store.Head.Columns, runs);
        }

        output.Write("summary.md", Markdown(store, loaded, spreads, receipt));
        output.Write("scenario.yaml", loaded.Text);
        if (charts && spreads.Runs > 0)
        {
            foreach ((string name, Figure figure) in StandardFigures.Of(Tables(scenario, store, spreads), receipt))
            {
                output.Write(name, FigureWriter.Write(figure));
            }
        }

        RunManifest manifest = ExperimentOutput.Manifest(store, scenario.Name, loaded, charts, output) with
        {
            Runs = spreads.Runs,
            Asked = runs,
            Until = until,
        };
        output.Write("manifest.json", manifest.ToJson());
        output.Commit(["series.csv", .. StandardFigures.Files]);
        return manifest;
    }

    /// <summary>The table that is printed after an ensemble.</summary>
    public static IEnumerable<string> Lines(ResultStore store, LoadedScenario loaded, int runs)
    {
        var spreads = PointSpreads.Of(store, 0, runs);
        yield return $"{loaded.Scenario.Name}: {ExperimentSession.Counted(spreads.Runs)}, each with its baseline";
        string period = store.Head.Periods[^1];
        foreach ((string title, IReadOnlyList<string[]> rows) in SpreadLines.Of(spreads, loaded.Scenario))
        {
            yield return string.Empty;
            string[] head = [$"{title}, {period}", .. SpreadLines.Heads];
            foreach (string line in TextTable.Lines([head, .. rows]))
            {
                yield return ("  " + line).TrimEnd();
            }
        }
    }

    /// <summary>Medians and bands as tables that charts draw from.</summary>
    public static EnsembleTables Tables(Scenario scenario, ResultStore store, PointSpreads spreads)
    {
        Clock clock = new PeriodAxis(scenario.Clock).Clock;
        RunTable Of(Func<SeriesSpread, ImmutableArray<Spread>> side, Func<Spread, double> value) =>
            RunTable.Whole(
                clock,
                spreads
                    .Series.Where(s => side(s).Any(x => x.Count > 0))
                    .Select(s => new Series(
                        s.Column.Metric,
                        s.Column.Good,
                        s.Column.Entity,
                        [.. side(s).Select(value)]
                    ))
            );
        ImmutableArray<(RunTable, RunTable)> Bands(Func<SeriesSpread, ImmutableArray<Spread>> side) =>
            [.. Edges.Select(e => (Of(side, s => s.Quantiles[e.Low]), Of(side, s => s.Quantiles[e.High])))];
        return new EnsembleTables(
            scenario,
            spreads.Runs,
            Of(s => s.Policy, s => s.Median),
            Of(s => s.Baseline, s => s.Median),
            Bands(s => s.Policy),
            Bands(s => s.Baseline)
        );
    }

    private static string Markdown(ResultStore store, LoadedScenario loaded, PointSpreads spreads, Receipt receipt)
    {
        Scenario scenario = loaded.Scenario;
        string period = store.Head.Periods[^1];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {scenario.Name}\n\n");
        if (scenario.Question.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{scenario.Question}\n\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"{ExperimentSession.Counted(spreads.Runs)}, each with a baseline that has the same draws. Means over {period} with half of their 95 % confidence interval; the range that holds 95 % of runs; the difference policy less baseline, run by run, and in what share of runs it has the sign of its mean.\n"
        );
        if (loaded.Inputs.Count > 0)
        {
            text.Append("\nUncertain inputs, drawn anew in every run:\n\n");
            foreach (UncertainInput input in loaded.Inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"- `{input.Path}`: {input.InWords()}\n");
            }
        }

        foreach ((string title, IReadOnlyList<string[]> rows) in SpreadLines.Of(spreads, scenario))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n## {title}\n\n| | {string.Join(" | ", SpreadLines.Heads)} |\n"
            );
            text.Append("|---|---:|---:|---:|---:|---:|---|\n");
            foreach (string[] row in rows)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
            }
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\nSource: {(scenario.Source.Length > 0 ? scenario.Source : "the scenario file")}.\n\n{receipt.ToFooter()}\n"
        );
        return text.ToString();
    }
}
