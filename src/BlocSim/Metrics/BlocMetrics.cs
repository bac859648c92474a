using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>Who is in the bloc and what its stockpile is worth; written once for all goods together, where a scenario has the mechanism.</summary>
internal static class BlocMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "member",
            "yes/no",
            S.Nations,
            "Whether a nation is in the bloc: 1 or 0; the good is written as all.",
            "as decided"
        ),
        MetricList.Of("members", "count", S.Bloc, "Customs territories in the bloc.", "sum of member"),
        MetricList.Of(
            "membership-gain",
            "USD/yr",
            S.Nations,
            "What a nation reckoned at its last review that being in the bloc is worth to it.",
            "buyers + producers + revenue at the prices of either side + payments + politics"
        ),
        MetricList.Of(
            "would-leave",
            "count",
            S.Bloc,
            "Members that reckon they would be better off outside; none means internally stable.",
            "members with a negative membership-gain"
        ),
        MetricList.Of(
            "would-join",
            "count",
            S.Bloc,
            "Outsiders that reckon they would be better off inside; none means externally stable.",
            "outsiders with a positive membership-gain"
        ),
        MetricList.Of(
            "transfers",
            "USD/yr",
            S.Nations,
            "Side payments and inducements received, less those paid; they sum to zero.",
            "as agreed"
        ),
        MetricList.Of(
            "stockpile-value",
            "USD",
            S.Bloc,
            "What the stockpile would fetch at the day's world prices.",
            "sum of tonnes x world price"
        ),
        MetricList.Of(
            "stockpile-debt",
            "USD",
            S.Bloc,
            "Loan drawn by the stockpile.",
            "spending, interest and storage beyond private capital, less what releases paid back"
        ),
        MetricList.Of(
            "stockpile-result",
            "USD",
            S.Bloc,
            "Profit (loss, when negative) of the stockpile so far.",
            "value + cash - debt - private capital - what members had to pay in"
        ),
    ];
}
