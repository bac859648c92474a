using System.Globalization;
using OxyPlot;
using OxyPlot.Axes;

namespace BlocSim.Reports;

/// <summary>A linear axis with round ticks that covers its data, and labels that tell neighbouring ticks apart.</summary>
internal sealed class RoundTicks
{
    private const double Widest = 1e150;

    public RoundTicks(double least, double most, int aboutTicks)
    {
        // What is not finite cannot be drawn to scale.
        least = double.IsNaN(least) ? 0 : Math.Clamp(least, -Widest, Widest);
        most = double.IsNaN(most) ? 0 : Math.Clamp(most, -Widest, Widest);
        if (!(most > least))
        {
            most = least + (least == 0 ? 1 : Math.Abs(least));
        }

        double raw = (most - least) / Math.Max(1, aboutTicks);
        double magnitude = PowerOfTen(raw);
        double[] steps = [1, 2, 2.5, 5, 10];
        Step = magnitude * steps.First(s => s * magnitude >= raw * 0.999);
        Low = Math.Floor((least / Step) + 1e-9) * Step;
        High = Math.Ceiling((most / Step) - 1e-9) * Step;
    }

    public double Low { get; }

    public double High { get; }

    public double Step { get; }

    public IEnumerable<double> Ticks =>
        Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(i => Low + (i * Step));

    /// <summary>Width of the widest label.</summary>
    public double LabelWidth(double size) => Ticks.Max(t => TextWidth.Of(Label(t), size));

    /// <summary>As many decimals as labels need to tell neighbouring ticks apart.</summary>
    public int Decimals
    {
        get
        {
            int decimals = 0;
            for (
                double scaled = Step;
                decimals < 9 && Math.Abs(scaled - Math.Round(scaled)) > 1e-6 * scaled;
                scaled *= 10
            )
            {
                decimals++;
            }

            return decimals;
        }
    }

    /// <summary>A tick's label, with commas between thousands.</summary>
    public string Label(double value)
    {
        double clean = Math.Abs(value) < Step * 1e-6 ? 0 : value;
        return clean.ToString("#,0." + new string('0', Decimals), CultureInfo.InvariantCulture).TrimEnd('.');
    }

    /// <summary>The axis itself: grid lines, a darker one at zero, labels outside.</summary>
    public LinearAxis Axis(AxisPosition position, Theme theme) =>
        new()
        {
            Position = position,
            Minimum = Low,
            Maximum = High,
            MajorStep = Step,
            LabelFormatter = Label,
            FontSize = Board.Label,
            TextColor = Theme.Parse(theme.Soft),
            TitleColor = Theme.Parse(theme.Soft),
            TickStyle = TickStyle.None,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = Theme.Parse(theme.Rule),
            MajorGridlineThickness = 1,
            ExtraGridlines = Low <= 0 && High >= 0 ? [0] : [],
            ExtraGridlineColor = Theme.Parse(theme.Zero),
            ExtraGridlineStyle = LineStyle.Solid,
            AxislineStyle = LineStyle.None,
            AxisTickToLabelDistance = 6,

            // A line along the top is drawn at its whole width.
            MaximumDataMargin = position == AxisPosition.Left ? 2 : 0,
            AxisTitleDistance = 8,
        };

    /// <summary>The largest power of ten not above a number, by multiplication only: the same bits everywhere.</summary>
    private static double PowerOfTen(double value)
    {
        double power = 1;
        while (power > value)
        {
            power /= 10;
        }

        while (power * 10 <= value)
        {
            power *= 10;
        }

        return power;
    }
}
