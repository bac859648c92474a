using OxyPlot;
using OxyPlot.Axes;

namespace BlocSim.Reports;

/// <summary>An axis of words: one place each, as many of them named as there is room for.</summary>
internal sealed class NamedAxis : LinearAxis
{
    private readonly int count;
    private readonly double needed;

    /// <param name="position">Where it stands.</param>
    /// <param name="names">The words.</param>
    /// <param name="widest">No word is written wider.</param>
    /// <param name="theme">The colours.</param>
    /// <param name="size">Height of letters.</param>
    public NamedAxis(
        AxisPosition position,
        IReadOnlyList<string> names,
        double widest,
        Theme theme,
        double size = Board.Label
    )
    {
        count = names.Count;
        needed =
            position == AxisPosition.Bottom
                ? Math.Min(widest, names.Select(n => TextWidth.Of(n, size)).DefaultIfEmpty(0).Max()) + 8
                : size + 1;
        Position = position;
        Minimum = -0.5;
        Maximum = count - 0.5;
        FontSize = size;
        TextColor = Theme.Parse(theme.Soft);
        TitleColor = TextColor;
        TickStyle = TickStyle.None;
        AxislineStyle = LineStyle.None;
        AxisTickToLabelDistance = 6;
        AxisTitleDistance = 8;
        LabelFormatter = at => TextWidth.Shorten(names[(int)Math.Round(at)], size, widest);
    }

    public override void GetTickValues(
        out IList<double> majorLabelValues,
        out IList<double> majorTickValues,
        out IList<double> minorTickValues
    )
    {
        double each =
            Math.Abs(Position == AxisPosition.Bottom ? ScreenMax.X - ScreenMin.X : ScreenMax.Y - ScreenMin.Y) / count;
        int stride = Math.Max(1, (int)Math.Ceiling(needed / Math.Max(1e-9, each)));
        majorLabelValues = [.. Enumerable.Range(0, count).Where(i => i % stride == 0).Select(i => (double)i)];
        majorTickValues = majorLabelValues;
        minorTickValues = [];
    }
}
