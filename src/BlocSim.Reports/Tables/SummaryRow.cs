namespace BlocSim.Reports;

/// <summary>A number a briefing quotes, with the baseline beside it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Good">The good's name.</param>
/// <param name="Entity">For whom.</param>
/// <param name="Period">A year, such as 2035.</param>
/// <param name="Policy">Mean over the year.</param>
/// <param name="Baseline">The same without the policy; NaN for metrics that compare.</param>
public sealed record SummaryRow(
    Metric Metric,
    string Good,
    string Entity,
    string Period,
    double Policy,
    double Baseline
);
