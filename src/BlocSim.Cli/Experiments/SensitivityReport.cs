using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>Which inputs matter, as a table and a tornado.</summary>
internal static class SensitivityReport
{
    /// <summary>Writes tables and a chart and prints the answer.</summary>
    public static void Of(ResultStore store, LoadedScenario loaded, string folder, ExperimentFlags flags)
    {
        var plan = SensitivityPlan.Parse(store.Report);
        IReadOnlyList<Factor> factors = plan.Factors(loaded);
        IReadOnlyList<Quantity> outputs = Report.Quantities(store, loaded, plan.Outputs);
        ImmutableArray<SensitivityRow> rows =
        [
            .. outputs.SelectMany(o => Rows(store, plan, factors, o, store.Points().Count, flags.Runs)),
        ];
        Receipt receipt = ExperimentOutput.Receipt(store, loaded);
        using var output = new OutputFolder(folder);
        using (StreamWriter file = output.Create("sensitivity.csv"))
        {
            SensitivityTable.Write(file, plan, rows);
        }

        using (StreamWriter file = output.Create("designs.csv"))
        {
            DesignTable.Write(file, store.Points());
        }

        output.Write("summary.md", Markdown(plan, loaded, outputs, rows, receipt));
        output.Write("scenario.yaml", loaded.Text);
        if (flags.Charts)
        {
            output.Write("tornado.svg", FigureWriter.Write(SensitivityFigure.Of(plan, loaded, outputs, rows, receipt)));
        }

        RunManifest manifest = ExperimentOutput.Manifest(store, receipt, loaded, flags, output);
        output.Write("manifest.json", manifest.ToJson());
        output.Commit(["tornado.svg"]);
        Print(plan, loaded, outputs, rows, folder, flags, manifest);
    }

    /// <summary>The most important inputs so far, on one line.</summary>
    public static string Provisional(
        Experiment experiment,
        SensitivityPlan plan,
        IReadOnlyList<Factor> factors,
        int points,
        int runs
    )
    {
        IEnumerable<SensitivityRow> rows = Rows(experiment.Store, plan, factors, experiment.Wanted[0], points, runs)
            .OrderByDescending(r => r.Size)
            .Take(3);
        return "so far: " + string.Join(", ", rows.Select(r => $"{r.Factor.Title} {SummaryText.Number(r.Size)}"));
    }

    private static IEnumerable<SensitivityRow> Rows(
        ResultStore store,
        SensitivityPlan plan,
        IReadOnlyList<Factor> factors,
        Quantity quantity,
        int points,
        int runs
    )
    {
        double[] values =
        [
            .. Enumerable
                .Range(0, points)
                .Select(p =>
                    Experiments
                        .Spread.Of(store.Read(p, false, [quantity.Column], runs).Values[0].Select(quantity.Of))
                        .Mean
                ),
        ];
        ulong seed = store.Head.Seed;
        switch (plan.Method)
        {
            case "sobol":
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
                            FirstText = store.Points()[(2 * i) + 1].Settings[i].Value,
                            SecondText = store.Points()[(2 * i) + 2].Settings[i].Value,
                        }
                );
            default:
                return Morris
                    .Effects(plan.Points(factors.Count, seed), values)
                    .Select(
                        (x, i) =>
                            new SensitivityRow(quantity, factors[i], x.MeanSize)
                            {
                                First = x.MeanSize,
                                FirstLow = x.MeanSize - x.HalfWidth,
                                FirstHigh = x.MeanSize + x.HalfWidth,
                                Second = x.Deviation,
                                Mean = x.Mean,
                            }
                    );
        }
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
                "the result with one input at either end and the others in the middle"
            ),
            _ => (
                "mean size of effect (mu*)",
                "spread of effect (sigma)",
                "change of the result per range of the input; a spread as large as the size means that the effect depends on other inputs or bends"
            ),
        };

    internal static (double Factor, string Unit) Scale(SensitivityPlan plan, LoadedScenario loaded, Quantity quantity)
    {
        return plan.Method == "sobol"
            ? (1, "share of variance")
            : ExperimentOutput.Scale(loaded.Scenario, quantity.Column);
    }

    private static IEnumerable<(Quantity Quantity, List<string[]> Cells)> Tables(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows
    )
    {
        (string first, string second, string _) = Words(plan);
        foreach (Quantity output in outputs)
        {
            (double factor, string unit) = Scale(plan, loaded, output);
            List<string[]> cells =
            [
                [$"{output.Words}, {unit}", first, second],
            ];
            foreach (SensitivityRow r in rows.Where(r => r.Quantity == output).OrderByDescending(r => r.Size))
            {
                cells.Add([
                    r.Factor.Path,
                    Cell(r.First, r.FirstLow, r.FirstHigh),
                    Cell(r.Second, r.SecondLow, r.SecondHigh),
                ]);
            }

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

    private static void Print(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows,
        string folder,
        ExperimentFlags flags,
        RunManifest manifest
    )
    {
        if (flags.Json)
        {
            Console.Out.WriteLine(
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
                            input = r.Factor.Path,
                            first = ExperimentOutput.Finite(r.First),
                            second = ExperimentOutput.Finite(r.Second),
                        }),
                    },
                    Shared.JsonFormat
                )
            );
            return;
        }

        if (flags.Silent)
        {
            return;
        }

        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{loaded.Scenario.Name}: {Method(plan)}, {manifest.Runs:#,0} runs; {Words(plan).Meaning}"
            )
        );
        foreach ((Quantity _, List<string[]> cells) in Tables(plan, loaded, outputs, rows))
        {
            Console.Out.WriteLine();
            foreach (string line in TextTable.Lines(cells))
            {
                Console.Out.WriteLine("  " + line);
            }
        }

        ExperimentOutput.Written(folder, manifest);
    }

    internal static string Method(SensitivityPlan plan) =>
        plan.Method switch
        {
            "sobol" => $"Sobol indices from {plan.Samples:#,0} samples",
            "tornado" => "one input at a time",
            _ => $"Morris screening by {plan.Samples:#,0} walks",
        };

    private static string Markdown(
        SensitivityPlan plan,
        LoadedScenario loaded,
        IReadOnlyList<Quantity> outputs,
        ImmutableArray<SensitivityRow> rows,
        Receipt receipt
    )
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"# {loaded.Scenario.Name}: which inputs matter\n\n{Method(plan)}: {Words(plan).Meaning}. In brackets 95 % intervals.\n"
        );
        foreach ((Quantity _, List<string[]> cells) in Tables(plan, loaded, outputs, rows))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n| {string.Join(" | ", cells[0])} |\n|---|---:|---:|\n");
            foreach (string[] row in cells.Skip(1))
            {
                text.Append(CultureInfo.InvariantCulture, $"| `{row[0]}` | {row[1]} | {row[2]} |\n");
            }
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{receipt.ToFooter()}\n").ToString();
    }
}
