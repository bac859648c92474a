namespace BlocSim.Experiments;

/// <summary>A series that an experiment keeps from every run.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Good">The good's name.</param>
/// <param name="Entity">A nation code, <c>bloc</c>, <c>outside</c> or <c>world</c>; a sector of one of them as <c>bloc:ev</c>.</param>
public sealed record Column(Metric Metric, string Good, string Entity)
{
    /// <summary>The name of its column in the store: metric, good and entity.</summary>
    public string Name => $"{Metric.Name} {Good} {Entity}{(IsNationCalledLikeTotal ? " (nation)" : string.Empty)}";

    /// <summary>SQLite tells no capitals apart: a nation WORLD is not the world.</summary>
    private bool IsNationCalledLikeTotal =>
        Entity is not ("world" or "bloc" or "outside" or "all")
        && Entity.ToLowerInvariant() is "world" or "bloc" or "outside" or "all";

    /// <summary>In words, for tables and charts.</summary>
    public string Words => $"{Metric.Words}, {Good} ({Entity})";

    /// <summary>Its values in a run; payments by nation are summed for the world. Null when it was not recorded.</summary>
    public double[]? In(RunTable table) =>
        Entity == "world" && Headlines.Payments.Contains(Metric.Name)
            ? table.Sum(Metric.Name, Good)
            : table.Find(Metric.Name, Good, Entity);

    /// <summary>Whether it compares a run with its baseline and so has no value in the baseline.</summary>
    public bool IsPaired => MetricList.Paired.Contains(Metric);
}
