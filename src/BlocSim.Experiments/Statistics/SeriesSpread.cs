using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>The spreads of one series, a period each.</summary>
/// <param name="Column">The series.</param>
/// <param name="Policy">With the policy.</param>
/// <param name="Baseline">In the paired baseline; empty spreads for metrics that compare.</param>
/// <param name="Difference">Policy less baseline, replication by replication; for metrics that compare, the value itself.</param>
public sealed record SeriesSpread(
    Column Column,
    ImmutableArray<Spread> Policy,
    ImmutableArray<Spread> Baseline,
    ImmutableArray<PairedDifference> Difference
)
{
    /// <summary>With the policy, in the last calendar year.</summary>
    public required Spread LastPolicy { get; init; }

    /// <summary>In the baseline, in the last calendar year; empty for metrics that compare.</summary>
    public required Spread LastBaseline { get; init; }

    /// <summary>The difference in the last calendar year.</summary>
    public required PairedDifference LastDifference { get; init; }
}
