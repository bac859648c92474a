using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>A heat map: cells from light to dark, their numbers where there is room, a scale, and a line. Cells are shapes, not a picture.</summary>
internal static class HeatMapPlot
{
    private const double ScaleWidth = 124;

    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Grid grid, OxyRect cell, Theme theme)
    {
        OxyColor soft = Theme.Parse(theme.Soft);
        double[] known = [.. grid.Values.SelectMany(r => r).Where(v => !double.IsNaN(v))];
        double low = known.DefaultIfEmpty(0).Min();
        double high = known.DefaultIfEmpty(1).Max();
        double Share(double value) => high > low ? (value - low) / (high - low) : 0.25;
        double label = Math.Min(cell.Width / 4, grid.Rows.Max(r => TextWidth.Of(r, Board.Label)) + 10);
        var columns = new NamedAxis(AxisPosition.Bottom, grid.Columns, double.PositiveInfinity, theme)
        {
            Title = TextWidth.Shorten(grid.Across, Board.Label, cell.Width - label - ScaleWidth - 20),
        };
        PlotModel model = Board.Model(
            new OxyThickness(label, 30, ScaleWidth + 20, 46),
            columns,
            new NamedAxis(AxisPosition.Left, grid.Rows, label - 8, theme)
        );
        var cells = new RectangleBarSeries { StrokeColor = Theme.Parse(theme.Paper), StrokeThickness = 1 };
        for (int r = 0; r < grid.Rows.Length; r++)
        {
            for (int c = 0; c < grid.Columns.Length; c++)
            {
                double value = grid.Values[r][c];
                cells.Items.Add(
                    new RectangleBarItem(c - 0.5, r - 0.5, c + 0.5, r + 0.5)
                    {
                        Color = double.IsNaN(value) ? Theme.Parse(theme.Missing) : theme.Shade(Share(value)),
                    }
                );
            }
        }

        model.Series.Add(cells);
        DataPoint[] line = [.. Line(grid)];
        model.Series.Add(Board.Line(line, Theme.Parse(theme.Paper), 5));
        model.Series.Add(Board.Line(line, Theme.Parse(theme.Target), 2.4));
        model.Annotations.Add(new PlotTexts((to, plot, place) => Numbers(to, plot, place, grid, Share, theme)));
        rc.Text(cell.Left, cell.Top + 14, grid.Up, Board.Label, soft);
        Board.Draw(model, rc, cell);
        var scale = new OxyRect(cell.Right - ScaleWidth, cell.Top + 30, ScaleWidth, cell.Height - 30 - 46);
        Scale(rc, grid, scale, low, high, theme);
    }

    /// <summary>The line through the middle of columns; broken where the target is not reached. A stretch begins and ends within its columns, so that one of a single column is seen.</summary>
    private static IEnumerable<DataPoint> Line(Grid grid)
    {
        for (int c = 0; c < grid.Line.Length; c++)
        {
            double y = grid.Line[c];
            bool first = c == 0 || double.IsNaN(grid.Line[c - 1]);
            bool last = c == grid.Line.Length - 1 || double.IsNaN(grid.Line[c + 1]);
            yield return new DataPoint(first ? c - 0.4 : c, y);
            yield return new DataPoint(last ? c + 0.4 : c, y);
        }
    }

    /// <summary>Cells' numbers over the line; a dash where there is none.</summary>
    private static void Numbers(
        IRenderContext rc,
        OxyRect plot,
        Func<double, double, ScreenPoint> place,
        Grid grid,
        Func<double, double> share,
        Theme theme
    )
    {
        double width = plot.Width / grid.Columns.Length;
        double height = plot.Height / grid.Rows.Length;
        for (int r = 0; r < grid.Rows.Length && height >= 16; r++)
        {
            for (int c = 0; c < grid.Columns.Length; c++)
            {
                double value = grid.Values[r][c];
                string text = double.IsNaN(value) ? "–" : Number(value);
                if (TextWidth.Of(text, Board.Label) < width - 6)
                {
                    ScreenPoint at = place(c, r);
                    bool light = double.IsNaN(value) ? theme == Theme.Dark : share(value) > 0.55;
                    OxyColor ink = light ? OxyColors.White : Theme.Parse("#1a1a1a");
                    rc.Text(at.X, at.Y + 4, text, Board.Label, ink, HorizontalAlignment.Center, bold: true);
                }
            }
        }
    }

    private static void Scale(IRenderContext rc, Grid grid, OxyRect box, double low, double high, Theme theme)
    {
        const int Steps = 24;
        OxyColor soft = Theme.Parse(theme.Soft);
        double top = box.Top + 34;
        double tall = Math.Max(40, box.Height - 34 - (grid.LineName.Length > 0 ? 72 : 0));
        double y = box.Top + 4;
        foreach (string line in TextWidth.Wrap(grid.Meaning, 11, box.Width, 3))
        {
            rc.Text(box.Left, y, line, 11, soft);
            y += 13;
        }

        for (int i = 0; i < Steps; i++)
        {
            var piece = new OxyRect(box.Left, top + (tall * (Steps - 1 - i) / Steps), 14, (tall / Steps) + 0.5);
            OxyColor color = theme.Shade((i + 0.5) / Steps);
            rc.DrawRectangle(piece, color, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        }

        rc.Text(box.Left + 20, top + 10, Number(high), Board.Label, soft);
        rc.Text(box.Left + 20, top + tall, Number(low), Board.Label, soft);
        double at = top + tall + 22;
        foreach (string line in grid.LineName.Length > 0 ? TextWidth.Wrap(grid.LineName, 11, box.Width, 5) : [])
        {
            rc.Text(box.Left, at, line, 11, Theme.Parse(theme.Target));
            at += 13;
        }
    }

    private static string Number(double value) =>
        (
            Math.Abs(value) >= 100 ? Math.Round(value)
            : Math.Abs(value) >= 10 ? Math.Round(value, 1)
            : Math.Round(value, 2)
        ).ToString("#,0.##", CultureInfo.InvariantCulture);
}
