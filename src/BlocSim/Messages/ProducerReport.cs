namespace BlocSim;

/// <summary>A producer nation to the statistics office, at the end of a period: its plants, their stocks, what is under way.</summary>
/// <param name="world">The world.</param>
/// <param name="nation">The nation.</param>
internal sealed class ProducerReport(World world, int nation)
{
    /// <summary>The nation.</summary>
    public int Nation { get; } = nation;

    /// <summary>Capacity able to operate in the next period, by good, tonnes a year; 0 where it makes none.</summary>
    public double[] Capacity { get; } = new double[world.Goods.Length];

    /// <summary>Its plants, by <see cref="World.FacilitySlot"/>.</summary>
    public PlantReport[] Plants { get; } = new PlantReport[world.FacilityNation.Count(n => n == nation)];

    /// <summary>Tonnes that its plants hold of inputs, in the order of <see cref="World.InputNeeds"/>.</summary>
    public double[] InputStock { get; } = new double[world.InputNeeds[nation].Length];

    /// <summary>Share of the exports of each good that goes past its export taxes and quotas.</summary>
    public double[] Smuggled { get; } = new double[world.Goods.Length];

    /// <summary>Tonnes of capacity a year that have come, less those that have left, by stage.</summary>
    public double[] Relocated { get; } = new double[world.Stages.Length];

    /// <summary>Capacity that left in the period and is under way.</summary>
    public List<Move> Leaving { get; } = [];
}
