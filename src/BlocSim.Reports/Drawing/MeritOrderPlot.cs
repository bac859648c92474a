using OxyPlot;
using OxyPlot.Axes;

namespace BlocSim.Reports;

/// <summary>A merit order: blocks as wide as what they offer and as high as what it costs, prices as lines across.</summary>
internal static class MeritOrderPlot
{
    /// <summary>Costs beyond this many times the highest price are cut off: what stands there sells nothing.</summary>
    private const double Cut = 1.6;

    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, MeritOrder order, OxyRect cell, Theme theme)
    {
        (string Name, OxyColor Color)[] sellers = [.. order.Sellers.Select(s => (s.Name, theme.Color(s.Color)))];
        double key = KeyRow.Height(sellers.Select(s => s.Name), cell.Width) + 20;
        double dearest = order.Blocks.Select(b => b.To).DefaultIfEmpty(1).Max();
        double price = order.Prices.Select(p => p.Price).DefaultIfEmpty(dearest / Cut).Max();
        double least = Math.Min(0, order.Blocks.Select(b => b.From).DefaultIfEmpty(0).Min());
        var up = new RoundTicks(least, Math.Max(price, Math.Min(dearest, Cut * price)), 5);
        LinearAxis across = new RoundTicks(0, order.Blocks.Sum(b => b.Amount), 6).Axis(AxisPosition.Bottom, theme);
        across.MajorGridlineStyle = LineStyle.None;
        across.Title = TextWidth.Shorten(order.Across, Board.Label, cell.Width - 60);
        double left = up.LabelWidth(Board.Label) + 10;
        double room = order.Prices.Select(p => TextWidth.Of(p.Name, Board.Label)).DefaultIfEmpty(0).Max() + 22;
        PlotModel model = Board.Model(
            new OxyThickness(left, key + 14, Math.Min(room, cell.Width * 0.34), 46),
            across,
            up.Axis(AxisPosition.Left, theme)
        );
        double at = 0;
        foreach (MeritBlock block in order.Blocks)
        {
            // Of a block that leads beyond the top the part below it is drawn.
            double to = Math.Min(block.To, up.High);
            double share =
                block.To > up.High && block.To > block.From ? (up.High - block.From) / (block.To - block.From) : 1;
            if (share > 0)
            {
                double[] x = [at, at + (block.Amount * Math.Min(1, share)), at + block.Amount];
                double[] high = [block.From, to, to];
                foreach (
                    var area in Board.Areas(
                        x,
                        [up.Low < 0 ? Math.Min(0, block.From) : 0, 0, 0],
                        high,
                        theme.Color(block.Color)
                    )
                )
                {
                    model.Series.Add(area);
                }
            }
            else
            {
                foreach (
                    var area in Board.Areas(
                        [at, at + block.Amount],
                        [0, 0],
                        [up.High, up.High],
                        OxyColor.FromAColor(90, theme.Color(block.Color))
                    )
                )
                {
                    model.Series.Add(area);
                }
            }

            at += block.Amount;
        }

        foreach ((string _, double level, int color) in order.Prices)
        {
            // On paper of its own: a line of a seller's colour would vanish in that seller's blocks.
            model.Series.Add(Board.Line([new(0, level), new(at, level)], Theme.Parse(theme.Paper), 4));
            model.Series.Add(Board.Line([new(0, level), new(at, level)], theme.Color(color), 2, Theme.Dash(color, 2)));
        }

        model.Annotations.Add(new EndLabels([.. order.Prices.Select(p => (p.Name, p.Color, p.Price))], room, theme));
        KeyRow.Draw(rc, cell.Left, cell.Top + 4, cell.Width, sellers, theme);
        rc.Text(cell.Left, cell.Top + key + 6, order.Up, Board.Label, Theme.Parse(theme.Soft));
        Board.Draw(model, rc, cell);
    }
}
