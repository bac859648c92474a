using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>Metrics that compare a run with its paired baseline.</summary>
internal static class PairedMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "downstream",
            "t/yr",
            S.Bloc,
            "The good embodied in extra imports of what is made from it.",
            "content x (targeted imports of the downstream good - the same in the baseline), where positive, from the first period of a floor on"
        ),
        MetricList.Of(
            "downstream-share",
            "share",
            S.Bloc,
            "Downstream leakage as a share of the bloc's use.",
            "downstream / use in the bloc"
        ),
        MetricList.Of(
            "leakage",
            "share",
            S.Bloc,
            "Evasion, transshipment and downstream leakage as a share of the bloc's use.",
            "evasion-share + transshipment-share + downstream-share"
        ),
        MetricList.Of(
            "displacement",
            "share",
            S.World,
            "Share of outsiders' lost sales in the bloc that they made up elsewhere.",
            "-(change of their sales outside) / (change of their sales in the bloc)"
        ),
        .. Account(
            "consumer-surplus-change",
            "Gain (loss, when negative) of final buyers against the baseline.",
            "-integral of 1/2 (A_base + A_policy) (x/P0)^-e dx from the baseline price index to the policy's, for compliant and capable firms each; linear demand: trapezoid; + misjudged-odds"
        ),
        .. Account(
            "producer-surplus-change",
            "Gain of producers against the baseline, fixed cost counted; rents of quotas, undertakings and contracts are in it, and what plants paid for inputs that they put on stock.",
            "producer-surplus - fixed-cost - capital-spending - input-stocking-cost - the same in the baseline"
        ),
        .. Account(
            "treasury-change",
            "Gain of treasuries against the baseline.",
            "treasury - the same in the baseline"
        ),
        .. Account(
            "licence-rent-change",
            "Gain of those who hold licences to import inside tariff-rate quotas.",
            "licence-rent - the same in the baseline"
        ),
        .. Account(
            "welfare-change",
            "Net gain against the baseline from this good.",
            "consumer-surplus-change + producer-surplus-change + treasury-change + licence-rent-change"
        ),
        .. Account(
            "deadweight-loss",
            "What is lost and gained by nobody: a nation's net loss after its terms of trade; they cancel over the world.",
            "terms-of-trade-gain - welfare-change"
        ),
        .. Account(
            "welfare-present-value",
            "Net gain from the start to this period, discounted to the start.",
            "sum of welfare-change x years / (1 + discount rate)^years since the start",
            "USD"
        ),
        MetricList.Of(
            "welfare-change-all-goods",
            "USD/yr",
            S.Regions,
            "Net gain of a group of nations against the baseline, all goods together; the good is written as all.",
            "sum of welfare-change-total over goods"
        ),
    ];

    /// <summary>A part of the account, by nation and, with -total at its end, by group of nations.</summary>
    private static Metric[] Account(string name, string meaning, string formula, string unit = "USD/yr") =>
        [
            MetricList.Of(name, unit, S.Nations, meaning, formula),
            MetricList.Of(name + "-total", unit, S.Regions, meaning, $"sum of {name} over the group"),
        ];
}
