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
        foreach (DesignPoint point in store.Points())
        {
            foreach (Column[] part in columns.Chunk(ColumnsAtOnce))
            {
                foreach (bool baseline in (bool[])[false, true])
                {
                    StoredRuns read = store.Read(point.Index, baseline, part, most);
                    for (int c = 0; c < part.Length; c++)
                    {
                        Rows(csv, store.Head.Periods, point.Index, read.Numbers, baseline, part[c], read.Values[c]);
                    }
                }
            }
        }
    }

    private static void Rows(
        CsvRows csv,
        IReadOnlyList<string> periods,
        int point,
        IReadOnlyList<int> runs,
        bool baseline,
        Column column,
        double[][] values
    )
    {
        for (int r = 0; r < values.Length; r++)
        {
            for (int p = 0; p < periods.Count; p++)
            {
                if (!double.IsNaN(values[r][p]))
                {
                    csv.Row([
                        (point + 1).ToString(CultureInfo.InvariantCulture),
                        runs[r].ToString(CultureInfo.InvariantCulture),
                        baseline ? "baseline" : "policy",
                        periods[p],
                        column.Metric.Name,
                        column.Good,
                        column.Entity,
                        CsvRows.Cell(values[r][p]),
                        column.Metric.Unit,
                    ]);
                }
            }
        }
    }
}
