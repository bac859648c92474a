using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>
/// The periods that an experiment keeps: the run's own when there are few, calendar years otherwise. A year's value is the mean of its
/// periods that have one, of a balance the last.
/// </summary>
public sealed class PeriodAxis
{
    /// <summary>Runs of up to this many periods are kept whole.</summary>
    public const int KeptWhole = 60;

    private readonly Range[] span;

    /// <param name="clock">The runs' calendar.</param>
    public PeriodAxis(Clock clock)
    {
        bool whole = clock.Ticks <= KeptWhole || clock.StepMonths == 12;
        int last = clock.DateOf(clock.Ticks - 1).Year;
        Clock = whole ? clock : new Clock(new YearMonth(clock.Start.Year, 1), new YearMonth(last, 12), 12);
        span =
        [
            .. Enumerable.Range(0, Clock.Ticks).Select(p => whole ? p..(p + 1) : clock.TicksOf(Clock.DateOf(p).Year)),
        ];
        Labels = [.. Enumerable.Range(0, Clock.Ticks).Select(Clock.Label)];
    }

    /// <summary>The calendar of the periods kept.</summary>
    public Clock Clock { get; }

    /// <summary>Names of the periods kept.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>How many there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The last calendar year, which summaries report: position of its first period, and its name.</summary>
    /// <param name="periods">Names of periods, in order.</param>
    public static (int First, string Label) LastYearOf(IReadOnlyList<string> periods)
    {
        string year = periods[^1][..4];
        return (periods.TakeWhile(p => !p.StartsWith(year, StringComparison.Ordinal)).Count(), year);
    }

    /// <summary>A series' value in each period kept, as <see cref="Metric.Over"/> says; NaN where there is none.</summary>
    public double[] Values(Metric metric, double[]? series) =>
        [.. span.Select(s => series is null ? double.NaN : metric.Over(series.AsSpan()[s]))];
}
