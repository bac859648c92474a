using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>Lines, bands, bars or stacked areas over time, named at their ends.</summary>
internal sealed class TimePlot
{
    /// <summary>A plot is not made lower than this for names of dates.</summary>
    private const double Least = 45;

    private readonly Panel panel;
    private readonly Theme theme;
    private readonly PlotModel model;
    private readonly double[] at;
    private readonly List<(string Name, int Color, double At)> names = [];

    private TimePlot(Figure figure, Panel panel, OxyRect cell, double room, Theme theme)
    {
        this.panel = panel;
        this.theme = theme;
        at = [.. figure.Periods.Select((_, t) => (double)t)];
        (double least, double most) = Range(panel);
        var ticks = new RoundTicks(least, panel.Top ?? most, 5);
        double left = cell.Left + ticks.LabelWidth(Board.Label) + 10;
        double right = cell.Right - room;
        var marks = new DateMarks(figure.Marks, at.Length, left, right, cell.Height - Head(panel) - 39 - Least, theme);
        model = Board.Model(
            new OxyThickness(left - cell.Left, Head(panel) + 15 + marks.Height, room, 24),
            new TimeAxis(figure.Periods, theme),
            ticks.Axis(AxisPosition.Left, theme)
        );
        if (panel.Stacked)
        {
            Stack(ticks.High - ticks.Low);
        }
        else
        {
            Lines();
        }

        model.Annotations.Add(new EndLabels(names, room, theme));
        model.Annotations.Add(marks);
    }

    /// <summary>Draws a panel.</summary>
    /// <returns>Where in the cell the axes are.</returns>
    public static OxyRect Draw(IRenderContext rc, Figure figure, Panel panel, OxyRect cell, double room, Theme theme)
    {
        rc.Text(cell.Left, cell.Top + Head(panel), panel.Unit, Board.Label, Theme.Parse(theme.Soft));
        PlotModel plot = new TimePlot(figure, panel, cell, room, theme).model;
        Board.Draw(plot, rc, cell);
        return plot.PlotArea;
    }

    /// <summary>Room for the longest name at the right edge, at most a third of the panel.</summary>
    public static double Room(Panel panel, double width) =>
        panel.Layers.Length == 0
            ? 8
            : Math.Min(width * 0.34, panel.Layers.Max(l => TextWidth.Of(l.Name, Board.Label)) + 22);

    /// <summary>Where the unit stands: below the panel's heading if it has one.</summary>
    private static double Head(Panel panel) => panel.Title.Length > 0 ? 31 : 14;

    /// <summary>The least and the most that a panel over time has to show; zero is always among it.</summary>
    public static (double Least, double Most) Range(Panel panel)
    {
        int periods = panel.Layers.IsEmpty ? 0 : panel.Layers[0].Values.Length;
        IEnumerable<double> values = panel
            .Layers.SelectMany(l => l.Values.Concat(l.Bands.SelectMany(b => b.Low.Concat(b.High))))
            .Append(0)
            .Where(v => !double.IsNaN(v));
        IEnumerable<double> tops = panel.Stacked
            ? Enumerable.Range(0, periods).Select(t => panel.Layers.Sum(l => Zero(l.Values[t]))).Append(0)
            : values;
        return (values.Min(), tops.Max());
    }

    private static double Zero(double value) => double.IsNaN(value) ? 0 : value;

    private void Stack(double height)
    {
        double[] floor = new double[at.Length];
        List<LineSeries> edges = [];
        foreach (Layer layer in panel.Layers)
        {
            double[] ceiling = [.. floor.Select((f, t) => f + Zero(layer.Values[t]))];
            OxyColor fill = OxyColor.FromAColor(224, theme.Color(layer.Color));
            foreach (AreaSeries area in Board.Areas(at, floor, ceiling, fill))
            {
                model.Series.Add(area);
            }

            edges.Add(Board.Line(at.Select((x, t) => new DataPoint(x, ceiling[t])), Theme.Parse(theme.Paper), 0.8));

            if (ceiling.Zip(floor).Any(p => p.First - p.Second > 0.004 * height))
            {
                names.Add((layer.Name, layer.Color, 0.5 * (ceiling[^1] + floor[^1])));
            }

            floor = ceiling;
        }

        edges.ForEach(model.Series.Add);
    }

    private void Lines()
    {
        foreach (Layer layer in panel.Layers)
        {
            OxyColor color = theme.Color(layer.Color);
            foreach (LayerBand band in layer.Bands)
            {
                foreach (AreaSeries area in Board.Areas(at, band.Low, band.High, OxyColor.FromAColor(41, color)))
                {
                    model.Series.Add(area);
                }
            }

            if (layer.Style == LayerStyle.Bar)
            {
                var bars = new RectangleBarSeries { StrokeThickness = 0 };
                foreach (double t in at.Where(t => !double.IsNaN(layer.Values[(int)t])))
                {
                    bars.Items.Add(new RectangleBarItem(t - 0.35, 0, t + 0.35, layer.Values[(int)t]) { Color = color });
                }

                model.Series.Add(bars);
            }
            else
            {
                double width = layer.Color < 0 ? 1.6 : 2.4;
                model.Series.Add(Board.Line(Points(layer), color, width, Theme.Dash(layer.Color, width)));
                model.Series.Add(Board.Dots(Lone(layer), width, color));
            }

            int last = Enumerable.Range(0, layer.Values.Length).LastOrDefault(t => !double.IsNaN(layer.Values[t]), -1);
            if (last >= 0)
            {
                names.Add((layer.Name, layer.Color, layer.Values[last]));
            }
        }
    }

    /// <summary>Values without a neighbour, through which no line goes.</summary>
    private IEnumerable<DataPoint> Lone(Layer layer)
    {
        bool Has(int t) => t >= 0 && t < layer.Values.Length && !double.IsNaN(layer.Values[t]);
        return layer.Style == LayerStyle.Step
            ? []
            : at.Where(t => Has((int)t) && !Has((int)t - 1) && !Has((int)t + 1))
                .Select(t => new DataPoint(t, layer.Values[(int)t]));
    }

    /// <summary>A line through its values, or a level held over each period, with its corners: steps of a library's own lose their dashes.</summary>
    private IEnumerable<DataPoint> Points(Layer layer) =>
        layer.Style == LayerStyle.Step
            ? at.SelectMany(t => (DataPoint[])[new(t - 0.5, layer.Values[(int)t]), new(t + 0.5, layer.Values[(int)t])])
            : at.Select(t => new DataPoint(t, layer.Values[(int)t]));
}
