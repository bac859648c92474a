using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>Points on two axes with their frontier.</summary>
internal static class ScatterPlot
{
    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Scatter scatter, OxyRect cell, Theme theme)
    {
        var across = new RoundTicks(
            scatter.Points.Min(p => p.X - p.ErrorX),
            scatter.Points.Max(p => p.X + p.ErrorX),
            6
        );
        double most = Math.Min(scatter.UpMost, scatter.Points.Max(p => p.Y + p.ErrorY));
        var up = new RoundTicks(scatter.Points.Min(p => p.Y - p.ErrorY), most, 5);
        LinearAxis below = across.Axis(AxisPosition.Bottom, theme);
        below.Title = TextWidth.Shorten(scatter.Across, Board.Label, cell.Width * 0.8);
        PlotModel model = Board.Model(
            new OxyThickness(up.LabelWidth(Board.Label) + 10, 30, 20, 46),
            below,
            up.Axis(AxisPosition.Left, theme)
        );
        OxyColor main = theme.Color(0);
        ScatterPoint[] frontier = [.. scatter.Points.Where(p => p.OnFrontier).OrderBy(p => p.X).ThenBy(p => p.Y)];
        foreach (ScatterPoint p in frontier)
        {
            double top = Math.Min(p.Y + p.ErrorY, most);
            model.Series.Add(Board.Line([new(p.X - p.ErrorX, p.Y), new(p.X + p.ErrorX, p.Y)], main, 1));
            model.Series.Add(Board.Line([new(p.X, p.Y - p.ErrorY), new(p.X, top)], main, 1));
        }

        if (scatter.Joined)
        {
            model.Series.Add(Board.Line(frontier.Select(p => new DataPoint(p.X, p.Y)), main, 1.6));
        }

        model.Series.Add(Dots(scatter.Points.Where(p => !p.OnFrontier), 3, theme.Color(Theme.Context)));
        model.Series.Add(Dots(frontier, 4.5, main));
        model.Annotations.Add(new PlotTexts((to, plot, place) => Names(to, plot, place, scatter.Points, theme)));
        rc.Text(cell.Left, cell.Top + 14, scatter.Up, Board.Label, Theme.Parse(theme.Soft));
        Board.Draw(model, rc, cell);
    }

    private static ScatterSeries Dots(IEnumerable<ScatterPoint> points, double size, OxyColor color) =>
        Board.Dots(points.Select(p => new DataPoint(p.X, p.Y)), size, color);

    /// <summary>Names beside points of the frontier, where they run into no point and no other name; without room none.</summary>
    private static void Names(
        IRenderContext rc,
        OxyRect plot,
        Func<double, double, ScreenPoint> place,
        IReadOnlyList<ScatterPoint> points,
        Theme theme
    )
    {
        const double Near = 5;
        List<OxyRect> taken = [];
        foreach (ScatterPoint p in points)
        {
            ScreenPoint at = place(p.X, p.Y);
            taken.Add(new OxyRect(at.X - Near, at.Y - Near, 2 * Near, 2 * Near));
        }

        foreach (ScatterPoint p in points.Where(p => p.OnFrontier || p.IsAnswer).OrderBy(p => p.IsAnswer ? 0 : 1))
        {
            double width = TextWidth.Of(p.Name, Board.Label);
            ScreenPoint at = place(p.X, p.Y);
            OxyRect[] places =
            [
                new(at.X + 7, at.Y - 17, width, 14),
                new(at.X - 7 - width, at.Y - 17, width, 14),
                new(at.X + 7, at.Y + 3, width, 14),
                new(at.X - 7 - width, at.Y + 3, width, 14),
                new(at.X - (width / 2), at.Y - 22, width, 14),
                new(at.X - (width / 2), at.Y + 8, width, 14),
            ];
            int free = Array.FindIndex(places, b => Within(plot, b) && taken.TrueForAll(t => !Meet(b, t)));
            if (free >= 0)
            {
                OxyRect box = places[free];
                taken.Add(box);
                OxyColor paper = Theme.Parse(theme.Paper);
                rc.Labelled(box.Left, box.Top + 11, p.Name, Board.Label, Theme.Parse(theme.Ink), paper, p.IsAnswer);
            }
        }
    }

    private static bool Within(OxyRect plot, OxyRect box) =>
        box.Left >= plot.Left && box.Right <= plot.Right + 16 && box.Top >= plot.Top - 12 && box.Bottom <= plot.Bottom;

    private static bool Meet(OxyRect a, OxyRect b) =>
        a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom;
}
