using System.Collections.Immutable;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>The numbers behind a chart over time, one a row.</summary>
internal static class ChartTable
{
    /// <summary>Its first line.</summary>
    public const string Head = "date,panel,series,value,unit";

    /// <summary>Writes it; periods without a value have no row.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="figure">The chart.</param>
    public static void Write(TextWriter output, Figure figure)
    {
        using var csv = new CsvRows(output);
        csv.Row(Head.Split(','));
        foreach (Panel panel in figure.Panels)
        {
            string title = panel.Title.Length > 0 ? panel.Title : figure.Title;
            foreach ((string name, ImmutableArray<double> values) in panel.Layers.SelectMany(Lines))
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

    private static IEnumerable<(string Name, ImmutableArray<double> Values)> Lines(Layer layer)
    {
        yield return (layer.Name, layer.Values);
        foreach (LayerBand band in layer.Bands)
        {
            yield return ($"{layer.Name}, 10 % of runs below", band.Low);
            yield return ($"{layer.Name}, 10 % of runs above", band.High);
        }
    }
}
