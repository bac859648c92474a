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
);
