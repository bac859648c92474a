using System.Collections.Immutable;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>A finished sweep as tables and charts look at it: one spread a point and quantity, and what the policy costs the bloc.</summary>
public sealed class SweepView
{
    private readonly ResultDatabase store;
    private readonly int runs;
    private readonly Dictionary<(int, Quantity), double[]> read = [];
    private readonly Dictionary<int, double[]> costs = [];

    /// <summary>Reads what a sweep's store holds as it is asked for.</summary>
    /// <param name="store">The runs.</param>
    /// <param name="loaded">The scenario that was varied.</param>
    /// <param name="plan">What was varied and asked.</param>
    /// <param name="outputs">The quantities asked for, found in the store.</param>
    /// <param name="runs">Replications of each setting that count.</param>
    public SweepView(
        ResultDatabase store,
        LoadedScenario loaded,
        SweepPlan plan,
        IReadOnlyList<Quantity> outputs,
        int runs
    )
    {
        this.store = store;
        this.runs = runs;
        Loaded = loaded;
        Plan = plan;
        Outputs = [.. outputs.Distinct()];
        Points = [.. store.Points()];
        Paths = [.. Points[0].Settings.Select(s => s.Path)];
        Levers = [.. Paths.Select(p => plan.Levers.FirstOrDefault(l => l.Path == p) ?? FromPoints(p))];
    }

    /// <summary>The scenario that was varied.</summary>
    public LoadedScenario Loaded { get; }

    /// <summary>What was varied and asked.</summary>
    public SweepPlan Plan { get; }

    /// <summary>The quantities asked for, each once.</summary>
    public IReadOnlyList<Quantity> Outputs { get; }

    /// <summary>The settings that were played.</summary>
    public ImmutableArray<DesignPoint> Points { get; }

    /// <summary>The paths that differ between settings.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The levers; for a design from a file, what its columns hold.</summary>
    public ImmutableArray<Lever> Levers { get; }

    /// <summary>Values of a quantity at a point, by replication.</summary>
    public double[] Values(DesignPoint point, Quantity quantity)
    {
        if (!read.TryGetValue((point.Index, quantity), out double[]? values))
        {
            Column[] columns = [.. Outputs.Select(o => o.Column).Distinct()];
            double[][][] all = store.Read(point.Index, false, columns, runs).Values;
            foreach (Quantity output in Outputs)
            {
                read[(point.Index, output)] = [.. all[Array.IndexOf(columns, output.Column)].Select(output.Of)];
            }

            values = read[(point.Index, quantity)];
        }

        return values;
    }

    /// <summary>The spread of a quantity at a point.</summary>
    public Experiments.Spread Spread(DesignPoint point, Quantity quantity) =>
        Experiments.Spread.Of(Values(point, quantity));

    /// <summary>
    /// What the policy costs the bloc at a point, USD a year, mean over the run, by replication: the fall of its welfare against the baseline. Empty
    /// without a bloc.
    /// </summary>
    public double[] Costs(DesignPoint point)
    {
        if (!costs.TryGetValue(point.Index, out double[]? values))
        {
            Column? welfare = store.Head.Columns.FirstOrDefault(c =>
                c.Metric.Name == "welfare-change-all-goods" && c.Entity == "bloc"
            );
            values = welfare is null
                ? []
                :
                [
                    .. store
                        .Read(point.Index, false, [welfare], runs)
                        .Values[0]
                        .Select(r => -r.Where(v => !double.IsNaN(v)).DefaultIfEmpty(double.NaN).Average()),
                ];
            costs[point.Index] = values;
        }

        return values;
    }

    /// <summary>A quantity's scale for people, and its unit.</summary>
    public (double Factor, string Unit) Scale(Quantity quantity) =>
        SummaryText.Scale(quantity.Column.Metric, GoodOf(quantity));

    /// <summary>A quantity for axes: metric, whose, year, unit.</summary>
    public string Title(Quantity quantity)
    {
        string unit = Scale(quantity).Unit;
        string good = GoodOf(quantity).Title;
        string whose = quantity.Column.Entity is "bloc" or "world" ? string.Empty : $" of {quantity.Column.Entity}";
        string what = quantity.Column.Metric.Words;
        return $"{StoryWords.Capital(what)}{whose}, {RunName(good, quantity)}{quantity.PeriodLabel}, {unit}";
    }

    /// <summary>The metric in words, with whose and of what it is where that is not the bloc's, the world's or the focus good's.</summary>
    public string Metric(Quantity quantity)
    {
        string whose = quantity.Column.Entity is "bloc" or "world" ? string.Empty : $" {quantity.Column.Entity}";
        bool plain = quantity.Column.Good == Loaded.Scenario.Focus || quantity.Column.Good == "all";
        return quantity.Column.Metric.Words + whose + (plain ? string.Empty : $" {GoodOf(quantity).Title}");
    }

    private static string RunName(string good, Quantity quantity) =>
        quantity.Column.Good == "all" ? string.Empty : good + ", ";

    private Good GoodOf(Quantity quantity) => ReportParts.GoodOf(Loaded.Scenario, quantity.Column);

    private Lever FromPoints(string path)
    {
        string[] values = [.. Points.Select(p => p.Settings.First(s => s.Path == path).Value).Distinct()];
        Lever lever = Lever.Parse($"{path}={string.Join(", ", values.Take(1))}");
        double[] numbers = [.. values.Select(lever.Number)];
        return numbers.Any(double.IsNaN)
            ? lever with
            {
                Values = [.. values],
            }
            : lever with
            {
                Values = [.. values.OrderBy(lever.Number)],
                Low = numbers.Min(),
                High = numbers.Max(),
            };
    }
}
