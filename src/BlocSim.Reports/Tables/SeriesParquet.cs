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
            DateTime[] dates = ParquetTable.Days(of.Clock);
            foreach (Series series in of.Series)
            {
                var column = new Column(series.Metric, series.Good, series.Entity);
                Observe(table, variant, dates, column, series.Values.AsSpan(0, of.Recorded));
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
                Observe(table, part.Variant, dates, part.Column, part.Values[r], part.Point + 1, part.Runs[r]);
            }
        }
    }

    /// <summary>Writes a row for every period with a value, the keys of its run first.</summary>
    private static void Observe(
        ParquetTable table,
        string variant,
        DateTime[] dates,
        Column column,
        ReadOnlySpan<double> values,
        params int[] keys
    )
    {
        int first = keys.Length;
        for (int p = 0; p < values.Length; p++)
        {
            if (double.IsNaN(values[p]))
            {
                continue;
            }

            for (int k = 0; k < first; k++)
            {
                table.Set(k, keys[k]);
            }

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
