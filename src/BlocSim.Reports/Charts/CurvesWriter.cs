using System.Text;

namespace BlocSim.Reports;

/// <summary>Draws lines over a lever's values.</summary>
internal static class CurvesWriter
{
    private const double Size = 12;

    public static void Draw(Svg svg, Curves curves, Cell cell)
    {
        double[] all =
        [
            .. curves
                .Lines.SelectMany(l => l.Values.Concat(l.Bands.SelectMany(b => b.Low.Concat(b.High))))
                .Where(v => !double.IsNaN(v)),
        ];
        var up = new Axis(all.Length == 0 ? 0 : Math.Min(0, all.Min()), all.Length == 0 ? 1 : all.Max(), 4);
        bool words = !curves.Names.IsEmpty;
        double low = words ? -0.5 : curves.At.DefaultIfEmpty(0).Min();
        double high = words ? curves.Names.Length - 0.5 : curves.At.DefaultIfEmpty(1).Max();
        double left = cell.X + up.Ticks.Max(t => TextWidth.Of(up.Label(t), Size)) + 10;
        bool labelled = curves.Lines.Length > 1;
        double room = labelled ? Math.Min(cell.Width / 3, curves.Lines.Max(l => TextWidth.Of(l.Name, Size)) + 16) : 10;
        var plot = new Cell(left, cell.Y + 24, cell.X + cell.Width - left - room, cell.Height - 24 - 46);
        var frame = new Frame(svg, plot, new Axis(low, high, plot.Width > 300 ? 6 : 4), up);
        svg.Text(cell.X, cell.Y + 12, TextWidth.Shorten(curves.Up, Size, cell.Width), Size, Palette.Soft);
        frame.DrawUp();
        if (words)
        {
            Words(svg, curves, frame);
        }
        else
        {
            frame.DrawAcross(curves.Across);
        }

        List<(Layer Line, double At)> ends = [];
        foreach (Layer line in curves.Lines)
        {
            foreach (LayerBand band in line.Bands)
            {
                if (!curves.Joined)
                {
                    Bars(svg, frame, curves, band, line.Color);
                    continue;
                }

                string area =
                    Trace(frame, curves, band.High, false)
                    + Trace(frame, curves, band.Low, true).Replace('M', 'L')
                    + "Z";
                svg.Path(area, "none", 0, fill: Palette.Color(line.Color), opacity: 0.16);
            }

            if (curves.Joined)
            {
                svg.Path(
                    Trace(frame, curves, line.Values, false),
                    Palette.Color(line.Color),
                    2.2,
                    Palette.Dash(line.Color)
                );
            }

            for (int i = 0; i < curves.At.Length; i++)
            {
                if (!double.IsNaN(line.Values[i]))
                {
                    svg.Circle(
                        X(frame, curves, i),
                        frame.Y(line.Values[i]),
                        curves.Joined ? 2.6 : 4,
                        Palette.Color(line.Color)
                    );
                }
            }

            int last = Enumerable.Range(0, line.Values.Length).LastOrDefault(i => !double.IsNaN(line.Values[i]), -1);
            if (last >= 0)
            {
                ends.Add((line, frame.Y(line.Values[last])));
            }
        }

        if (labelled)
        {
            double[] position = Labels.Apart([.. ends.Select(e => e.At)], 14, plot.Y + 4, plot.Y + plot.Height - 2);
            for (int i = 0; i < ends.Count; i++)
            {
                svg.Text(
                    plot.X + plot.Width + 8,
                    position[i] + 4,
                    TextWidth.Shorten(ends[i].Line.Name, Size, room - 10),
                    Size,
                    Palette.TextColor(ends[i].Line.Color)
                );
            }
        }
    }

    /// <summary>A band as a bar at every value, where nothing is said about what lies between.</summary>
    private static void Bars(Svg svg, Frame frame, Curves curves, LayerBand band, int color)
    {
        for (int i = 0; i < curves.At.Length; i++)
        {
            if (!double.IsNaN(band.Low[i]))
            {
                double x = X(frame, curves, i);
                svg.Line(x, frame.Y(band.Low[i]), x, frame.Y(band.High[i]), Palette.Color(color), 1.4);
            }
        }
    }

    private static double X(Frame frame, Curves curves, int i) => frame.X(curves.At[i]);

    private static string Trace(
        Frame frame,
        Curves curves,
        System.Collections.Immutable.ImmutableArray<double> values,
        bool back
    )
    {
        var path = new StringBuilder();
        for (int k = 0; k < values.Length; k++)
        {
            int i = back ? values.Length - 1 - k : k;
            if (!double.IsNaN(values[i]))
            {
                path.Append(path.Length == 0 ? 'M' : 'L');
                path.Append(Svg.N(X(frame, curves, i))).Append(' ').Append(Svg.N(frame.Y(values[i])));
            }
        }

        return path.ToString();
    }

    private static void Words(Svg svg, Curves curves, Frame frame)
    {
        double width = frame.Plot.Width / curves.Names.Length;
        double below = frame.Plot.Y + frame.Plot.Height;
        for (int i = 0; i < curves.Names.Length; i++)
        {
            string name = TextWidth.Shorten(curves.Names[i], 11, width - 4);
            svg.Text(frame.X(i), below + 17, name, 11, Palette.Soft, "middle");
        }

        svg.Text(
            frame.Plot.X + (frame.Plot.Width / 2),
            below + 36,
            TextWidth.Shorten(curves.Across, Size, frame.Plot.Width),
            Size,
            Palette.Soft,
            "middle"
        );
    }
}
