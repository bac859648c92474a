namespace BlocSim.Reports;

/// <content>Title, axes, marks of dates and the note.</content>
internal sealed partial class PanelWriter
{
    private void Title(Cell cell)
    {
        if (panel.Title.Length > 0)
        {
            svg.Text(cell.X, cell.Y + 14, TextWidth.Shorten(panel.Title, 15, cell.Width), 15, Palette.Ink, bold: true);
        }

        svg.Text(cell.X, cell.Y + 31, panel.Unit, TickSize, Palette.Soft);
    }

    private void Frame()
    {
        foreach (double tick in axis.Ticks)
        {
            double y = Y(tick);
            svg.Line(left, y, right, y, tick == 0 ? "#8c8c8c" : Palette.Rule, 1);
            svg.Text(left - 6, y + 4, axis.Label(tick), TickSize, Palette.Soft, "end");
        }

        int n = figure.Periods.Length;
        int[] years =
        [
            .. Enumerable.Range(0, n).Where(i => i == 0 || figure.Periods[i][..4] != figure.Periods[i - 1][..4]),
        ];
        double perYear = years.Length > 1 ? X(years[1]) - X(years[0]) : right - left;
        int[] strides = [1, 2, 5, 10, 20, 50];
        int stride = strides.FirstOrDefault(s => s * perYear >= 44, 100);
        bool yearly = n == years.Length;
        foreach (int i in years)
        {
            int year = int.Parse(figure.Periods[i].AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
            double x = X(yearly ? i : i - 0.5);
            bool labelled = stride == 1 || year % stride == 0;
            svg.Line(x, bottom, x, bottom + (labelled ? 5 : 3), "#8c8c8c", 1);
            if (labelled && x + 16 <= right + 22)
            {
                svg.Text(x, bottom + 18, figure.Periods[i][..4], TickSize, Palette.Soft, "middle");
            }
        }
    }

    /// <summary>
    /// Gives each date a row in which its name runs into no other and, where there is such a row, no other date's line runs through a
    /// name; -1 where no row has room and only the line is drawn.
    /// </summary>
    /// <summary>A date's name stands right of its line; left of it where it would leave the panel there.</summary>
    private static double NameFrom(double x, double width, double left, double right) =>
        x + 3 + width <= right + 40 ? x + 3 : Math.Max(left - 30, x + 6 - width);

    private static List<(DateMark Mark, int Row)> PlaceMarks(Figure figure, double left, double right)
    {
        const int Rows = 4;
        List<(DateMark, int)> found = [];
        List<(double X, double From, double To, int Row)> names = [];
        foreach (DateMark mark in figure.Marks.OrderBy(m => m.Period))
        {
            double x = left + ((right - left) * mark.Period / Math.Max(1, figure.Periods.Length));
            double width = TextWidth.Of(mark.Text, 11) + 10;
            double from = NameFrom(x, width, left, right);
            double to = from + width;
            int[] open =
            [
                .. Enumerable
                    .Range(0, Rows)
                    .Where(row => names.TrueForAll(n => n.Row != row || from >= n.To || to <= n.From)),
            ];

            // A line runs from its own row down: through names of lower rows, as lines of higher rows run through this name.
            bool Clean(int row) =>
                names.TrueForAll(n => n.X == x || (n.Row > row ? x <= n.From || x >= n.To : n.X <= from || n.X >= to));
            int row = open.Where(Clean).Concat(open).FirstOrDefault(-1);
            if (row >= 0)
            {
                names.Add((x, from, to, row));
            }

            found.Add((mark, row));
        }

        return found;
    }

    private void Marks()
    {
        foreach ((DateMark mark, int row) in placed)
        {
            double x = X(mark.Period - 0.5);
            double width = TextWidth.Of(mark.Text, 11) + 10;
            double y = firstMark + (Math.Max(0, row) * 15) + 9;
            double from = NameFrom(x, width, left, right);
            svg.Line(x, y - 9, x, bottom, "#ffffff", 2);
            svg.Line(x, y - 9, x, bottom, Palette.Ink, 1, "2 3");
            if (row >= 0)
            {
                svg.Halo(from, y, mark.Text, 11, Palette.Soft);
            }
        }
    }

    private void Note()
    {
        double y = (top + bottom) / 2;
        foreach (string line in TextWidth.Wrap(panel.Note, 14, right - left - 20, 3))
        {
            svg.Text((left + right) / 2, y, line, 14, Palette.Soft, "middle");
            y += 19;
        }
    }
}
