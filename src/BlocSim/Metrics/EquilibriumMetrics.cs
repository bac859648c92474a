namespace BlocSim;

/// <summary>
/// Metrics of the long-run equilibrium of the policy in force: where prices and shares would settle if policy, capacity and the size of
/// demand stayed as they are.
/// </summary>
internal static class EquilibriumMetrics
{
    public const string Prefix = "equilibrium-";

    /// <summary>The ordinary metrics of which the settled value is recorded too.</summary>
    private static readonly string[] Of =
    [
        "world-price",
        "price-inside",
        "price-outside",
        "price-members",
        "price-marginal",
        "levy",
        "output",
        "share-of-bloc-use",
        "evaded-share-of-arrivals",
    ];

    public static IReadOnlyList<Metric> All { get; } =
    [
        .. PriceMetrics
            .All.Concat(TradeMetrics.All)
            .Where(m => Of.Contains(m.Name))
            .Select(m =>
                MetricList.Of(
                    Prefix + m.Name,
                    m.Unit,
                    m.Scope,
                    $"Long-run equilibrium of the policy in force: {char.ToLowerInvariant(m.Meaning[0])}{m.Meaning[1..]}",
                    m.Formula + ", with no stocks (buffer stocks shut) and all lags over",
                    m.Measure
                )
            ),
    ];
}
