using System.Text;

namespace BlocSim.Reports;

/// <summary>Draws a scatter with its frontier.</summary>
internal static class ScatterWriter
{
    private const double Size = 12;

    public static void Draw(Svg svg, Scatter scatter, Cell cell)
    {
        var across = new Axis(scatter.Points.Min(p => p.X - p.ErrorX), scatter.Points.Max(p => p.X + p.ErrorX), 6);
        var up = new Axis(scatter.Points.Min(p => p.Y - p.ErrorY), scatter.Points.Max(p => p.Y + p.ErrorY), 5);
        double left = cell.X + up.Ticks.Max(t => TextWidth.Of(up.Label(t), Size)) + 10;
        var frame = new Frame(
            svg,
            new Cell(left, cell.Y + 30, cell.X + cell.Width - left - 20, cell.Height - 30 - 46),
            across,
            up
        );
        svg.Text(cell.X, cell.Y + 14, scatter.Up, Size, Palette.Soft);
        frame.DrawAcross(scatter.Across);
        frame.DrawUp();
        ScatterPoint[] frontier = [.. scatter.Points.Where(p => p.OnFrontier).OrderBy(p => p.X).ThenBy(p => p.Y)];
        var path = new StringBuilder();
        foreach (ScatterPoint p in frontier)
        {
            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(Svg.N(frame.X(p.X)))
                .Append(' ')
                .Append(Svg.N(frame.Y(p.Y)));
        }

        svg.Path(path.ToString(), Palette.Color(0), 1.6);
        foreach (ScatterPoint p in scatter.Points)
        {
            string color = p.OnFrontier ? Palette.Color(0) : Palette.Color(Palette.Context);
            double x = frame.X(p.X);
            double y = frame.Y(p.Y);
            if (p.OnFrontier && p.ErrorX > 0)
            {
                svg.Line(frame.X(p.X - p.ErrorX), y, frame.X(p.X + p.ErrorX), y, color, 1);
            }

            if (p.OnFrontier && p.ErrorY > 0)
            {
                svg.Line(x, frame.Y(p.Y - p.ErrorY), x, frame.Y(p.Y + p.ErrorY), color, 1);
            }

            svg.Circle(x, y, p.OnFrontier ? 4.5 : 3, color);
        }

        Names(svg, frame, frontier);
    }

    /// <summary>Names beside points of the frontier; those that would run into an earlier one are left out.</summary>
    private static void Names(Svg svg, Frame frame, ScatterPoint[] frontier)
    {
        List<Cell> taken = [];
        foreach (ScatterPoint p in frontier)
        {
            double width = TextWidth.Of(p.Name, Size);
            double x = frame.X(p.X);
            double y = frame.Y(p.Y);
            bool right = x + 9 + width <= frame.Plot.X + frame.Plot.Width + 16;
            var box = new Cell(right ? x + 9 : x - 9 - width, y - 16, width, 15);
            bool free = taken.TrueForAll(t =>
                box.X >= t.X + t.Width
                || t.X >= box.X + box.Width
                || box.Y >= t.Y + t.Height
                || t.Y >= box.Y + box.Height
            );
            if (free)
            {
                taken.Add(box);
                svg.Halo(box.X, y - 4, p.Name, Size, Palette.Ink);
            }
        }
    }
}
