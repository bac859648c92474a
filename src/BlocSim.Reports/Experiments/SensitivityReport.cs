using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>Which inputs matter, as a table and a tornado.</summary>
public static partial class SensitivityReport
{
    private const int MaxCharts = 4;

    /// <summary>The names charts may be written under, a quantity each.</summary>
    private static readonly string[] Charts =
    [
        .. Enumerable.Range(1, MaxCharts).Select(i => i == 1 ? "tornado.svg" : $"tornado-{i}.svg"),
    ];

    /// <summary>Writes tables and a chart and prints the answer.</summary>
    public static ExperimentAnswer Of(ResultDatabase store, LoadedScenario loaded, string folder, ReportOptions options)
    {
        var plan = SensitivityPlan.Parse(store.Report);
        IReadOnlyList<Quantity> outputs = ExperimentReport.Quantities(store, loaded, plan.Outputs);
        IReadOnlyList<DesignPoint> points = store.Points();
        ImmutableArray<SensitivityRow> rows = Rows(store, loaded, plan, outputs, options.Runs);
        Provenance receipt = ReportParts.Provenance(store, loaded);
        using var output = new OutputFolder(folder);
        using (StreamWriter file = output.Create("sensitivity.csv"))
        {
            SensitivityTable.Write(file, plan, rows);
        }

        using (StreamWriter file = output.Create("designs.csv"))
        {
            DesignTable.Write(file, points);
        }

        output.Write("summary.md", Markdown(plan, loaded, outputs, rows, receipt, options));
        output.Write("scenario.yaml", loaded.Text);
        if (options.Charts)
        {
            foreach ((string name, Figure figure) in Figures(loaded, plan, outputs, rows, receipt))
            {
                output.Write(name, FigureWriter.Write(figure));
            }
        }

        RunManifest manifest = ReportParts.Manifest(store, receipt, loaded, options, output);
        output.Write("manifest.json", manifest.ToJson());
        output.Commit(Charts);
        return new ExperimentAnswer(
            manifest,
            Lines(plan, loaded, outputs, rows, options, manifest),
            () => Json(plan, rows, folder, manifest)
        );
    }

    /// <summary>The most important inputs so far, on one line.</summary>
    public static string Provisional(
        SensitivityPlan plan,
        IReadOnlyList<Factor> factors,
        PointRuns runs,
        IReadOnlyList<DesignPoint> points,
        ulong seed
    )
    {
        IEnumerable<SensitivityRow> rows = Rows(plan, factors, runs, points, seed)
            .OrderByDescending(r => r.Size)
            .Take(3);
        return "so far: " + string.Join(", ", rows.Select(r => $"{r.Factor.Title} {SummaryText.Number(r.Size)}"));
    }

    private static IEnumerable<SensitivityRow> Rows(
        SensitivityPlan plan,
        IReadOnlyList<Factor> factors,
        PointRuns runs,
        IReadOnlyList<DesignPoint> points,
        ulong seed
    )
    {
        double[] values = runs.Means(points.Count);
        Quantity quantity = runs.Quantity;
        switch (plan.Method)
        {
            case "sobol":
                double byDraws = Noise(runs.Of(points.Count), values);
                return SobolIndices
                    .Of(factors.Count, values, seed)
                    .Select(
                        (x, i) =>
                            new SensitivityRow(quantity, factors[i], x.Total)
                            {
                                First = x.First,
                                FirstLow = x.FirstLow,
                                FirstHigh = x.FirstHigh,
                                Second = x.Total,
                                SecondLow = x.TotalLow,
                                SecondHigh = x.TotalHigh,
                                ByDraws = byDraws,
                            }
                    );
            case "tornado":
                return factors.Select(
                    (f, i) =>
                        new SensitivityRow(quantity, f, Math.Abs(values[(2 * i) + 2] - values[(2 * i) + 1]))
                        {
                            First = values[(2 * i) + 1],
                            Second = values[(2 * i) + 2],
                            Origin = values[0],
                            ByDraws = PairedDifference
                                .Of(runs.Of(points.Count)[(2 * i) + 2], runs.Of(points.Count)[(2 * i) + 1])
                                .Difference.HalfWidth,
                            FirstText = points[(2 * i) + 1].Settings[i].Value,
                            SecondText = points[(2 * i) + 2].Settings[i].Value,
                        }
                );
            default:
                return Morris
                    .Effects(plan.Points(factors.Count, seed), runs.Of(points.Count))
                    .Select(
                        (x, i) =>
                            new SensitivityRow(quantity, factors[i], x.MeanSize)
                            {
                                First = x.MeanSize,
                                FirstLow = Math.Max(0, x.MeanSize - x.HalfWidth),
                                FirstHigh = x.MeanSize + x.HalfWidth,
                                Second = x.Deviation,
                                Mean = x.Mean,
                                ByDraws = x.ByDraws,
                            }
                    );
        }
    }

    /// <summary>The share of the variance of points' means that their runs' scatter makes; NaN from one run a point.</summary>
    private static double Noise(IReadOnlyList<double[]> runs, double[] means)
    {
        double within = runs.Average(r =>
        {
            double error = Experiments.Spread.Of(r).StandardError;
            return error * error;
        });
        double deviation = Experiments.Spread.Of(means).Deviation;
        return within / (deviation * deviation);
    }

    internal static (string First, string Second, string Meaning) Words(SensitivityPlan plan) =>
        plan.Method switch
        {
            "sobol" => (
                "first order",
                "total",
                "shares of the result's variance: by the input alone, and together with others"
            ),
            "tornado" => (
                "at the lower end",
                "at the upper end",
                "the result with one input at either end of its range (of a distribution: its 5 and 95 % points) and the others in the middle"
            ),
            _ => (
                "mean size of effect (mu*)",
                "spread of effect (sigma)",
                "change of the result per range of the input; a spread as large as the size means that the effect depends on other inputs or bends"
            ),
        };

    internal static (double Factor, string Unit) Scale(SensitivityPlan plan, LoadedScenario loaded, Quantity quantity)
    {
        return plan.Method == "sobol" ? (1, "share of variance") : ReportParts.Scale(loaded.Scenario, quantity.Column);
    }

    private static IEnumerable<(Quantity Quantity, List<string[]> Cells)> Tables(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows
    )
    {
        (string first, string second, string _) = Words(plan);
        string third = plan.Method switch
        {
            "sobol" => string.Empty,
            "tornado" => "difference",
            _ => "by draws alone",
        };
        foreach (Quantity output in outputs)
        {
            (double factor, string unit) = Scale(plan, loaded, output);
            List<string[]> cells =
            [
                [$"{output.Words}, {unit}", first, second, .. third.Length > 0 ? (string[])[third] : []],
            ];
            foreach (SensitivityRow r in rows.Where(r => r.Quantity == output).OrderByDescending(r => r.Size))
            {
                cells.Add([
                    r.Factor.Path,
                    Cell(r.First, r.FirstLow, r.FirstHigh) + At(r.FirstText),
                    Cell(r.Second, r.SecondLow, r.SecondHigh) + At(r.SecondText),
                    .. third.Length == 0 ? (string[])[]
                    : plan.Method == "tornado" ? [SpreadLines.WithError(r.Second - r.First, r.ByDraws, factor)]
                    : [SummaryText.Number(r.ByDraws * factor)],
                ]);
            }

            static string At(string text) => text.Length == 0 ? string.Empty : $" (at {SettingText.Short(text)})";
            string Cell(double value, double low, double high) =>
                SummaryText.Number(value * factor)
                + (
                    double.IsNaN(low) || low == high
                        ? string.Empty
                        : $" ({SummaryText.Number(low * factor)} to {SummaryText.Number(high * factor)})"
                );
            yield return (output, cells);
        }
    }

    private static string Json(
        SensitivityPlan plan,
        ImmutableArray<SensitivityRow> rows,
        string folder,
        RunManifest manifest
    ) =>
        JsonSerializer.Serialize(
            new
            {
                scenario = manifest.Scenario,
                version = manifest.Version,
                contents = manifest.Contents,
                method = plan.Method,
                runs = manifest.Runs,
                folder,
                inputs = rows.Select(r => new
                {
                    metric = r.Quantity.Column.Metric.Name,
                    good = r.Quantity.Column.Good,
                    entity = r.Quantity.Column.Entity,
                    period = r.Quantity.PeriodLabel,
                    unit = plan.Method == "sobol" ? "share" : r.Quantity.Column.Metric.Unit,
                    input = r.Factor.Path,
                    firstIs = Words(plan).First,
                    first = ReportParts.Finite(r.First),
                    firstLow = ReportParts.Finite(r.FirstLow),
                    firstHigh = ReportParts.Finite(r.FirstHigh),
                    secondIs = Words(plan).Second,
                    second = ReportParts.Finite(r.Second),
                    secondLow = ReportParts.Finite(r.SecondLow),
                    secondHigh = ReportParts.Finite(r.SecondHigh),
                    byDraws = ReportParts.Finite(r.ByDraws),
                }),
            },
            JsonText.Format
        );

    private static IEnumerable<string> Lines(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows,
        ReportOptions options,
        RunManifest manifest
    )
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{loaded.Scenario.Name}: {Method(plan)}, {Counted.Of(manifest.Runs)}; {Words(plan).Meaning}"
        );
        foreach ((Quantity _, List<string[]> cells) in Tables(plan, loaded, outputs, rows))
        {
            yield return string.Empty;
            foreach (string line in TextTable.Lines(cells))
            {
                yield return "  " + line;
            }
        }

        foreach (string note in SensitivityNotes.Of(plan, options, rows))
        {
            yield return string.Empty;
            yield return note;
        }
    }

    internal static string Method(SensitivityPlan plan) =>
        plan.Method switch
        {
            "sobol" => $"Sobol indices from {Counted.Of(plan.Samples, "sample")}",
            "tornado" => "one input at a time",
            _ => $"Morris screening by {Counted.Of(plan.Samples, "walk")}",
        };

    private static string Markdown(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows,
        Provenance receipt,
        ReportOptions options
    )
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# {loaded.Scenario.Name}: which inputs matter\n\n{Method(plan)}: {Words(plan).Meaning}.{(plan.Method == "tornado" ? string.Empty : " In brackets 95 % intervals.")}\n"
        );
        foreach ((Quantity _, List<string[]> cells) in Tables(plan, loaded, outputs, rows))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n| {string.Join(" | ", cells[0])} |\n|---|{string.Concat(cells[0].Skip(1).Select(_ => "---:|"))}\n"
            );
            foreach (string[] row in cells.Skip(1))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{row[0]}` | {string.Join(" | ", row.Skip(1))} |\n");
            }
        }

        foreach (string note in SensitivityNotes.Of(plan, options, rows))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{note}\n");
        }

        return text.Append(SummaryText.Foot(receipt, loaded.Scenario.Source)).ToString();
    }
}
