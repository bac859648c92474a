namespace BlocSim;

/// <summary>What a run recorded: one row per metric, good and entity, one column per tick.</summary>
public sealed class RunTable
{
    private readonly Dictionary<(string Metric, string Good, string Entity), Series> index = [];
    private readonly List<Series> series = [];

    /// <summary>An empty table.</summary>
    /// <param name="clock">The run's calendar.</param>
    public RunTable(Clock clock)
    {
        Clock = clock;
    }

    /// <summary>A whole table of series worked out elsewhere, such as medians over runs.</summary>
    /// <param name="clock">The calendar of their values.</param>
    /// <param name="all">The series.</param>
    public static RunTable Whole(Clock clock, IEnumerable<Series> all)
    {
        var table = new RunTable(clock) { Recorded = clock.Ticks };
        foreach (Series item in all)
        {
            table.Add(item);
        }

        return table;
    }

    /// <summary>The run's calendar.</summary>
    public Clock Clock { get; }

    /// <summary>Ticks recorded; fewer than the clock's when a run ended early.</summary>
    public int Recorded { get; internal set; }

    /// <summary>All series in a fixed order.</summary>
    public IReadOnlyList<Series> Series => series;

    /// <summary>Adds a series.</summary>
    public void Add(Series item)
    {
        series.Add(item);
        index[(item.Metric.Name, item.Good, item.Entity)] = item;
    }

    /// <summary>The values of a series that must have been recorded.</summary>
    /// <exception cref="ArgumentException">It was not.</exception>
    internal double[] Get(string metric, string good, string entity) =>
        Find(metric, good, entity)
        ?? throw new ArgumentException($"{metric} of {good} was not recorded for {entity}", nameof(metric));

    /// <summary>Adds a series of a declared metric, computed tick by tick, and gives its values.</summary>
    internal double[] Compute(string metric, string good, string entity, Func<int, double> value)
    {
        double[] values = new double[Clock.Ticks];
        for (int t = 0; t < values.Length; t++)
        {
            values[t] = value(t);
        }

        Add(new Series(MetricList.Find(metric), good, entity, values));
        return values;
    }

    /// <summary>The values of a series, or null when it was not recorded.</summary>
    public double[]? Find(string metric, string good, string entity) =>
        index.TryGetValue((metric, good, entity), out Series? found) ? found.Values : null;

    /// <summary>A series' value in a calendar year, as <see cref="Metric.Over"/> says; NaN where there is none.</summary>
    public double InYear(string metric, string good, string entity, int year) =>
        index.TryGetValue((metric, good, entity), out Series? found)
            ? found.Metric.Over(found.Values.AsSpan()[Clock.TicksOf(year)])
            : double.NaN;

    /// <summary>The sum over all entities of their values in a calendar year; what is missing counts as nothing.</summary>
    public double SumInYear(string metric, string good, int year) =>
        series
            .Where(s => s.Metric.Name == metric && s.Good == good)
            .Select(s => s.Metric.Over(s.Values.AsSpan()[Clock.TicksOf(year)]))
            .Where(v => !double.IsNaN(v))
            .Sum();

    /// <summary>The sum over all entities, tick by tick; what is missing counts as nothing. Null when the metric was not recorded.</summary>
    public double[]? Sum(string metric, string good)
    {
        double[]? sum = null;
        foreach (Series part in series.Where(s => s.Metric.Name == metric && s.Good == good))
        {
            sum ??= new double[Clock.Ticks];
            for (int t = 0; t < sum.Length; t++)
            {
                sum[t] += double.IsNaN(part.Values[t]) ? 0 : part.Values[t];
            }
        }

        return sum;
    }
}
