using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>What all plots share: their frame, how they are drawn, and areas and lines that a library draws as they are meant.</summary>
internal static class Board
{
    /// <summary>Height of the letters of labels.</summary>
    public const double Label = 12;

    /// <summary>Points nearer to each other than this are one.</summary>
    private const double Finest = 1;

    /// <summary>For what stands beside its plot.</summary>
    public static OxyRect Everywhere { get; } = new(-1e5, -1e5, 2e5, 2e5);

    /// <summary>A plot with nothing in it.</summary>
    /// <param name="margins">Space around the axes, for labels and names.</param>
    /// <param name="axes">Its axes.</param>
    public static PlotModel Model(OxyThickness margins, params Axis[] axes)
    {
        var model = new PlotModel
        {
            DefaultFont = Fonts.Asked,
            DefaultFontSize = Label,
            Padding = new OxyThickness(0),
            PlotMargins = margins,
            PlotAreaBorderThickness = new OxyThickness(0),
            Background = OxyColors.Undefined,
        };
        foreach (Axis axis in axes)
        {
            axis.Font = Fonts.Asked;
            model.Axes.Add(axis);
        }

        return model;
    }

    /// <summary>Draws a plot into a part of the page. The library writes what went wrong as the picture; here it is thrown.</summary>
    public static void Draw(PlotModel model, IRenderContext rc, OxyRect place)
    {
        IPlotModel plot = model;
        plot.Update(true);
        plot.Render(rc, place);
        if (model.GetLastPlotException() is { } e)
        {
            throw new InvalidOperationException($"a chart could not be drawn: {e.Message}", e);
        }
    }

    /// <summary>A line with every point, broken where there is none.</summary>
    /// <param name="points">The points; NaN for a gap.</param>
    /// <param name="color">The colour.</param>
    /// <param name="width">Its width.</param>
    /// <param name="dashes">Dashes and gaps as multiples of the width; null for a whole line.</param>
    public static LineSeries Line(IEnumerable<DataPoint> points, OxyColor color, double width, double[]? dashes = null)
    {
        var line = new LineSeries
        {
            Color = color,
            StrokeThickness = width,
            Dashes = dashes!,
            LineJoin = LineJoin.Round,
            MinimumSegmentLength = Finest,
        };
        line.Points.AddRange(points);
        return line;
    }

    /// <summary>Round marks.</summary>
    /// <param name="points">Where.</param>
    /// <param name="size">Their radius.</param>
    /// <param name="color">The colour.</param>
    public static ScatterSeries Dots(IEnumerable<DataPoint> points, double size, OxyColor color)
    {
        var series = new ScatterSeries
        {
            MarkerType = MarkerType.Circle,
            MarkerSize = size,
            MarkerFill = color,
            BinSize = 0,
        };
        series.Points.AddRange(points.Select(p => new OxyPlot.Series.ScatterPoint(p.X, p.Y)));
        return series;
    }

    /// <summary>Areas between two rows of values, one for each stretch without a gap: one missing value takes a whole area away.</summary>
    /// <param name="at">Positions across.</param>
    /// <param name="low">Lower edge; NaN for a gap.</param>
    /// <param name="high">Upper edge.</param>
    /// <param name="fill">Its colour.</param>
    public static IEnumerable<AreaSeries> Areas(
        IReadOnlyList<double> at,
        IReadOnlyList<double> low,
        IReadOnlyList<double> high,
        OxyColor fill
    )
    {
        for (int from = 0; from < at.Count; from++)
        {
            var area = new AreaSeries
            {
                Fill = fill,
                StrokeThickness = 0,
                MinimumSegmentLength = Finest,
            };
            int to = from;
            while (to < at.Count && !double.IsNaN(low[to]) && !double.IsNaN(high[to]))
            {
                area.Points.Add(new DataPoint(at[to], high[to]));
                area.Points2.Add(new DataPoint(at[to], low[to]));
                to++;
            }

            // A single value fills its whole place.
            if (to == from + 1)
            {
                area.Points.Clear();
                area.Points2.Clear();
                foreach (double x in (double[])[at[from] - 0.5, at[from] + 0.5])
                {
                    area.Points.Add(new DataPoint(x, high[from]));
                    area.Points2.Add(new DataPoint(x, low[from]));
                }
            }

            if (to > from)
            {
                yield return area;
            }

            from = to;
        }
    }
}
