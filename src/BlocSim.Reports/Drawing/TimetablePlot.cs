using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace BlocSim.Reports;

/// <summary>Bars over time, a row a plant.</summary>
internal static class TimetablePlot
{
    /// <summary>Draws a panel.</summary>
    public static void Draw(IRenderContext rc, Figure figure, Timetable table, OxyRect cell, Theme theme)
    {
        (string Name, OxyColor Color)[] states = [.. table.States.Select(s => (s.Name, theme.Color(s.Color)))];
        double key = KeyRow.Height(states.Select(s => s.Name), cell.Width) + 6;
        int n = table.Rows.Length;

        // Every row is named: where rows are low, in smaller letters.
        double size = Math.Clamp((cell.Height - key - 80) / n - 1, 7, Board.Label);
        double label = Math.Min(cell.Width * 0.42, table.Rows.Max(r => TextWidth.Of(r.Name, size)) + 12);
        double right = cell.Right - 16;
        var marks = new DateMarks(
            figure.Marks,
            figure.Periods.Length,
            cell.Left + label,
            right,
            cell.Height / 4,
            theme
        );
        var names = new NamedAxis(AxisPosition.Left, [.. table.Rows.Select(r => r.Name)], label - 12, theme, size)
        {
            TextColor = Theme.Parse(theme.Ink),
            StartPosition = 1,
            EndPosition = 0,
        };
        double top = key + marks.Height + 6;
        PlotModel model = Board.Model(new OxyThickness(label, top, 16, 24), new TimeAxis(figure.Periods, theme), names);
        var bars = new RectangleBarSeries { StrokeThickness = 0 };
        double half = Math.Min(0.38, 9 * n / (cell.Height - top - 24));
        for (int i = 0; i < n; i++)
        {
            foreach ((int from, int until, int state) in table.Rows[i].Spans)
            {
                bars.Items.Add(
                    new RectangleBarItem(from - 0.5, i - half, until + 0.5, i + half) { Color = states[state].Color }
                );
            }
        }

        model.Series.Add(bars);
        model.Annotations.Add(marks);
        KeyRow.Draw(rc, cell.Left, cell.Top + 4, cell.Width, states, theme);
        Board.Draw(model, rc, cell);
    }
}
