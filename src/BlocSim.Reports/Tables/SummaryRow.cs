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
)
{
    /// <summary>What clearing to a relative 1e-10 cannot tell from no difference, as a share of the numbers compared.</summary>
    private const double Noise = 1e-10;

    /// <summary>With the policy less without it; zero where the two differ by no more than clearing leaves open.</summary>
    public double Difference =>
        Math.Abs(Policy - Baseline) <= Noise * Math.Max(Math.Abs(Policy), Math.Abs(Baseline)) ? 0 : Policy - Baseline;
}
