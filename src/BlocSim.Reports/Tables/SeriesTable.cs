using System.Globalization;
using BlocSim.Experiments;
using CsvHelper;

namespace BlocSim.Reports;

/// <summary>Writes a run's series as a tidy table: one observation a row.</summary>
public static class SeriesTable
{
    internal static CsvWriterOptions Format { get; } = new() { NewLine = "\n" };

    /// <summary>Writes <c>run,date,metric,good,entity,value,unit</c>; periods without a value have no row.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="table">What was recorded.</param>
    /// <param name="run">Number of the replication, from 1.</param>
    public static void Write(TextWriter output, RunTable table, int run)
    {
        using var csv = CsvWriter.Create(output, Format, leaveOpen: true);
        foreach (string column in (string[])["run", "date", "metric", "good", "entity", "value", "unit"])
        {
            csv.WriteField(column);
        }

        csv.EndRecord();
        string number = run.ToString(CultureInfo.InvariantCulture);
        string[] dates = [.. Enumerable.Range(0, table.Clock.Ticks).Select(table.Clock.Label)];
        foreach (Series series in table.Series)
        {
            for (int t = 0; t < table.Recorded; t++)
            {
                if (double.IsNaN(series.Values[t]))
                {
                    continue;
                }

                csv.WriteField(number);
                csv.WriteField(dates[t]);
                csv.WriteField(series.Metric.Name);
                csv.WriteField(series.Good);
                csv.WriteField(series.Entity);
                csv.WriteField(CsvRows.Cell(series.Values[t]));
                csv.WriteField(series.Metric.Unit);
                csv.EndRecord();
            }
        }
    }
}
