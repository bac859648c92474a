using OxyPlot;
using OxyPlot.Annotations;

namespace BlocSim.Reports;

/// <summary>Dates as dotted lines, with their names in rows above the plot.</summary>
internal sealed class DateMarks : Annotation
{
    private const double Size = 11;
    private const double RowHeight = 15;
    private const int MaxRows = 4;
    private static readonly double[] Dots = [2, 3];
    private readonly Theme theme;
    private readonly List<(DateMark Mark, double X, double From, int Row)> placed = [];

    /// <param name="marks">The dates.</param>
    /// <param name="periods">Periods on the axis.</param>
    /// <param name="left">Left edge of the plot.</param>
    /// <param name="right">Right edge of it.</param>
    /// <param name="room">Height that names may take; without it lines have none.</param>
    /// <param name="theme">The colours.</param>
    public DateMarks(IEnumerable<DateMark> marks, int periods, double left, double right, double room, Theme theme)
    {
        int rows = Math.Clamp((int)(room / RowHeight), 0, MaxRows);
        this.theme = theme;
        List<(double X, double From, double To, int Row)> names = [];
        foreach (DateMark mark in marks.OrderBy(m => m.Period))
        {
            double x = left + ((right - left) * mark.Period / Math.Max(1, periods));
            double width = TextWidth.Of(mark.Text, Size) + 10;

            // A name stands right of its line; left of it where it would leave the panel there.
            double from = x + 3 + width <= right + 40 ? x + 3 : Math.Max(left, x + 6 - width);
            double to = from + width;
            int[] open =
            [
                .. Enumerable
                    .Range(0, mark.Text.Length > 0 ? rows : 0)
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

            placed.Add((mark, x, from, row));
        }

        Height = placed.Count == 0 ? 0 : (placed.Max(p => p.Row) + 1) * RowHeight;
    }

    /// <summary>Space that the names need above the plot.</summary>
    public double Height { get; }

    /// <inheritdoc />
    public override OxyRect GetClippingRect() => Board.Everywhere;

    /// <inheritdoc />
    public override void Render(IRenderContext rc)
    {
        OxyRect plot = PlotModel.PlotArea;
        double Baseline(int row) => plot.Top - Height + (row * RowHeight) + 5;
        foreach ((DateMark _, double x, double _, int row) in placed)
        {
            double top = row < 0 ? plot.Top : Baseline(row) - 9;
            rc.Line(x, top, x, plot.Bottom, Theme.Parse(theme.Paper), 2);
            rc.Line(x, top, x, plot.Bottom, Theme.Parse(theme.Ink), 1, Dots);
        }

        foreach ((DateMark mark, double _, double from, int row) in placed.Where(p => p.Row >= 0))
        {
            rc.Labelled(from, Baseline(row), mark.Text, Size, Theme.Parse(theme.Soft), Theme.Parse(theme.Paper));
        }
    }
}
