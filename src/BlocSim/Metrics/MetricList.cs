namespace BlocSim;

/// <summary>Every metric BlocSim measures. Flows and payments are yearly rates, whatever the length of a tick.</summary>
public static class MetricList
{
    /// <summary>All metrics measured in each tick, in the order of tables.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [.. PriceMetrics.All, .. TradeMetrics.All, .. SectorMetrics.All, .. InputMetrics.All, .. MoneyMetrics.All];

    /// <summary>Metrics that compare a run with its paired baseline.</summary>
    public static IReadOnlyList<Metric> Paired { get; } = PairedMetrics.All;

    /// <summary>Metrics of the long-run equilibrium, recorded on request.</summary>
    public static IReadOnlyList<Metric> Equilibrium { get; } = EquilibriumMetrics.All;

    /// <summary>Metrics of the bloc as a whole, written where a scenario has members that choose or a stockpile.</summary>
    public static IReadOnlyList<Metric> Whole { get; } = BlocMetrics.All;

    /// <summary>All metrics there are.</summary>
    public static IReadOnlyList<Metric> Everything { get; } = [.. All, .. Paired, .. Equilibrium, .. Whole];

    /// <summary>The metric of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Metric Find(string name) =>
        Everything.FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"no metric is called {name}", nameof(name));

    internal static Metric Of(
        string name,
        string unit,
        MetricScope scope,
        string meaning,
        string formula,
        Func<TickFigures, int, int, double>? measure = null,
        Func<Scenario, bool>? applies = null
    ) => new(name, unit, scope, meaning, formula) { Measure = measure, Applies = applies };
}
