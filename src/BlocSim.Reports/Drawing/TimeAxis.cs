using System.Globalization;
using OxyPlot.Axes;

namespace BlocSim.Reports;

/// <summary>Time by period, with a tick where each year begins and a label at years that are round: an axis of dates would begin where its padding does and count days.</summary>
internal sealed class TimeAxis : LinearAxis
{
    private readonly string[] periods;

    public TimeAxis(IEnumerable<string> periods, Theme theme)
    {
        this.periods = [.. periods];
        Position = AxisPosition.Bottom;
        Minimum = -0.5;
        Maximum = Math.Max(1, this.periods.Length) - 0.5;
        FontSize = Board.Label;
        TextColor = Theme.Parse(theme.Soft);
        TicklineColor = Theme.Parse(theme.Zero);
        MinorTicklineColor = TicklineColor;
        MajorTickSize = 5;
        MinorTickSize = 3;
        AxisTickToLabelDistance = 1;
        LabelFormatter = at => at == Math.Floor(at) ? this.periods[(int)at] : this.periods[(int)Math.Ceiling(at)][..4];
    }

    public override void GetTickValues(
        out IList<double> majorLabelValues,
        out IList<double> majorTickValues,
        out IList<double> minorTickValues
    )
    {
        bool yearly = periods.All(p => p.Length == 4);
        int[] years =
        [
            .. Enumerable
                .Range(0, periods.Length)
                .Where(i => yearly || periods[i].EndsWith("-01", StringComparison.Ordinal)),
        ];
        double At(int i) => yearly ? i : i - 0.5;
        double width = Math.Abs(ScreenMax.X - ScreenMin.X);
        double each = width / Math.Max(1, periods.Length);
        if (years.Length < 2 && !yearly)
        {
            // Less than two years: months by name.
            int step = ((int[])[1, 2, 3, 6, 12]).FirstOrDefault(s => s * each >= 56, 24);
            majorTickValues = [.. Enumerable.Range(0, periods.Length).Where(i => i % step == 0).Select(i => (double)i)];
            majorLabelValues = majorTickValues;
            minorTickValues = [];
            return;
        }

        double perYear = years.Length > 1 ? (At(years[1]) - At(years[0])) * each : width;
        int stride = ((int[])[1, 2, 5, 10, 20, 50]).FirstOrDefault(s => s * perYear >= 44, 100);
        int[] labelled =
        [
            .. years.Where(i =>
                stride == 1 || int.Parse(periods[i].AsSpan(0, 4), CultureInfo.InvariantCulture) % stride == 0
            ),
        ];
        majorTickValues = [.. labelled.Select(At)];
        majorLabelValues = [.. majorTickValues.Where(t => (Maximum - t) * each > -6)];
        minorTickValues = [.. years.Except(labelled).Select(At)];
    }
}
