using System.Collections.Immutable;
using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>The numbers behind a chart over time, one a row.</summary>
internal static class ChartTable
{
    /// <summary>Its first line.</summary>
    public const string Head = "date,panel,series,value,unit";

    /// <summary>Its first line where a chart is not over time.</summary>
    public const string OtherHead = "panel,row,column,value";

    /// <summary>Writes it; periods without a value have no row.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="figure">The chart.</param>
    public static void Write(TextWriter output, Figure figure)
    {
        using var csv = new CsvRows(output);
        if (figure.Panels.Any(p => p.Layers.IsEmpty))
        {
            csv.Row(OtherHead.Split(','));
            foreach (Panel panel in figure.Panels)
            {
                Cells(csv, PanelTable.Of(figure, panel));
            }

            return;
        }

        csv.Row(Head.Split(','));
        foreach (Panel panel in figure.Panels)
        {
            string title = panel.Title.Length > 0 ? panel.Title : figure.Title;
            foreach ((string name, ImmutableArray<double> values) in panel.Layers.SelectMany(PanelTable.Lines))
            {
                for (int t = 0; t < values.Length; t++)
                {
                    if (!double.IsNaN(values[t]))
                    {
                        csv.Row([figure.Periods[t], title, name, CsvRows.Cell(values[t]), panel.Unit]);
                    }
                }
            }
        }
    }

    /// <summary>A panel that is not over time, a cell a row: panels have columns of their own.</summary>
    private static void Cells(CsvRows csv, PanelTable table)
    {
        for (int r = 0; r < table.Rows.Length; r++)
        {
            for (int c = 0; c < table.Heads.Length; c++)
            {
                string cell = table.Rows[r][c] is double number ? CsvRows.Cell(number) : table.Rows[r][c].ToString()!;
                csv.Row([table.Name, (r + 1).ToString(CultureInfo.InvariantCulture), table.Heads[c], cell]);
            }
        }
    }
}
