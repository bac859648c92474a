using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>Series as Parquet, one observation a row: <c>variant</c> says policy or baseline, <c>date</c> is the first day of the period.</summary>
public static class SeriesParquet
{
    /// <summary>The name of a run's file.</summary>
    public const string FileName = "series.parquet";

    private static readonly (string, Type)[] Observation =
    [
        ("variant", typeof(string)),
        ("date", typeof(DateTime)),
        ("metric", typeof(string)),
        ("good", typeof(string)),
        ("entity", typeof(string)),
        ("value", typeof(double)),
        ("unit", typeof(string)),
    ];

    /// <summary>Writes both runs of a pair; periods without a value have no row.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="pair">The runs.</param>
    public static void Write(Stream output, PairedRun pair)
    {
        using var table = new ParquetTable(output, Observation);
        foreach (
            (string variant, RunTable of) in ((string, RunTable)[])
                [("policy", pair.Policy), ("baseline", pair.Baseline)]
        )
        {
            DateTime[] dates =
            [
                .. Enumerable.Range(0, of.Clock.Ticks).Select(t => ParquetTable.Day(of.Clock.Label(t))),
            ];
            foreach (Series series in of.Series)
            {
                var column = new Column(series.Metric, series.Good, series.Entity);
                Observe(table, 0, variant, dates, column, series.Values.AsSpan(0, of.Recorded));
            }
        }
    }

    /// <summary>Writes the runs of a store with the number of their point and replication, as <see cref="TidyTable"/> does as text.</summary>
    /// <param name="output">Where to; stays open.</param>
    /// <param name="store">The store.</param>
    /// <param name="columns">Which series.</param>
    /// <param name="most">Only replications up to this number.</param>
    public static void Write(Stream output, ResultDatabase store, IReadOnlyList<Column> columns, int most)
    {
        using var table = new ParquetTable(output, [("point", typeof(int)), ("run", typeof(int)), .. Observation]);
        DateTime[] dates = [.. store.Head.Periods.Select(ParquetTable.Day)];
        foreach (StoredSeries part in TidyTable.Parts(store, columns, most))
        {
            for (int r = 0; r < part.Values.Length; r++)
            {
                int run = part.Runs[r];
                int point = part.Point + 1;
                Observe(
                    table,
                    2,
                    part.Baseline ? "baseline" : "policy",
                    dates,
                    part.Column,
                    part.Values[r],
                    t =>
                    {
                        t.Set(0, point);
                        t.Set(1, run);
                    }
                );
            }
        }
    }

    private static void Observe(
        ParquetTable table,
        int first,
        string variant,
        DateTime[] dates,
        Column column,
        ReadOnlySpan<double> values,
        Action<ParquetTable>? before = null
    )
    {
        for (int p = 0; p < values.Length; p++)
        {
            if (double.IsNaN(values[p]))
            {
                continue;
            }

            before?.Invoke(table);
            table.Set<string?>(first, variant);
            table.Set(first + 1, dates[p]);
            table.Set<string?>(first + 2, column.Metric.Name);
            table.Set<string?>(first + 3, column.Good);
            table.Set<string?>(first + 4, column.Entity);
            table.Set(first + 5, values[p]);
            table.Set<string?>(first + 6, column.Metric.Unit);
            table.EndRow();
        }
    }
}
