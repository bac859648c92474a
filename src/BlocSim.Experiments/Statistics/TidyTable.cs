using System.Globalization;

namespace BlocSim.Experiments;

/// <summary>The runs of a store as a tidy table: one observation a row, as <c>run</c> writes it for a single run.</summary>
public static class TidyTable
{
    private const int ColumnsAtOnce = 12;

    /// <summary>Writes <c>point,run,variant,date,metric,good,entity,value,unit</c>.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="store">The store.</param>
    /// <param name="columns">Which series.</param>
    /// <param name="most">Only replications up to this number.</param>
    public static void Write(TextWriter output, ResultDatabase store, IReadOnlyList<Column> columns, int most)
    {
        using var csv = new CsvRows(output);
        csv.Row(["point", "run", "variant", "date", "metric", "good", "entity", "value", "unit"]);
        foreach (StoredSeries part in Parts(store, columns, most))
        {
            Rows(csv, store.Head.Periods, part);
        }
    }

    /// <summary>The series of a store, point by point, in the order of the table.</summary>
    /// <param name="store">The store.</param>
    /// <param name="columns">Which series.</param>
    /// <param name="most">Only replications up to this number.</param>
    public static IEnumerable<StoredSeries> Parts(ResultDatabase store, IReadOnlyList<Column> columns, int most)
    {
        foreach (DesignPoint point in store.Points())
        {
            foreach (Column[] part in columns.Chunk(ColumnsAtOnce))
            {
                foreach (bool baseline in (bool[])[false, true])
                {
                    StoredRuns read = store.Read(point.Index, baseline, part, most);
                    for (int c = 0; c < part.Length; c++)
                    {
                        yield return new StoredSeries(point.Index, read.Numbers, baseline, part[c], read.Values[c]);
                    }
                }
            }
        }
    }

    private static void Rows(CsvRows csv, IReadOnlyList<string> periods, StoredSeries part)
    {
        for (int r = 0; r < part.Values.Length; r++)
        {
            for (int p = 0; p < periods.Count; p++)
            {
                if (!double.IsNaN(part.Values[r][p]))
                {
                    csv.Row([
                        (part.Point + 1).ToString(CultureInfo.InvariantCulture),
                        part.Runs[r].ToString(CultureInfo.InvariantCulture),
                        part.Variant,
                        periods[p],
                        part.Column.Metric.Name,
                        part.Column.Good,
                        part.Column.Entity,
                        CsvRows.Cell(part.Values[r][p]),
                        part.Column.Metric.Unit,
                    ]);
                }
            }
        }
    }
}
