using System.Globalization;

namespace BlocSim.Experiments;

/// <summary>Bands of every series as a tidy table.</summary>
public static class BandTable
{
    private static readonly string[] Header =
    [
        "point",
        "date",
        "metric",
        "good",
        "entity",
        "variant",
        "runs",
        "mean",
        "standard_error",
        "p2.5",
        "p10",
        "p25",
        "p50",
        "p75",
        "p90",
        "p97.5",
        "unit",
    ];

    /// <summary>Writes one row a point, period, series and variant (<c>policy</c>, <c>baseline</c>, <c>difference</c>).</summary>
    /// <param name="output">Where to.</param>
    /// <param name="periods">Names of the periods.</param>
    /// <param name="points">Spreads of the points, by number from 1.</param>
    public static void Write(
        TextWriter output,
        IReadOnlyList<string> periods,
        IEnumerable<(int Point, PointSpreads Spreads)> points
    )
    {
        using var csv = new CsvRows(output);
        csv.Row(Header);
        foreach ((int point, PointSpreads spreads) in points)
        {
            foreach (SeriesSpread series in spreads.Series)
            {
                for (int p = 0; p < periods.Count; p++)
                {
                    (string, Spread)[] variants =
                    [
                        ("policy", series.Policy[p]),
                        ("baseline", series.Baseline[p]),
                        ("difference", series.Difference[p].Difference),
                    ];
                    foreach ((string variant, Spread spread) in variants.Where(v => v.Item2.Count > 0))
                    {
                        Column c = series.Column;
                        csv.Row([
                            (point + 1).ToString(CultureInfo.InvariantCulture),
                            periods[p],
                            c.Metric.Name,
                            c.Good,
                            c.Entity,
                            variant,
                            spread.Count.ToString(CultureInfo.InvariantCulture),
                            CsvRows.Cell(spread.Mean),
                            CsvRows.Cell(spread.StandardError),
                            .. spread.Quantiles.Select(CsvRows.Cell),
                            c.Metric.Unit,
                        ]);
                    }
                }
            }
        }
    }
}
