using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <content>The chart, and the answer as JSON.</content>
public static partial class CompareReport
{
    private const string PriceFile = "price.svg";

    /// <summary>The charts of a comparison.</summary>
    internal static IReadOnlyList<(string File, Figure Figure)> Figures(
        ResultDatabase store,
        IReadOnlyList<LoadedScenario> scenarios,
        Provenance receipt,
        int runs
    ) => [(PriceFile, Chart(store, scenarios, receipt, runs))];

    private static Figure Chart(
        ResultDatabase store,
        IReadOnlyList<LoadedScenario> scenarios,
        Provenance receipt,
        int runs
    )
    {
        Scenario scenario = scenarios[0].Scenario;
        Good good = scenario.Goods.First(g => g.Name == scenario.Focus);
        List<Panel> panels = [];
        foreach (
            (string metric, string title) in new[]
            {
                ("world-price", "Price at the border"),
                ("non-dominant-share", "Share of others than the dominant producer"),
            }
        )
        {
            var column = new Column(MetricList.Find(metric), good.Name, "world");
            (double factor, string unit) = SummaryText.Scale(column.Metric, good);
            List<Layer> layers = [];
            for (int i = 0; i < Math.Min(MaxLines, scenarios.Count); i++)
            {
                layers.Add(Line(store.Read(i, false, [column], runs).Values[0], scenarios[i].ShortName, i, factor));
            }

            if (scenarios.Count == 1)
            {
                layers.Add(Line(store.Read(0, true, [column], runs).Values[0], "Baseline", Context, factor));
            }

            panels.Add(
                new Panel
                {
                    Title = title,
                    Unit = unit,
                    Layers = [.. layers],
                }
            );
        }

        return new Figure
        {
            Title = $"{good.Title}: {string.Join(", ", scenarios.Select(s => s.ShortName))}",
            Subtitle = $"Medians of {Counted.Of(runs)} with the same draws; bands hold 80 % of them",
            Panels = [.. panels],
            Periods = store.Head.Periods,
            Source = scenario.Source,
            Footer = receipt.ToFooter(),
            Provenance = receipt.ToJson(),
            Description = $"Line charts with bands: price and share of {good.Title} in each scenario",
        };
    }

    private const int Context = -1;

    private static Layer Line(double[][] runs, string name, int color, double factor)
    {
        int periods = runs.Length == 0 ? 0 : runs[0].Length;
        Experiments.Spread[] spreads =
        [
            .. Enumerable.Range(0, periods).Select(p => Experiments.Spread.Of(runs.Select(r => r[p] * factor))),
        ];
        return new Layer(name, LayerStyle.Line, color, [.. spreads.Select(s => s.Median)])
        {
            Bands = [new LayerBand([.. spreads.Select(s => s.Quantiles[1])], [.. spreads.Select(s => s.Quantiles[5])])],
        };
    }

    private static string Json(IReadOnlyList<CompareRow> rows, string folder, RunManifest manifest) =>
        JsonSerializer.Serialize(
            new
            {
                scenario = manifest.Scenario,
                version = manifest.Version,
                contents = manifest.Contents,
                runs = manifest.Runs,
                folder,
                differences = rows.Select(r => new
                {
                    scenario = r.Scenario + 1,
                    metric = r.Quantity.Column.Metric.Name,
                    good = r.Quantity.Column.Good,
                    entity = r.Quantity.Column.Entity,
                    first = ReportParts.Finite(r.First.Mean),
                    second = ReportParts.Finite(r.Second.Mean),
                    difference = ReportParts.Finite(r.Difference.Difference.Mean),
                    halfWidth = ReportParts.Finite(r.Difference.Difference.HalfWidth),
                    sameSign = ReportParts.Finite(r.Difference.SameSign),
                    told = r.Difference.IsTold,
                    needed = r.Difference.Needed,
                    unit = r.Quantity.Column.Metric.Unit,
                }),
            },
            JsonText.Format
        );
}
