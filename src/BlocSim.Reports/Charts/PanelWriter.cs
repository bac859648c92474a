using System.Text;

namespace BlocSim.Reports;

/// <summary>Draws one panel: axes, dates, layers and their direct labels.</summary>
internal sealed partial class PanelWriter
{
    private const double LabelSize = 12;
    private const double TickSize = 12;
    private readonly Svg svg;
    private readonly Figure figure;
    private readonly Panel panel;
    private readonly Axis axis;
    private readonly double left;
    private readonly double right;
    private readonly double labelRoom;
    private readonly double top;
    private readonly double bottom;
    private readonly double firstMark;
    private readonly IReadOnlyList<(DateMark Mark, int Row)> placed;

    private PanelWriter(Svg svg, Figure figure, Panel panel, Cell cell, double rightMargin)
    {
        this.svg = svg;
        this.figure = figure;
        this.panel = panel;
        (double least, double most) = Range(panel);
        axis = new Axis(least, panel.Top ?? most, 5);
        double tickWidth = axis.Ticks.Max(t => TextWidth.Of(axis.Label(t), TickSize));
        left = cell.X + tickWidth + 10;
        right = cell.X + cell.Width - rightMargin;
        labelRoom = rightMargin - 13;
        Title(cell);
        IReadOnlyList<(DateMark Mark, int Row)> marks = PlaceMarks(figure, left, right);
        int rows = marks.Count == 0 ? 0 : marks.Max(m => m.Row) + 1;
        top = cell.Y + 46 + (rows * 15);
        bottom = cell.Y + cell.Height - 24;
        placed = marks;
        firstMark = cell.Y + 42;
        if (panel.Note.Length == 0)
        {
            Frame();
        }
    }

    public static void Draw(Svg svg, Figure figure, Panel panel, Cell cell, double rightMargin)
    {
        var writer = new PanelWriter(svg, figure, panel, cell, rightMargin);
        if (panel.Note.Length > 0)
        {
            writer.Note();
            return;
        }

        if (panel.Stacked)
        {
            writer.Stack();
        }
        else
        {
            writer.Lines();
        }

        writer.Marks();
    }

    /// <summary>Room for the longest label at the right edge, at most a third of the panel.</summary>
    public static double RightMargin(Panel panel, double cellWidth) =>
        panel.Layers.Length == 0
            ? 8
            : Math.Min(cellWidth * 0.34, panel.Layers.Max(l => TextWidth.Of(l.Name, LabelSize)) + 22);

    private static (double Least, double Most) Range(Panel panel)
    {
        double least = 0;
        double most = 0;
        int periods = panel.Layers.IsEmpty ? 0 : panel.Layers[0].Values.Length;
        for (int t = 0; t < periods; t++)
        {
            double sum = 0;
            foreach (Layer layer in panel.Layers)
            {
                double v = layer.Values[t];
                if (double.IsNaN(v))
                {
                    continue;
                }

                sum += v;
                most = panel.Stacked ? most : Math.Max(most, v);
                least = Math.Min(least, v);
                foreach (LayerBand band in layer.Bands)
                {
                    most = double.IsNaN(band.High[t]) ? most : Math.Max(most, band.High[t]);
                    least = double.IsNaN(band.Low[t]) ? least : Math.Min(least, band.Low[t]);
                }
            }

            most = panel.Stacked ? Math.Max(most, sum) : most;
        }

        return (least, most);
    }

    private double X(double period) => left + ((right - left) * (period + 0.5) / Math.Max(1, figure.Periods.Length));

    private double Y(double value) => bottom - ((bottom - top) * (value - axis.Low) / (axis.High - axis.Low));

    private void Stack()
    {
        int n = figure.Periods.Length;
        double[] floor = new double[n];
        List<(string Name, int Color, double At)> labels = [];
        foreach (Layer layer in panel.Layers)
        {
            double[] ceiling = new double[n];
            for (int t = 0; t < n; t++)
            {
                ceiling[t] = floor[t] + (double.IsNaN(layer.Values[t]) ? 0 : layer.Values[t]);
            }

            svg.Path(Between(floor, ceiling), "#ffffff", 0.8, fill: Palette.Color(layer.Color), opacity: 0.88);
            bool visible = Enumerable.Range(0, n).Any(t => ceiling[t] - floor[t] > 0.004 * (axis.High - axis.Low));
            if (visible)
            {
                labels.Add((layer.Name, layer.Color, Y(0.5 * (ceiling[n - 1] + floor[n - 1]))));
            }

            floor = ceiling;
        }

        Label(labels);
    }

    private void Lines()
    {
        List<(string Name, int Color, double At)> labels = [];
        foreach (Layer layer in panel.Layers)
        {
            Band(layer);
            if (layer.Style == LayerStyle.Bar)
            {
                Bars(layer);
            }
            else
            {
                double width = layer.Color < 0 ? 1.6 : 2.4;
                svg.Path(Trace(layer), Palette.Color(layer.Color), width, Palette.Dash(layer.Color));
            }

            int last = Enumerable.Range(0, layer.Values.Length).LastOrDefault(t => !double.IsNaN(layer.Values[t]), -1);
            if (last >= 0)
            {
                labels.Add((layer.Name, layer.Color, Y(layer.Values[last])));
            }
        }

        Label(labels);
    }

    private void Band(Layer layer)
    {
        foreach (LayerBand band in layer.Bands)
        {
            // One area a stretch of periods that have values.
            int n = band.Low.Length;
            for (int from = 0; from < n; from++)
            {
                int to = from;
                while (to < n && !double.IsNaN(band.Low[to]) && !double.IsNaN(band.High[to]))
                {
                    to++;
                }

                if (to > from)
                {
                    string area = Between(band.Low.AsSpan()[from..to], band.High.AsSpan()[from..to], from);
                    svg.Path(area, "none", 0, fill: Palette.Color(layer.Color), opacity: 0.16);
                }

                from = to;
            }
        }
    }

    private void Bars(Layer layer)
    {
        double width = Math.Max(1, 0.7 * (right - left) / Math.Max(1, figure.Periods.Length));
        for (int t = 0; t < layer.Values.Length; t++)
        {
            if (!double.IsNaN(layer.Values[t]))
            {
                double y = Y(Math.Max(0, layer.Values[t]));
                double zero = Y(Math.Min(0, layer.Values[t]));
                svg.Rect(X(t) - (width / 2), y, width, Math.Max(0, zero - y), Palette.Color(layer.Color));
            }
        }
    }

    /// <summary>The layer as a line through its values, or as a level held over each period; broken where a value is missing.</summary>
    private string Trace(Layer layer)
    {
        var path = new StringBuilder();
        bool drawing = false;
        bool level = layer.Style == LayerStyle.Step;
        for (int t = 0; t < layer.Values.Length; t++)
        {
            double v = layer.Values[t];
            if (double.IsNaN(v))
            {
                drawing = false;
                continue;
            }

            Point(path, drawing ? 'L' : 'M', level ? t - 0.5 : t, v);
            if (level)
            {
                Point(path, 'L', t + 0.5, v);
            }

            drawing = true;
        }

        return path.ToString();
    }

    /// <summary>The closed area between two series.</summary>
    private string Between(ReadOnlySpan<double> low, ReadOnlySpan<double> high, int first = 0)
    {
        var path = new StringBuilder();
        // A single period fills its whole width.
        double half = high.Length == 1 ? 0.5 : 0;
        for (int t = 0; t < high.Length; t++)
        {
            Point(path, t == 0 ? 'M' : 'L', first + t - half, high[t]);
        }

        if (half > 0)
        {
            Point(path, 'L', first + half, high[0]);
        }

        for (int t = low.Length - 1; t >= 0; t--)
        {
            Point(path, 'L', first + t + half, low[t]);
        }

        if (half > 0)
        {
            Point(path, 'L', first - half, low[0]);
        }

        return path.Append('Z').ToString();
    }

    private void Point(StringBuilder path, char verb, double period, double value) =>
        path.Append(verb).Append(Svg.N(X(period))).Append(' ').Append(Svg.N(Y(value)));

    /// <summary>Names at the right edge, moved apart, with a thin leader where a name had to move.</summary>
    private void Label(List<(string Name, int Color, double At)> labels)
    {
        double[] position = Labels.Apart([.. labels.Select(l => l.At)], 15, top + 4, bottom - 2);
        for (int i = 0; i < labels.Count; i++)
        {
            double from = labels[i].At;
            svg.Line(right + 2, from, right + 10, position[i], Palette.TextColor(labels[i].Color), 0.8);
            svg.Text(
                right + 13,
                position[i] + 4,
                TextWidth.Shorten(labels[i].Name, LabelSize, labelRoom),
                LabelSize,
                Palette.TextColor(labels[i].Color)
            );
        }
    }
}
