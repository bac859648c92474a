using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>Lines over a lever's values.</summary>
internal static class CurvesPlot
{
    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Curves curves, OxyRect cell, Theme theme)
    {
        double[] all =
        [
            .. curves
                .Lines.SelectMany(l => l.Values.Concat(l.Bands.SelectMany(b => b.Low.Concat(b.High))))
                .Where(v => !double.IsNaN(v)),
        ];
        var up = new RoundTicks(all.Append(0).Min(), all.DefaultIfEmpty(1).Max(), 4);
        double left = up.LabelWidth(Board.Label) + 10;
        bool labelled = curves.Lines.Length > 1;
        double room = labelled
            ? Math.Min(cell.Width / 3, curves.Lines.Max(l => TextWidth.Of(l.Name, Board.Label)) + 22)
            : 10;
        double width = cell.Width - left - room;
        Axis across = curves.Names.IsEmpty
            ? new RoundTicks(
                curves.At.DefaultIfEmpty(0).Min(),
                curves.At.DefaultIfEmpty(1).Max(),
                width > 300 ? 6 : 4
            ).Axis(AxisPosition.Bottom, theme)
            : new NamedAxis(AxisPosition.Bottom, curves.Names, (width / curves.Names.Length) - 8, theme, 11);
        across.Title = TextWidth.Shorten(curves.Across, Board.Label, width);

        // Room for half a mark at either end.
        across.MinimumDataMargin = 5;
        across.MaximumDataMargin = 5;
        PlotModel model = Board.Model(new OxyThickness(left, 24, room, 46), across, up.Axis(AxisPosition.Left, theme));
        List<(string Name, int Color, double At)> names = [];
        foreach (Layer line in curves.Lines)
        {
            OxyColor color = theme.Color(line.Color);
            foreach (LayerBand band in line.Bands)
            {
                Band(model, curves, band, color);
            }

            LineSeries drawn = Board.Line(
                curves.At.Select((x, i) => new DataPoint(x, line.Values[i])),
                color,
                curves.Joined ? 2.2 : 0,
                Theme.Dash(line.Color, 2.2)
            );
            drawn.MarkerType = MarkerType.Circle;
            drawn.MarkerSize = curves.Joined ? 2.6 : 4;
            drawn.MarkerFill = color;
            model.Series.Add(drawn);
            int last = Enumerable.Range(0, line.Values.Length).LastOrDefault(i => !double.IsNaN(line.Values[i]), -1);
            if (last >= 0 && labelled)
            {
                names.Add((line.Name, line.Color, line.Values[last]));
            }
        }

        model.Annotations.Add(new EndLabels(names, room, theme));
        rc.Text(
            cell.Left,
            cell.Top + 12,
            TextWidth.Shorten(curves.Up, Board.Label, cell.Width),
            Board.Label,
            Theme.Parse(theme.Soft)
        );
        Board.Draw(model, rc, cell);
    }

    /// <summary>A band as an area, or as a bar at every value where nothing is said about what lies between.</summary>
    private static void Band(PlotModel model, Curves curves, LayerBand band, OxyColor color)
    {
        if (curves.Joined)
        {
            foreach (AreaSeries area in Board.Areas(curves.At, band.Low, band.High, OxyColor.FromAColor(41, color)))
            {
                model.Series.Add(area);
            }

            return;
        }

        for (int i = 0; i < curves.At.Length; i++)
        {
            model.Series.Add(
                Board.Line(
                    [new DataPoint(curves.At[i], band.Low[i]), new DataPoint(curves.At[i], band.High[i])],
                    color,
                    1.4
                )
            );
        }
    }
}
