using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>
/// The periods that an experiment keeps: the run's own when there are few, calendar years otherwise. A year's value is the mean of its
/// periods that have one.
/// </summary>
public sealed class PeriodAxis
{
    /// <summary>Runs of up to this many periods are kept whole.</summary>
    public const int KeptWhole = 60;

    private readonly int[] slot;

    /// <param name="clock">The runs' calendar.</param>
    public PeriodAxis(Clock clock)
    {
        bool whole = clock.Ticks <= KeptWhole || clock.StepMonths == 12;
        Clock = whole
            ? clock
            : new Clock(new YearMonth(clock.Start.Year, 1), new YearMonth(clock.DateOf(clock.Ticks - 1).Year, 12), 12);
        slot = [.. Enumerable.Range(0, clock.Ticks).Select(t => Clock.TickOf(clock.DateOf(t)))];
        Labels = [.. Enumerable.Range(0, Clock.Ticks).Select(Clock.Label)];
    }

    /// <summary>The calendar of the periods kept.</summary>
    public Clock Clock { get; }

    /// <summary>Names of the periods kept.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>How many there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The mean of a series in each period kept; NaN where there is none.</summary>
    public double[] Means(double[]? series)
    {
        double[] sum = new double[Count];
        int[] count = new int[Count];
        for (int t = 0; series is not null && t < series.Length; t++)
        {
            if (!double.IsNaN(series[t]))
            {
                sum[slot[t]] += series[t];
                count[slot[t]]++;
            }
        }

        for (int p = 0; p < sum.Length; p++)
        {
            sum[p] = count[p] > 0 ? sum[p] / count[p] : double.NaN;
        }

        return sum;
    }
}
