using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>Spreads in the last period as rows of a table, for the terminal and for Markdown, in the units people read.</summary>
internal static class SpreadLines
{
    /// <summary>The heads of the columns behind the first.</summary>
    public static string[] Heads { get; } =
    ["mean", "95 % of runs", "baseline", "difference", "same sign", string.Empty];

    /// <summary>Goods with the rows that have something to say.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<string[]> Rows)> Of(PointSpreads spreads, Scenario scenario)
    {
        foreach (IGrouping<string, SeriesSpread> group in spreads.Series.GroupBy(s => s.Column.Good))
        {
            Good good = scenario.Goods.FirstOrDefault(g => g.Name == group.Key) ?? scenario.Goods[0];
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

    /// <summary>A number and half its interval: <c>88.1 ± 0.3</c>.</summary>
    public static string WithError(double value, double half, double factor)
    {
        string number = SummaryText.Number(value * factor);
        if (double.IsNaN(half) || half * factor == 0)
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
        s.Policy[^1].Count > 0 && !(s.Policy[^1].Mean == 0 && s.Baseline[^1].Mean is 0 or double.NaN);

    private static string[] Row(SeriesSpread series, Good good)
    {
        (double factor, string unit) = SummaryText.Scale(series.Column.Metric, good);
        Spread policy = series.Policy[^1];
        Spread baseline = series.Baseline[^1];
        PairedDifference difference = series.Difference[^1];
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
