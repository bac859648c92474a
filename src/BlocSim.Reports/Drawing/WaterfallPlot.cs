using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>Gains and losses below each other: each bar begins where the one before ended, sums begin at zero.</summary>
internal static class WaterfallPlot
{
    private const int Gain = 2;
    private const int Loss = 4;
    private const int Sum = 0;

    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Waterfall fall, OxyRect cell, Theme theme)
    {
        List<(double From, double To, int Color)> bars = [];
        double level = 0;
        foreach ((string _, double value, bool isSum) in fall.Items)
        {
            bars.Add(isSum ? (0, value, Sum) : (level, level + value, value < 0 ? Loss : Gain));
            level = isSum ? 0 : level + value;
        }

        double label = Math.Min(cell.Width * 0.36, fall.Items.Max(b => TextWidth.Of(b.Name, Board.Label)) + 12);
        double[] ends = [.. bars.SelectMany(b => (double[])[b.From, b.To]), 0];
        LinearAxis across = new RoundTicks(ends.Min(), ends.Max(), 6).Axis(AxisPosition.Bottom, theme);
        across.Title = TextWidth.Shorten(fall.Across, Board.Label, cell.Width - label);
        var names = new NamedAxis(AxisPosition.Left, [.. fall.Items.Select(i => i.Name)], label - 12, theme)
        {
            TextColor = Theme.Parse(theme.Ink),
            StartPosition = 1,
            EndPosition = 0,
        };
        PlotModel model = Board.Model(new OxyThickness(label, 34, 64, 46), across, names);
        var drawn = new RectangleBarSeries { StrokeThickness = 0 };
        model.Series.Add(drawn);
        double half = Math.Min(0.36, 13 * bars.Count / (cell.Height - 80));
        for (int i = 0; i < bars.Count; i++)
        {
            (double from, double to, int color) = bars[i];
            drawn.Items.Add(
                new RectangleBarItem(Math.Min(from, to), i - half, Math.Max(from, to), i + half)
                {
                    Color = theme.Color(color),
                }
            );
            if (i + 1 < bars.Count && color != Sum)
            {
                model.Series.Add(Board.Line([new(to, i + half), new(to, i + 1 - half)], Theme.Parse(theme.Zero), 1));
            }
        }

        model.Annotations.Add(
            new PlotTexts(
                (to, plot, place) =>
                {
                    for (int i = 0; i < bars.Count; i++)
                    {
                        string text = RunView.Number(fall.Items[i].Value);
                        double x = place(Math.Max(bars[i].From, bars[i].To), i).X + 5;
                        to.Labelled(
                            x,
                            place(0, i).Y + 4,
                            text,
                            11,
                            Theme.Parse(theme.Soft),
                            Theme.Parse(theme.Paper),
                            bold: bars[i].Color == Sum
                        );
                    }
                }
            )
        );
        KeyRow.Draw(
            rc,
            cell.Left + label,
            cell.Top + 6,
            cell.Width - label,
            [("gain", theme.Color(Gain)), ("loss", theme.Color(Loss)), ("sum", theme.Color(Sum))],
            theme
        );
        Board.Draw(model, rc, cell);
    }
}
