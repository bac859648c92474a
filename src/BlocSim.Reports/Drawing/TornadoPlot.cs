using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>Bars to either side of a value, the largest first.</summary>
internal static class TornadoPlot
{
    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Bars bars, OxyRect cell, Theme theme) =>
        Whole(
            rc,
            bars with
            {
                Items =
                [
                    .. bars.Items.Select(b =>
                        Math.Abs(b.First - bars.Origin) > bars.Longest
                            ? b with
                            {
                                First = bars.Origin + (Math.Sign(b.First - bars.Origin) * bars.Longest),
                                FirstText =
                                    $"{b.FirstText} ({(b.First > 0 ? "+" : string.Empty)}{RunView.Number(b.First)} %)",
                            }
                            : b
                    ),
                ],
            },
            cell,
            theme
        );

    private static void Whole(IRenderContext rc, Bars bars, OxyRect cell, Theme theme)
    {
        OxyColor soft = Theme.Parse(theme.Soft);
        IEnumerable<double> ends = bars.Items.SelectMany(b =>
            (double[])[b.First, b.FirstLow, b.FirstHigh, b.Second, b.SecondLow, b.SecondHigh]
        );
        double[] all = [.. ends.Append(bars.Origin).Where(double.IsFinite)];
        if (all.Length == 0 || bars.Items.All(b => double.IsNaN(b.First)))
        {
            rc.Text(
                cell.Left,
                cell.Top + 40,
                "No value in these runs: nobody traded, or no instrument in force",
                14,
                soft
            );
            return;
        }

        bool named = bars.FirstName.Length > 0;
        double label = Math.Min(cell.Width * 0.36, bars.Items.Max(b => TextWidth.Of(b.Name, Board.Label)) + 12);
        double top = named ? 34 : 14;

        // Single bars have their words beyond their ends, and the axis room for them.
        double words = bars.Items.All(b => double.IsNaN(b.Second))
            ? bars.Items.Max(b => TextWidth.Of(b.FirstText, 11)) + 10
            : 0;
        double span = Math.Max(all.Max() - all.Min(), 1e-12);
        double beyond = span * words / Math.Max(60, cell.Width - label - 24 - (2 * words));
        LinearAxis across = new RoundTicks(
            all.Min() - (all.Min() < bars.Origin ? beyond : 0),
            all.Max() + (all.Max() > bars.Origin ? beyond : 0),
            6
        ).Axis(AxisPosition.Bottom, theme);
        across.Title = TextWidth.Shorten(bars.Across, Board.Label, cell.Width - label);
        int n = bars.Items.Length;
        var levers = new NamedAxis(AxisPosition.Left, [.. bars.Items.Select(b => b.Name)], label - 12, theme)
        {
            TextColor = Theme.Parse(theme.Ink),
            StartPosition = 1,
            EndPosition = 0,
        };
        PlotModel model = Board.Model(new OxyThickness(label, top, 24, 46), across, levers);
        double thick = Math.Min(0.72, 22 * n / (cell.Height - top - 46));
        bool paired = !double.IsNaN(bars.Items[0].Second);
        bool sides = paired && bars.Items.Any(b => b.FirstText.Length > 0);
        var drawn = new RectangleBarSeries { StrokeThickness = 0 };
        var texts = new List<(double From, double To, double Y, string Text, int Color)>();
        model.Series.Add(drawn);
        for (int i = 0; i < n; i++)
        {
            Bar bar = bars.Items[i];

            // Ends on both sides share a line; ends on one side lie below each other, so that neither hides the other.
            bool opposite = (bar.First - bars.Origin) * (bar.Second - bars.Origin) < 0;
            bool whole = !paired || (sides && opposite);
            double half = whole ? thick : thick / 2;
            double first = i - (thick / 2);
            One(bar.First, bar.FirstLow, bar.FirstHigh, bar.FirstText, 0, first, half);
            One(bar.Second, bar.SecondLow, bar.SecondHigh, bar.SecondText, 1, whole ? first : first + half, half);
        }

        void One(double value, double low, double high, string text, int color, double y, double height)
        {
            if (double.IsNaN(value))
            {
                return;
            }

            drawn.Items.Add(
                new RectangleBarItem(Math.Min(bars.Origin, value), y, Math.Max(bars.Origin, value), y + height)
                {
                    Color = theme.Color(color),
                }
            );
            double middle = y + (height / 2);
            bool told = high > low;
            if (told)
            {
                model.Series.Add(Board.Line([new(low, middle), new(high, middle)], Theme.Parse(theme.Ink), 1.4));
            }

            double end = told ? (value >= bars.Origin ? Math.Max(value, high) : Math.Min(value, low)) : value;
            texts.Add((bars.Origin, end, middle, text, color));
        }

        model.Series.Add(Board.Line([new(bars.Origin, -0.5), new(bars.Origin, n - 0.5)], Theme.Parse(theme.Ink), 1));
        model.Annotations.Add(new PlotTexts((to, plot, place) => Ends(to, plot, place, texts, theme)));
        Board.Draw(model, rc, cell);
        if (named)
        {
            KeyRow.Draw(
                rc,
                cell.Left + label,
                cell.Top + 6,
                cell.Width - label,
                [(bars.FirstName, theme.Color(0)), (bars.SecondName, theme.Color(1))],
                theme
            );
        }
    }

    /// <summary>Words beyond the ends of bars, or inside where there is no room beyond.</summary>
    private static void Ends(
        IRenderContext rc,
        OxyRect plot,
        Func<double, double, ScreenPoint> place,
        List<(double From, double To, double Y, string Text, int Color)> texts,
        Theme theme
    )
    {
        foreach ((double from, double to, double y, string text, int color) in texts.Where(t => t.Text.Length > 0))
        {
            ScreenPoint end = place(to, y);
            bool right = to >= from;
            double width = TextWidth.Of(text, 11);
            bool fits = right ? end.X + 5 + width < plot.Right + 22 : end.X - 5 - width > plot.Left;
            double x = right == fits ? end.X + 5 : end.X - 5 - width;
            if (fits)
            {
                rc.Labelled(x, end.Y + 4, text, 11, Theme.Parse(theme.Soft), Theme.Parse(theme.Paper));
            }
            else
            {
                rc.Text(x, end.Y + 4, text, 11, color == 0 ? Theme.Parse(theme.Paper) : Theme.Parse(theme.Ink));
            }
        }
    }
}
