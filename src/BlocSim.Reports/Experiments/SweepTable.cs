using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>A sweep as a tidy table: levers in the first columns, then one quantity a row.</summary>
internal static class SweepTable
{
    public static void Write(TextWriter output, SweepView view)
    {
        using var csv = new CsvRows(output);
        var columns = new LeverColumns(view.Points);
        string[] head =
        [
            "point",
            .. columns.Heads,
            "metric",
            "good",
            "entity",
            "date",
            "runs",
            "mean",
            "standard_error",
            "p2.5",
            "p50",
            "p97.5",
            "unit",
        ];
        csv.Row(head);
        foreach (DesignPoint point in view.Points)
        {
            string[] levers = [(point.Index + 1).ToString(CultureInfo.InvariantCulture), .. columns.Cells(point)];
            foreach (Quantity quantity in view.Outputs)
            {
                Column c = quantity.Column;
                csv.Row([
                    .. levers,
                    c.Metric.Name,
                    c.Good,
                    c.Entity,
                    quantity.PeriodLabel,
                    .. Cells(view.Spread(point, quantity)),
                    c.Metric.Unit,
                ]);
            }

            if (view.Plan.Target.Length > 0)
            {
                double[] met =
                [
                    .. view.Values(point, view.Outputs[0])
                        .Select(v => Target.Parse(view.Plan.Target).IsMet(v) ? 1.0 : 0),
                ];
                csv.Row([
                    .. levers,
                    "reaches-target",
                    view.Outputs[0].Column.Good,
                    view.Outputs[0].Column.Entity,
                    view.Outputs[0].PeriodLabel,
                    .. Cells(Experiments.Spread.Of(met)),
                    "share of runs",
                ]);
            }

            if (view.Costs(point).Length > 0)
            {
                csv.Row([
                    .. levers,
                    "cost-to-bloc",
                    "all",
                    "bloc",
                    "mean",
                    .. Cells(Experiments.Spread.Of(view.Costs(point))),
                    "USD/yr",
                ]);
            }
        }
    }

    private static IEnumerable<string> Cells(Experiments.Spread spread) =>
        [
            spread.Count.ToString(CultureInfo.InvariantCulture),
            CsvRows.Cell(spread.Mean),
            CsvRows.Cell(spread.StandardError),
            CsvRows.Cell(spread.Quantiles[0]),
            CsvRows.Cell(spread.Median),
            CsvRows.Cell(spread.Quantiles[^1]),
        ];
}
