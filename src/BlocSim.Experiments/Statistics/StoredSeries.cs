namespace BlocSim.Experiments;

/// <summary>A series of all runs of one point of a store.</summary>
/// <param name="Point">Index of the point, from 0.</param>
/// <param name="Runs">Numbers of the replications.</param>
/// <param name="Baseline">Whether it is the baseline's.</param>
/// <param name="Column">What it is.</param>
/// <param name="Values">A row a replication, a value a period; NaN where there is none.</param>
public sealed record StoredSeries(int Point, IReadOnlyList<int> Runs, bool Baseline, Column Column, double[][] Values)
{
    /// <summary>The word for it in tables: <c>policy</c> or <c>baseline</c>.</summary>
    public string Variant => Baseline ? "baseline" : "policy";
}
