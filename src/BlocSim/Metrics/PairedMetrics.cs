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
            "content x (targeted imports of the downstream good - the same in the baseline), where positive"
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
        MetricList.Of(
            "consumer-surplus-change",
            "USD/yr",
            S.Nations,
            "Gain (loss, when negative) of final buyers against the baseline.",
            "-integral of 1/2 (A_base + A_policy) (x/P0)^-e dx from the baseline price index to the policy's; linear demand: trapezoid"
        ),
        MetricList.Of(
            "producer-surplus-change",
            "USD/yr",
            S.Nations,
            "Gain of a nation's producers against the baseline, fixed cost counted.",
            "producer-surplus - fixed-cost - the same in the baseline"
        ),
        MetricList.Of(
            "treasury-change",
            "USD/yr",
            S.Nations,
            "Gain of a nation's treasury against the baseline.",
            "treasury - the same in the baseline"
        ),
        MetricList.Of(
            "welfare-change",
            "USD/yr",
            S.Nations,
            "Net gain of a nation against the baseline from this good.",
            "consumer-surplus-change + producer-surplus-change + treasury-change"
        ),
        MetricList.Of(
            "welfare-change-total",
            "USD/yr",
            S.Regions,
            "Net gain of a group of nations against the baseline from this good.",
            "sum of welfare-change"
        ),
        MetricList.Of(
            "welfare-change-all-goods",
            "USD/yr",
            S.Regions,
            "Net gain of a group of nations against the baseline, all goods together; the good is written as all.",
            "sum of welfare-change-total over goods"
        ),
    ];
}
