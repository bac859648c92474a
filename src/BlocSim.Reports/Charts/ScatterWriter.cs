using System.Text;

namespace BlocSim.Reports;

/// <summary>Draws a scatter with its frontier.</summary>
internal static class ScatterWriter
{
    private const double Size = 12;

    public static void Draw(Svg svg, Scatter scatter, Cell cell)
    {
        var across = new Axis(scatter.Points.Min(p => p.X - p.ErrorX), scatter.Points.Max(p => p.X + p.ErrorX), 6);
        double most = Math.Min(scatter.UpMost, scatter.Points.Max(p => p.Y + p.ErrorY));
        var up = new Axis(scatter.Points.Min(p => p.Y - p.ErrorY), most, 5);
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

        if (scatter.Joined)
        {
            svg.Path(path.ToString(), Palette.Color(0), 1.6);
        }

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
                svg.Line(x, frame.Y(p.Y - p.ErrorY), x, frame.Y(Math.Min(p.Y + p.ErrorY, most)), color, 1);
            }

            svg.Circle(x, y, p.OnFrontier ? 4.5 : 3, color);
        }

        Names(svg, frame, scatter.Points, scatter.Points.Where(p => p.OnFrontier || p.IsAnswer));
    }

    /// <summary>Names beside points of the frontier, where they run into no point and no other name; without room none.</summary>
    private static void Names(
        Svg svg,
        Frame frame,
        IEnumerable<ScatterPoint> points,
        IEnumerable<ScatterPoint> frontier
    )
    {
        const double Near = 5;
        List<Cell> taken =
        [
            .. points.Select(p => new Cell(frame.X(p.X) - Near, frame.Y(p.Y) - Near, 2 * Near, 2 * Near)),
        ];
        foreach (ScatterPoint p in frontier.OrderBy(p => p.IsAnswer ? 0 : 1))
        {
            double width = TextWidth.Of(p.Name, Size);
            double x = frame.X(p.X);
            double y = frame.Y(p.Y);
            Cell[] places =
            [
                new(x + 7, y - 17, width, 14),
                new(x - 7 - width, y - 17, width, 14),
                new(x + 7, y + 3, width, 14),
                new(x - 7 - width, y + 3, width, 14),
                new(x - (width / 2), y - 22, width, 14),
                new(x - (width / 2), y + 8, width, 14),
            ];
            int free = Array.FindIndex(places, box => Within(frame, box) && taken.TrueForAll(t => !Meet(box, t)));
            if (free >= 0)
            {
                Cell at = places[free];
                taken.Add(at);
                svg.Halo(at.X, at.Y + 11, p.Name, Size, Palette.Ink, bold: p.IsAnswer);
            }
        }
    }

    private static bool Within(Frame frame, Cell box) =>
        box.X >= frame.Plot.X
        && box.X + box.Width <= frame.Plot.X + frame.Plot.Width + 16
        && box.Y >= frame.Plot.Y - 12
        && box.Y + box.Height <= frame.Plot.Y + frame.Plot.Height;

    private static bool Meet(Cell a, Cell b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;
}
