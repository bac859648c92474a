namespace BlocSim;

/// <summary>The metrics that briefings quote, in the order of their tables.</summary>
public static class Headlines
{
    /// <summary>Metrics of a good, and for whom.</summary>
    public static IReadOnlyList<(string Metric, string Entity)> Quoted { get; } =
    [
        ("world-price", "world"),
        ("equilibrium-world-price", "world"),
        ("price-inside", "bloc"),
        ("equilibrium-price-inside", "bloc"),
        ("price-outside", "world"),
        ("price-members", "bloc"),
        ("floor", "bloc"),
        ("floor-held", "bloc"),
        ("floor-held-members", "bloc"),
        ("share-of-bloc-use", "bloc"),
        ("output-total", "bloc"),
        ("output-total", "world"),
        ("capacity-total", "bloc"),
        ("targeted-imports", "bloc"),
        ("evasion-share", "bloc"),
        ("transshipment-share", "bloc"),
        ("downstream-share", "bloc"),
        ("leakage", "bloc"),
        ("evaded-share-of-arrivals", "bloc"),
        ("spending", "bloc"),
        ("levy-revenue", "bloc"),
        ("duty-revenue", "bloc"),
        ("fines", "bloc"),
        ("relief", "bloc"),
        ("unmet-demand", "bloc"),
        ("unmet-demand", "outside"),
        ("welfare-change-total", "bloc"),
        ("welfare-change-total", "outside"),
        ("welfare-change-total", "world"),
        ("welfare-present-value-total", "bloc"),
        ("welfare-present-value-total", "world"),
    ];

    /// <summary>Of these, metrics that are left out where they are zero.</summary>
    public static IReadOnlyList<string> WhereNotZero { get; } = ["fines", "relief", "unmet-demand"];

    /// <summary>Payments that are measured by nation and quoted as their sum: who gets the wedge.</summary>
    public static IReadOnlyList<string> Payments { get; } =
    [
        "seller-rent",
        "contract-payments",
        "store-purchases",
        "store-spending",
        "licence-rent",
        "quota-rent",
        "export-tax-revenue",
    ];
}
