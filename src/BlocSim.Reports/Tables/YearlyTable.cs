using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Writes a run and its baseline by calendar year, one quantity and year a row: small enough for a spreadsheet.</summary>
public static class YearlyTable
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "yearly.csv";

    internal const string Head = "year,metric,good,entity,policy,baseline,unit";

    /// <summary>
    /// Writes <c>year,metric,good,entity,policy,baseline,unit</c>. A year's value is the mean of its periods that have one, of a balance (a stock, a loan) the last; years
    /// without a value have no row. What compares a run with its baseline has no baseline of its own.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="pair">The run and its baseline.</param>
    public static void Write(TextWriter output, PairedRun pair)
    {
        using var csv = new CsvRows(output);
        csv.Row(Head.Split(','));
        Clock clock = pair.Policy.Clock;
        int first = clock.DateOf(0).Year;
        int last = clock.DateOf(clock.Ticks - 1).Year;
        foreach (Series series in pair.Policy.Series)
        {
            double[]? before = pair.Baseline.Find(series.Metric.Name, series.Good, series.Entity);
            for (int year = first; year <= last; year++)
            {
                Range ticks = clock.TicksOf(year);
                double policy = series.Metric.Over(series.Values.AsSpan()[ticks]);
                double baseline = before is null ? double.NaN : series.Metric.Over(before.AsSpan()[ticks]);
                if (double.IsNaN(policy) && double.IsNaN(baseline))
                {
                    continue;
                }

                csv.Row([
                    year.ToString(CultureInfo.InvariantCulture),
                    series.Metric.Name,
                    series.Good,
                    series.Entity,
                    CsvRows.Cell(policy),
                    CsvRows.Cell(baseline),
                    series.Metric.Unit,
                ]);
            }
        }
    }
}
