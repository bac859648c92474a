namespace BlocSim.Experiments;

/// <summary>Values of some series at a point, from the runs that came to their end.</summary>
/// <param name="Numbers">Numbers of the replications, in rising order; those that failed are missing.</param>
/// <param name="Values">By series, then run in the order of <paramref name="Numbers"/>, then period.</param>
public sealed record StoredRuns(IReadOnlyList<int> Numbers, double[][][] Values)
{
    /// <summary>The runs that two points have in common, so that pairs are pairs of one replication.</summary>
    public static (double[][][] First, double[][][] Second) Paired(StoredRuns first, StoredRuns second)
    {
        int[] both = [.. first.Numbers.Intersect(second.Numbers).Order()];
        double[][][] Only(StoredRuns runs)
        {
            var position = runs.Numbers.Select((n, i) => (n, i)).ToDictionary(x => x.n, x => x.i);
            int[] at = [.. both.Select(n => position[n])];
            return [.. runs.Values.Select(series => at.Select(i => series[i]).ToArray())];
        }

        return (Only(first), Only(second));
    }
}
