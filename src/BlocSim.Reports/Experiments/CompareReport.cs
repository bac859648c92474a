using System.Globalization;
using System.Text;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Differences between scenarios that share their draws: how large, in what share of runs, and how many more runs it would take to tell.</summary>
public static partial class CompareReport
{
    private const int MaxGoods = 4;
    private const int MaxLines = 5;

    /// <summary>Writes tables and charts and prints the answer.</summary>
    public static ExperimentAnswer Of(
        ResultDatabase store,
        IReadOnlyList<LoadedScenario> scenarios,
        string folder,
        ReportOptions options
    )
    {
        IReadOnlyList<CompareRow> all = Rows(store, scenarios, options.Runs);
        CompareRow[] rows =
        [
            .. all.Where(r =>
                r.Quantity.PeriodLabel == Year(store) && r.Quantity.Column.Metric.Name != "share-of-supply"
            ),
        ];
        using var output = new OutputFolder(folder);
        using (StreamWriter file = output.Create("compare.csv"))
        {
            WriteCsv(file, all);
        }

        using (StreamWriter file = output.Create("bands.csv"))
        {
            BandTable.Write(
                file,
                store.Head.Periods,
                scenarios.Select((_, i) => (i, PointSpreads.Of(store, i, options.Runs)))
            );
        }

        Provenance receipt = ReportParts.Provenance(store, [.. scenarios]);
        output.Write("summary.md", Markdown(store, scenarios, rows, receipt));
        for (int i = 0; i < scenarios.Count; i++)
        {
            output.Write($"scenario-{i + 1}.yaml", scenarios[i].Text);
        }

        if (options.Charts)
        {
            foreach ((string name, Figure figure) in Figures(store, scenarios, receipt, options.Runs))
            {
                output.Write(name, FigureWriter.Write(figure));
            }
        }

        RunManifest manifest = ReportParts.Manifest(store, receipt, scenarios[0], options, output);
        output.Write("manifest.json", manifest.ToJson());
        output.Commit([PriceFile]);
        return new ExperimentAnswer(manifest, Lines(store, scenarios, rows), () => Json(rows, folder, manifest));
    }

    /// <summary>The difference of the quantity that the user named, between the first two scenarios or against the baseline of the only one.</summary>
    public static PairedDifference Difference(Experiment experiment, int scenarios, int runs)
    {
        Quantity quantity = experiment.Wanted[0];
        bool alone = scenarios == 1;
        (double[][][] first, double[][][] second) = StoredRuns.Paired(
            experiment.Store.Read(0, alone, [quantity.Column], runs),
            experiment.Store.Read(alone ? 0 : 1, false, [quantity.Column], runs)
        );
        bool compares = alone && quantity.Column.IsPaired;
        return PairedDifference.Of(
            [.. second[0].Select(quantity.Of)],
            [.. first[0].Select(r => compares ? 0 : quantity.Of(r))]
        );
    }

    /// <summary>Differences in every period: every scenario against the first, or the only one against its baseline.</summary>
    private static List<CompareRow> Rows(ResultDatabase store, IReadOnlyList<LoadedScenario> scenarios, int runs)
    {
        Column[] columns = [.. store.Head.Columns];
        List<CompareRow> rows = [];
        for (int i = scenarios.Count == 1 ? 0 : 1; i < scenarios.Count; i++)
        {
            (double[][][] first, double[][][] second) = StoredRuns.Paired(
                store.Read(0, scenarios.Count == 1, columns, runs),
                store.Read(i, false, columns, runs)
            );
            for (int c = 0; c < columns.Length; c++)
            {
                bool compares = scenarios.Count == 1 && columns[c].IsPaired;
                foreach (Quantity quantity in InEveryPeriod(columns[c], store.Head.Periods))
                {
                    double[] a = [.. first[c].Select(r => compares ? 0 : quantity.Of(r))];
                    double[] b = [.. second[c].Select(quantity.Of)];
                    var difference = PairedDifference.Of(b, a);
                    if (difference.Difference.Count > 0)
                    {
                        rows.Add(
                            new CompareRow(
                                i,
                                quantity,
                                Experiments.Spread.Of(compares ? [] : a),
                                Experiments.Spread.Of(b),
                                difference
                            )
                        );
                    }
                }
            }
        }

        return rows;
    }

    /// <summary>The last calendar year, which tables report.</summary>
    private static string Year(ResultDatabase store) => PeriodAxis.LastYearOf(store.Head.Periods).Label;

    /// <summary>A series in each period and, where those are months, in the last year.</summary>
    private static IEnumerable<Quantity> InEveryPeriod(Column column, IReadOnlyList<string> periods) =>
        periods
            .Select((label, p) => new Quantity(column, p, p, label))
            .Append(Quantity.LastYear(column, periods))
            .DistinctBy(q => q.PeriodLabel);

    private static string Verdict(PairedDifference d) =>
        d.Difference.Mean == 0 && d.Difference.Deviation is 0 or double.NaN ? "the same in every run"
        : d.IsTold ? "yes"
        : d.Difference.Count < 2 ? "one run cannot tell"
        : d.Needed >= PairedDifference.Countable ? "not significant with a million runs"
        : d.Needed is { } n && n > d.Difference.Count
            ? $"not significant; about {Counted.Of(n - d.Difference.Count)} more needed"
        : "not significant";

    private static IEnumerable<string> Lines(
        ResultDatabase store,
        IReadOnlyList<LoadedScenario> scenarios,
        IReadOnlyList<CompareRow> rows
    )
    {
        int runs = rows.Count == 0 ? 0 : rows.Max(r => r.Difference.Difference.Count);
        string against = scenarios.Count == 1 ? "its baseline" : scenarios[0].ShortName;
        yield return $"{Counted.Of(runs)} of each, with the same draws; {Year(store)}";
        foreach (IGrouping<int, CompareRow> group in rows.GroupBy(r => r.Scenario))
        {
            yield return string.Empty;
            List<string[]> cells = [Heads(scenarios, group.Key)];
            cells.AddRange(group.Where(r => Shown(r, scenarios[0].Scenario)).Select(r => Cells(r, scenarios)));
            yield return $"{scenarios[group.Key].ShortName} against {against}: does it matter?";
            yield return ScenarioNames.Differs(scenarios, group.Key);
            foreach (string line in TextTable.Lines(cells))
            {
                yield return ("  " + line).TrimEnd();
            }
        }
    }

    private static string[] Heads(IReadOnlyList<LoadedScenario> scenarios, int scenario) =>
        [
            string.Empty,
            scenarios.Count == 1 ? "baseline" : scenarios[0].ShortName,
            scenarios[scenario].ShortName,
            "difference",
            "same sign",
            "unit",
            "differs from zero",
        ];

    /// <summary>Rows with something to say: not nothing on both sides.</summary>
    private static bool Shown(CompareRow row, Scenario scenario)
    {
        string[] goods =
        [
            .. scenario.Bloc.Floors.Select(f => f.Good).Prepend(scenario.Focus).Append("all").Distinct().Take(MaxGoods),
        ];
        (double factor, string _) = ReportParts.Scale(scenario, row.Quantity.Column);
        return goods.Contains(row.Quantity.Column.Good)
            && !(IsNothing(row.First.Mean * factor) && IsNothing(row.Second.Mean * factor));
    }

    /// <summary>Whether a number is missing or prints as zero.</summary>
    private static bool IsNothing(double value) => SummaryText.Number(value) is "0" or "-";

    private static string[] Cells(CompareRow row, IReadOnlyList<LoadedScenario> scenarios)
    {
        Scenario scenario = scenarios[row.Scenario].Scenario;
        Good good = ReportParts.GoodOf(scenario, row.Quantity.Column);
        (double factor, string unit) = SummaryText.Scale(row.Quantity.Column.Metric, good);
        Experiments.Spread d = row.Difference.Difference;
        string title = row.Quantity.Column.Good == "all" ? "all goods" : good.Title;
        return
        [
            $"{row.Quantity.Column.Metric.Words}, {title} ({row.Quantity.Column.Entity})",
            SummaryText.Number(row.First.Mean * factor),
            SummaryText.Number(row.Second.Mean * factor),
            SpreadLines.WithError(d.Mean, d.HalfWidth, factor),
            d.Mean == 0 ? "-" : SpreadLines.Share(row.Difference.SameSign),
            unit,
            row.Difference.IsTold && IsNothing(d.Mean * factor) ? "less than 0.01" : Verdict(row.Difference),
        ];
    }

    private static void WriteCsv(TextWriter output, IReadOnlyList<CompareRow> rows)
    {
        using var csv = new CsvRows(output);
        csv.Row([
            "scenario",
            "metric",
            "good",
            "entity",
            "date",
            "runs",
            "first",
            "second",
            "difference",
            "half_width_95",
            "same_sign",
            "told",
            "runs_needed",
            "unit",
        ]);
        foreach (CompareRow row in rows)
        {
            PairedDifference d = row.Difference;
            csv.Row([
                (row.Scenario + 1).ToString(CultureInfo.InvariantCulture),
                row.Quantity.Column.Metric.Name,
                row.Quantity.Column.Good,
                row.Quantity.Column.Entity,
                row.Quantity.PeriodLabel,
                d.Difference.Count.ToString(CultureInfo.InvariantCulture),
                CsvRows.Cell(row.First.Mean),
                CsvRows.Cell(row.Second.Mean),
                CsvRows.Cell(d.Difference.Mean),
                CsvRows.Cell(d.Difference.HalfWidth),
                CsvRows.Cell(d.SameSign),
                d.IsTold ? "yes" : "no",
                d.Needed?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
                row.Quantity.Column.Metric.Unit,
            ]);
        }
    }

    private static string Markdown(
        ResultDatabase store,
        IReadOnlyList<LoadedScenario> scenarios,
        IReadOnlyList<CompareRow> rows,
        Provenance receipt
    )
    {
        var text = new StringBuilder("# Does it matter?\n\n");
        for (int i = 0; i < scenarios.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{i + 1}. {scenarios[i].Scenario.Name} (`{scenarios[i].ShortName}`)\n"
            );
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\nMeans over {Year(store)}. Runs of one number share their draws, so that chance does not blur the difference; with half of its 95 % confidence interval, the share of runs in which it has the sign of its mean, and whether the interval leaves out zero.\n"
        );
        foreach (IGrouping<int, CompareRow> group in rows.GroupBy(r => r.Scenario))
        {
            string[] heads = Heads(scenarios, group.Key);
            text.Append(CultureInfo.InvariantCulture, $"\n{ScenarioNames.Differs(scenarios, group.Key)}\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n| {string.Join(" | ", heads)} |\n|---|---:|---:|---:|---:|---|---|\n"
            );
            foreach (CompareRow row in group.Where(r => Shown(r, scenarios[0].Scenario)))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", Cells(row, scenarios))} |\n");
            }
        }

        return text.Append(SummaryText.Foot(receipt, scenarios.Select(s => s.Scenario.Source))).ToString();
    }
}
