namespace BlocSim.Reports;

/// <summary>Draws a tornado.</summary>
internal static class BarsWriter
{
    private const double Size = 12;

    public static void Draw(Svg svg, Bars bars, Cell cell)
    {
        IEnumerable<double> ends = bars.Items.SelectMany(b =>
            (double[])[b.First, b.FirstLow, b.FirstHigh, b.Second, b.SecondLow, b.SecondHigh]
        );
        double[] all = [.. ends.Append(bars.Origin).Where(double.IsFinite)];
        if (all.Length == 0 || bars.Items.All(b => double.IsNaN(b.First)))
        {
            svg.Text(
                cell.X,
                cell.Y + 40,
                "No value in these runs: nobody traded, or no instrument in force",
                14,
                Palette.Soft
            );
            return;
        }

        var across = new Axis(all.Min(), all.Max(), 6);
        bool named = bars.FirstName.Length > 0;
        double label = Math.Min(cell.Width * 0.36, bars.Items.Max(b => TextWidth.Of(b.Name, Size)) + 12);
        double top = cell.Y + (named ? 34 : 14);
        var frame = new Frame(
            svg,
            new Cell(cell.X + label, top, cell.Width - label - 24, cell.Y + cell.Height - top - 46),
            across,
            new Axis(0, 1, 1)
        );
        frame.DrawAcross(bars.Across);
        double step = frame.Plot.Height / Math.Max(1, bars.Items.Length);
        double thick = Math.Min(22, step * 0.72);
        bool paired = !double.IsNaN(bars.Items[0].Second);
        bool sides = paired && bars.Items.Any(b => b.FirstText.Length > 0);
        for (int i = 0; i < bars.Items.Length; i++)
        {
            Bar bar = bars.Items[i];
            double middle = top + ((i + 0.5) * step);
            svg.Text(
                frame.Plot.X - 8,
                middle + 4,
                TextWidth.Shorten(bar.Name, Size, label - 12),
                Size,
                Palette.Ink,
                "end"
            );
            // Ends on both sides share a line; ends on one side lie below each other, so that neither hides the other.
            bool opposite = (bar.First - bars.Origin) * (bar.Second - bars.Origin) < 0;
            bool whole = !paired || (sides && opposite);
            double half = whole ? thick : thick / 2;
            double first = middle - (thick / 2);
            One(svg, frame, bars.Origin, bar.First, (bar.FirstLow, bar.FirstHigh), first, half, 0, bar.FirstText);
            if (paired)
            {
                double second = whole ? first : first + half;
                One(
                    svg,
                    frame,
                    bars.Origin,
                    bar.Second,
                    (bar.SecondLow, bar.SecondHigh),
                    second,
                    half,
                    1,
                    bar.SecondText
                );
            }
        }

        double origin = frame.X(bars.Origin);
        svg.Line(origin, top, origin, top + frame.Plot.Height, Palette.Ink, 1);
        if (named)
        {
            double x = frame.Plot.X;
            foreach ((string name, int color) in new[] { (bars.FirstName, 0), (bars.SecondName, 1) })
            {
                svg.Rect(x, cell.Y + 6, 12, 12, Palette.Color(color));
                svg.Text(x + 18, cell.Y + 16, name, Size, Palette.Soft);
                x += 18 + TextWidth.Of(name, Size) + 24;
            }
        }
    }

    private static void One(
        Svg svg,
        Frame frame,
        double origin,
        double value,
        (double Low, double High) interval,
        double y,
        double thick,
        int color,
        string text
    )
    {
        if (double.IsNaN(value))
        {
            return;
        }

        double from = frame.X(Math.Min(origin, value));
        double to = frame.X(Math.Max(origin, value));
        svg.Rect(from, y, Math.Max(0.5, to - from), thick, Palette.Color(color));
        double middle = y + (thick / 2);
        bool told = interval.High > interval.Low;
        if (told)
        {
            svg.Line(frame.X(interval.Low), middle, frame.X(interval.High), middle, Palette.Ink, 1.4);
        }

        if (text.Length > 0)
        {
            bool right = value >= origin;
            double end =
                right ? (told ? Math.Max(to, frame.X(interval.High)) : to)
                : told ? Math.Min(from, frame.X(interval.Low))
                : from;
            double width = TextWidth.Of(text, 11);
            bool fits = right ? end + 5 + width < frame.Plot.X + frame.Plot.Width + 22 : end - 5 - width > frame.Plot.X;
            double x = fits ? (right ? end + 5 : end - 5 - width) : (right ? end - 5 - width : end + 5);
            if (fits)
            {
                svg.Halo(x, middle + 4, text, 11, Palette.Soft);
            }
            else
            {
                svg.Text(x, middle + 4, text, 11, color == 0 ? "#ffffff" : Palette.Ink);
            }
        }
    }
}
