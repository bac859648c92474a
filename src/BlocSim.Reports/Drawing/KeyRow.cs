using OxyPlot;

namespace BlocSim.Reports;

/// <summary>Names of colours in rows above a plot.</summary>
internal static class KeyRow
{
    private const double Row = 18;

    /// <summary>How high the rows are.</summary>
    public static double Height(IEnumerable<string> names, double width) =>
        Row * (Place(names, width).Max(p => p.Row) + 1);

    /// <summary>Draws them.</summary>
    /// <param name="rc">Where.</param>
    /// <param name="left">The left edge.</param>
    /// <param name="top">The upper edge.</param>
    /// <param name="width">The room there is.</param>
    /// <param name="names">Names with their colours.</param>
    /// <param name="theme">The colours.</param>
    public static void Draw(
        IRenderContext rc,
        double left,
        double top,
        double width,
        IReadOnlyList<(string Name, OxyColor Color)> names,
        Theme theme
    )
    {
        foreach (
            ((string name, OxyColor color), (double x, int row)) in names.Zip(Place(names.Select(n => n.Name), width))
        )
        {
            double y = top + (row * Row);
            rc.DrawRectangle(
                new OxyRect(left + x, y, 12, 12),
                color,
                OxyColors.Undefined,
                0,
                EdgeRenderingMode.Automatic
            );
            string shown = TextWidth.Shorten(name, Board.Label, width - 18);
            rc.Text(left + x + 18, y + 10, shown, Board.Label, Theme.Parse(theme.Soft));
        }
    }

    private static List<(double X, int Row)> Place(IEnumerable<string> names, double width)
    {
        List<(double X, int Row)> places = [];
        double x = 0;
        int row = 0;
        foreach (string name in names)
        {
            double needed = 18 + TextWidth.Of(name, Board.Label);
            if (x > 0 && x + needed > width)
            {
                x = 0;
                row++;
            }

            places.Add((x, row));
            x += needed + 24;
        }

        return places.Count > 0 ? places : [(0, 0)];
    }
}
