using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Spreads in the last calendar year as rows of a table, for the terminal and for Markdown, in the units people read.</summary>
public static class SpreadLines
{
    /// <summary>Spreads of runs that agree but for rounding are none.</summary>
    private const double Rounding = 1e-9;

    /// <summary>The heads of the columns behind the first.</summary>
    public static string[] Heads { get; } =
    ["mean", "95 % of runs", "baseline", "difference", "same sign", string.Empty];

    /// <summary>Goods with the rows that have something to say.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string[]> Rows)> Of(PointSpreads spreads, Scenario scenario)
    {
        foreach (IGrouping<string, SeriesSpread> group in spreads.Series.GroupBy(s => s.Column.Good))
        {
            Good good = ReportParts.GoodOf(scenario, group.First().Column);
            string title = group.Key == "all" ? "All goods together" : good.Title;
            string[][] rows =
            [
                .. group.Where(s => s.Column.Metric.Name != "share-of-supply" && Says(s)).Select(s => Row(s, good)),
            ];
            if (rows.Length > 0)
            {
                yield return (title, rows);
            }
        }
    }

    /// <summary>Writes all series, one row each, in the metrics' own units.</summary>
    public static void WriteCsv(TextWriter output, PointSpreads spreads, string year)
    {
        using var csv = new CsvRows(output);
        csv.Row([
            "metric",
            "good",
            "entity",
            "period",
            "runs",
            "policy",
            "standard_error",
            "p2.5",
            "p50",
            "p97.5",
            "baseline",
            "difference",
            "difference_standard_error",
            "same_sign",
            "unit",
        ]);
        foreach (SeriesSpread s in spreads.Series.Where(s => s.LastPolicy.Count > 0))
        {
            csv.Row([
                s.Column.Metric.Name,
                s.Column.Good,
                s.Column.Entity,
                year,
                s.LastPolicy.Count.ToString(CultureInfo.InvariantCulture),
                CsvRows.Cell(s.LastPolicy.Mean),
                CsvRows.Cell(s.LastPolicy.StandardError),
                CsvRows.Cell(s.LastPolicy.Quantiles[0]),
                CsvRows.Cell(s.LastPolicy.Median),
                CsvRows.Cell(s.LastPolicy.Quantiles[^1]),
                CsvRows.Cell(s.LastBaseline.Mean),
                CsvRows.Cell(s.LastDifference.Difference.Mean),
                CsvRows.Cell(s.LastDifference.Difference.StandardError),
                CsvRows.Cell(s.LastDifference.SameSign),
                s.Column.Metric.Unit,
            ]);
        }
    }

    /// <summary>A number and half its interval: <c>88.1 ± 0.3</c>.</summary>
    public static string WithError(double value, double half, double factor)
    {
        string number = SummaryText.Number(value * factor);
        if (double.IsNaN(half) || Math.Abs(half) <= Rounding * Math.Abs(value))
        {
            return number;
        }

        string width = SummaryText.Number(Math.Abs(half * factor));
        return width == "0" ? $"{number} ± < 0.01" : $"{number} ± {width}";
    }

    /// <summary>Per cent without decimals, but never 100 or 0 where it is not.</summary>
    public static string Share(double share) =>
        double.IsNaN(share) ? "-"
        : share is > 0.995 and < 1 ? "> 99 %"
        : share is > 0 and < 0.005 ? "< 1 %"
        : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static bool Says(SeriesSpread s) =>
        s.LastPolicy.Count > 0 && !(s.LastPolicy.Mean == 0 && s.LastBaseline.Mean is 0 or double.NaN);

    private static string[] Row(SeriesSpread series, Good good)
    {
        (double factor, string unit) = SummaryText.Scale(series.Column.Metric, good);
        Spread policy = series.LastPolicy;
        Spread baseline = series.LastBaseline;
        PairedDifference difference = series.LastDifference;
        bool compares = series.Column.IsPaired || baseline.Count == 0;
        return
        [
            $"{series.Column.Metric.Words} ({series.Column.Entity})",
            WithError(policy.Mean, policy.HalfWidth, factor),
            $"{SummaryText.Number(policy.Quantiles[0] * factor)} to {SummaryText.Number(policy.Quantiles[^1] * factor)}",
            SummaryText.Number(baseline.Mean * factor),
            compares ? "-" : WithError(difference.Difference.Mean, difference.Difference.HalfWidth, factor),
            difference.Difference.Count == 0 || difference.Difference.Mean == 0 ? "-" : Share(difference.SameSign),
            unit,
        ];
    }
}
