using System.Globalization;
using System.Text;

namespace BlocSim.Reports;

/// <summary>Draws a heat map: cells from light to dark, their numbers where there is room, a scale, and a line.</summary>
internal static class GridWriter
{
    private const double Size = 12;
    private const double ScaleWidth = 124;

    /// <summary>From light to dark in one hue, so that it survives grey print and colour blindness.</summary>
    private static readonly (int R, int G, int B)[] Ramp =
    [
        (247, 251, 255),
        (198, 219, 239),
        (107, 174, 214),
        (33, 113, 181),
        (8, 48, 107),
    ];

    public static void Draw(Svg svg, Grid grid, Cell cell)
    {
        double[] known = [.. grid.Values.SelectMany(r => r).Where(v => !double.IsNaN(v))];
        double low = known.Length == 0 ? 0 : known.Min();
        double high = known.Length == 0 ? 1 : known.Max();
        double label = Math.Min(cell.Width / 4, grid.Rows.Max(r => TextWidth.Of(r, Size)) + 10);
        var plot = new Cell(cell.X + label, cell.Y + 30, cell.Width - label - ScaleWidth - 20, cell.Height - 30 - 46);
        double width = plot.Width / grid.Columns.Length;
        double height = plot.Height / grid.Rows.Length;
        svg.Text(cell.X, cell.Y + 14, grid.Up, Size, Palette.Soft);
        for (int r = 0; r < grid.Rows.Length; r++)
        {
            double y = plot.Y + plot.Height - ((r + 1) * height);
            if (height >= 13 || r % (int)Math.Ceiling(13 / height) == 0)
            {
                svg.Text(
                    plot.X - 6,
                    y + (height / 2) + 4,
                    TextWidth.Shorten(grid.Rows[r], Size, label - 8),
                    Size,
                    Palette.Soft,
                    "end"
                );
            }

            for (int c = 0; c < grid.Columns.Length; c++)
            {
                Box(svg, grid.Values[r][c], new Cell(plot.X + (c * width), y, width, height), low, high);
            }
        }

        double widest = grid.Columns.Max(c => TextWidth.Of(c, Size)) + 8;
        int stride = (int)Math.Ceiling(widest / width);
        for (int c = 0; c < grid.Columns.Length; c += stride)
        {
            svg.Text(
                plot.X + ((c + 0.5) * width),
                plot.Y + plot.Height + 17,
                grid.Columns[c],
                Size,
                Palette.Soft,
                "middle"
            );
        }

        svg.Text(
            plot.X + (plot.Width / 2),
            plot.Y + plot.Height + 36,
            TextWidth.Shorten(grid.Across, Size, plot.Width),
            Size,
            Palette.Soft,
            "middle"
        );
        Line(svg, grid, plot, width, height);
        for (int r = 0; r < grid.Rows.Length; r++)
        {
            double y = plot.Y + plot.Height - ((r + 1) * height);
            for (int c = 0; c < grid.Columns.Length; c++)
            {
                Figure(svg, grid.Values[r][c], new Cell(plot.X + (c * width), y, width, height), low, high);
            }
        }

        Scale(svg, grid, new Cell(plot.X + plot.Width + 20, plot.Y, ScaleWidth, plot.Height), low, high);
    }

    private static string Shade(double value, double low, double high)
    {
        double at = high > low ? (value - low) / (high - low) * (Ramp.Length - 1) : 1;
        int i = Math.Clamp((int)at, 0, Ramp.Length - 2);
        double rest = at - i;
        int Mix(int a, int b) => (int)Math.Round(a + (rest * (b - a)));
        return $"#{Mix(Ramp[i].R, Ramp[i + 1].R):x2}{Mix(Ramp[i].G, Ramp[i + 1].G):x2}{Mix(Ramp[i].B, Ramp[i + 1].B):x2}";
    }

    private static void Box(Svg svg, double value, Cell box, double low, double high) =>
        svg.Rect(
            box.X,
            box.Y,
            box.Width - 1,
            box.Height - 1,
            double.IsNaN(value) ? "#f2f2f2" : Shade(value, low, high)
        );

    /// <summary>A cell's number, over the line; a dash where there is none.</summary>
    private static void Figure(Svg svg, double value, Cell box, double low, double high)
    {
        string text = double.IsNaN(value) ? "–" : Number(value);
        if (TextWidth.Of(text, Size) < box.Width - 6 && box.Height >= 16)
        {
            bool dark = high > low && (value - low) / (high - low) > 0.55;
            svg.Text(
                box.X + (box.Width / 2),
                box.Y + (box.Height / 2) + 4,
                text,
                Size,
                dark ? "#ffffff" : Palette.Ink,
                "middle",
                bold: true
            );
        }
    }

    /// <summary>The line through the middle of columns; broken where the target is not reached.</summary>
    private static void Line(Svg svg, Grid grid, Cell plot, double width, double height)
    {
        if (grid.Line.IsEmpty)
        {
            return;
        }

        var path = new StringBuilder();
        void To(char verb, double x, double y) => path.Append(verb).Append(Svg.N(x)).Append(' ').Append(Svg.N(y));
        for (int c = 0; c < grid.Line.Length; c++)
        {
            if (double.IsNaN(grid.Line[c]))
            {
                continue;
            }

            // A stretch begins and ends within its columns, so that one of a single column is seen.
            double x = plot.X + ((c + 0.5) * width);
            double y = plot.Y + plot.Height - ((grid.Line[c] + 0.5) * height);
            bool first = c == 0 || double.IsNaN(grid.Line[c - 1]);
            bool last = c == grid.Line.Length - 1 || double.IsNaN(grid.Line[c + 1]);
            To(first ? 'M' : 'L', first ? x - (0.4 * width) : x, y);
            To('L', last ? x + (0.4 * width) : x, y);
        }

        svg.Path(path.ToString(), "#ffffff", 5);
        svg.Path(path.ToString(), "#b5446e", 2.4);
    }

    private static void Scale(Svg svg, Grid grid, Cell box, double low, double high)
    {
        const int Steps = 24;
        double top = box.Y + 34;
        double tall = Math.Max(40, box.Height - 34 - (grid.LineName.Length > 0 ? 72 : 0));
        double y = box.Y + 4;
        foreach (string line in TextWidth.Wrap(grid.Meaning, 11, box.Width, 3))
        {
            svg.Text(box.X, y, line, 11, Palette.Soft);
            y += 13;
        }

        for (int i = 0; i < Steps; i++)
        {
            double value = low + ((high - low) * (i + 0.5) / Steps);
            svg.Rect(box.X, top + (tall * (Steps - 1 - i) / Steps), 14, (tall / Steps) + 0.5, Shade(value, low, high));
        }

        svg.Text(box.X + 20, top + 10, Number(high), Size, Palette.Soft);
        svg.Text(box.X + 20, top + tall, Number(low), Size, Palette.Soft);
        if (grid.LineName.Length > 0)
        {
            double at = top + tall + 22;
            foreach (string line in TextWidth.Wrap(grid.LineName, 11, box.Width, 5))
            {
                svg.Text(box.X, at, line, 11, "#8c2f52");
                at += 13;
            }
        }
    }

    private static string Number(double value) =>
        (
            Math.Abs(value) >= 100 ? Math.Round(value)
            : Math.Abs(value) >= 10 ? Math.Round(value, 1)
            : Math.Round(value, 2)
        ).ToString("#,0.##", CultureInfo.InvariantCulture);
}
