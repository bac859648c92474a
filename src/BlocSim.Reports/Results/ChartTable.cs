using System.Collections.Immutable;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>The numbers behind a chart over time, one a row.</summary>
internal static class ChartTable
{
    /// <summary>Its first line.</summary>
    public const string Head = "date,panel,series,value,unit";

    /// <summary>How the first line begins where a chart is not over time.</summary>
    public const string OtherHead = "panel";

    /// <summary>Writes it; periods without a value have no row.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="figure">The chart.</param>
    public static void Write(TextWriter output, Figure figure)
    {
        using var csv = new CsvRows(output);
        if (figure.Panels.Any(p => p.Layers.IsEmpty))
        {
            foreach (Panel panel in figure.Panels)
            {
                Whole(csv, PanelTable.Of(figure, panel));
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

    /// <summary>A panel that is not over time, as the table it is.</summary>
    private static void Whole(CsvRows csv, PanelTable table)
    {
        csv.Row([OtherHead, .. table.Heads]);
        foreach (ImmutableArray<object> row in table.Rows)
        {
            csv.Row([table.Name, .. row.Select(c => c is double number ? CsvRows.Cell(number) : c.ToString()!)]);
        }
    }
}
