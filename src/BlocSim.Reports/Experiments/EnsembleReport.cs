using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Tables and charts of many runs of one scenario.</summary>
public static class EnsembleReport
{
    /// <summary>Runs of up to this many observations are written out one by one.</summary>
    private const long MaxObservations = 2_000_000;

    private static readonly (int Low, int High)[] Edges = [(0, 6), (1, 5), (2, 4)];

    /// <summary>Writes tables and charts and prints the answer.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="loaded">The scenario.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="options">How many runs count, and what is printed.</param>
    /// <param name="until">The quantity that replicating went by; null for a number of runs.</param>
    /// <param name="said">What came of replicating until an interval was narrow enough; empty for a number of runs.</param>
    public static ExperimentAnswer Of(
        ResultDatabase store,
        LoadedScenario loaded,
        string folder,
        ReportOptions options,
        string? until = null,
        string said = ""
    )
    {
        var spreads = PointSpreads.Of(store, 0, options.Runs);
        RunManifest manifest = Write(store, loaded, spreads, folder, options, until, said);
        return new ExperimentAnswer(
            manifest,
            Lines(store, loaded, spreads),
            () => Json(store, loaded, spreads, folder, manifest, said)
        );
    }

    private static RunManifest Write(
        ResultDatabase store,
        LoadedScenario loaded,
        PointSpreads spreads,
        string folder,
        ReportOptions options,
        string? until,
        string said
    )
    {
        using var output = new OutputFolder(folder);
        Scenario scenario = loaded.Scenario;
        Provenance receipt = ReportParts.Provenance(store, loaded);
        using (StreamWriter file = output.Create("bands.csv"))
        {
            BandTable.Write(file, store.Head.Periods, [(0, spreads)]);
        }

        using (StreamWriter file = output.Create("summary.csv"))
        {
            SpreadLines.WriteCsv(file, spreads, Year(store));
        }

        long observations = 2L * spreads.Runs * store.Head.Columns.Length * store.Head.Periods.Length;
        if (observations <= MaxObservations)
        {
            using StreamWriter file = output.Create("series.csv");
            TidyTable.Write(file, store, store.Head.Columns, options.Runs);
        }

        output.Write("summary.md", Markdown(store, loaded, spreads, receipt, said));
        output.Write("scenario.yaml", loaded.Text);
        if (options.Charts && spreads.Runs > 0)
        {
            foreach ((string name, Figure figure) in StandardFigures.Of(Tables(scenario, store, spreads), receipt))
            {
                output.Write(name, FigureWriter.Write(figure));
            }
        }

        RunManifest manifest = ReportParts.Manifest(store, receipt, loaded, options, output) with
        {
            Runs = spreads.Runs,
            Until = until,
            Said = said.Length > 0 ? said : null,
        };
        output.Write("manifest.json", manifest.ToJson());
        output.Commit(["series.csv", .. StandardFigures.Files]);
        return manifest;
    }

    /// <summary>The last calendar year, which tables report.</summary>
    private static string Year(ResultDatabase store) => PeriodAxis.LastYearOf(store.Head.Periods).Label;

    private static IEnumerable<string> Lines(ResultDatabase store, LoadedScenario loaded, PointSpreads spreads)
    {
        yield return $"{loaded.Scenario.Name}: {Counted.Of(spreads.Runs)}, each with its baseline";
        foreach ((string title, IReadOnlyList<string[]> rows) in SpreadLines.Of(spreads, loaded.Scenario))
        {
            yield return string.Empty;
            string[] head = [$"{title}, {Year(store)}", .. SpreadLines.Heads];
            foreach (string line in TextTable.Lines([head, .. rows]))
            {
                yield return ("  " + line).TrimEnd();
            }
        }

        if (Differ(spreads, loaded) is { Length: > 0 } differ)
        {
            yield return string.Empty;
            yield return differ;
        }
    }

    /// <summary>What the runs differ in where no input is stated as uncertain; empty where one is, or for one run.</summary>
    private static string Differ(PointSpreads spreads, LoadedScenario loaded)
    {
        bool same = spreads.Series.All(s => s.Policy.All(p => !(p.Quantiles[0] < p.Quantiles[^1])));
        return loaded.Inputs.Count > 0 || spreads.Runs < 2 ? string.Empty
            : same
                ? "All runs are the same: nothing in this scenario is drawn at random, so one is enough. State inputs as uncertain to see what hangs on them (\"uncertain\" in docs/reference/scenario.md)."
            : "No input is stated as uncertain: the runs differ in lead times, audits, rulings and decisions only. See \"uncertain\" in docs/reference/scenario.md.";
    }

    /// <summary>Medians and bands as tables that charts draw from.</summary>
    public static EnsembleTables Tables(Scenario scenario, ResultDatabase store, PointSpreads spreads)
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

    private static string Markdown(
        ResultDatabase store,
        LoadedScenario loaded,
        PointSpreads spreads,
        Provenance receipt,
        string said
    )
    {
        Scenario scenario = loaded.Scenario;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {scenario.Name}\n\n");
        if (scenario.Question.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{scenario.Question}\n\n");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(spreads.Runs)}, each with a baseline that has the same draws. Means over {Year(store)} with half of their 95 % confidence interval; the range that holds 95 % of runs; the difference policy less baseline, run by run, and in what share of runs it has the sign of its mean.\n"
        );
        if (said.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{StoryWords.Capital(said)}.**\n");
        }

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

        text.Append(SummaryText.Foot(receipt, scenario.Source));
        return text.ToString();
    }

    private static string Json(
        ResultDatabase store,
        LoadedScenario loaded,
        PointSpreads spreads,
        string folder,
        RunManifest manifest,
        string said
    ) =>
        JsonSerializer.Serialize(
            new
            {
                scenario = loaded.Scenario.Name,
                version = manifest.Version,
                sha256 = manifest.Sha256,
                contents = manifest.Contents,
                seed = manifest.Seed,
                runs = spreads.Runs,
                failed = store.Failed().Count,
                folder,
                until = said.Length > 0 ? said : null,
                period = Year(store),
                summary = spreads.Series.Select(s => new
                {
                    metric = s.Column.Metric.Name,
                    good = s.Column.Good,
                    entity = s.Column.Entity,
                    mean = ReportParts.Finite(s.LastPolicy.Mean),
                    halfWidth = ReportParts.Finite(s.LastPolicy.HalfWidth),
                    low = ReportParts.Finite(s.LastPolicy.Quantiles[0]),
                    median = ReportParts.Finite(s.LastPolicy.Median),
                    high = ReportParts.Finite(s.LastPolicy.Quantiles[^1]),
                    baseline = ReportParts.Finite(s.LastBaseline.Mean),
                    difference = ReportParts.Finite(s.LastDifference.Difference.Mean),
                    sameSign = ReportParts.Finite(s.LastDifference.SameSign),
                    unit = s.Column.Metric.Unit,
                }),
            },
            JsonText.Format
        );
}
