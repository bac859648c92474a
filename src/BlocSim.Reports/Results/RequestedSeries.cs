namespace BlocSim.Reports;

/// <summary>One series that a chart shows.</summary>
/// <param name="Set">Whose it is.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="Good">Of which good; <c>all</c> where it belongs to none.</param>
/// <param name="Entity">Of whom.</param>
/// <param name="IsBaseline">Whether it is of the baseline.</param>
internal sealed record RequestedSeries(ResultSet Set, Metric Metric, string Good, string Entity, bool IsBaseline)
{
    /// <summary>Its values in the units of tables.</summary>
    public double[] Values => (IsBaseline ? Set.Baseline : Set.Policy).Find(Metric.Name, Good, Entity)!;

    /// <summary>What values are multiplied by to be read, and the unit they then have.</summary>
    public (double Factor, string Unit) Scale => SummaryText.Scale(Metric, Of);

    /// <summary>The good as a reader knows it.</summary>
    public Good Of => Set.Scenario.Goods.FirstOrDefault(g => g.Name == Good) ?? Set.Scenario.Goods[0];

    /// <summary>For whom it is, as a reader says it.</summary>
    public string Who =>
        Entity switch
        {
            "bloc" => "the bloc",
            "outside" => "outside the bloc",
            "world" => "the world",
            _ when Metric.Scope == MetricScope.Sectors => Sector(Entity.Split(':')),
            _ => StoryWords.NationName(Set.Scenario, Entity),
        };

    private static string Sector(string[] parts) =>
        parts[0] == "bloc" ? $"{parts[1]} in the bloc" : $"{parts[1]} outside";
}
