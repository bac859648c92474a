namespace BlocSim;

/// <summary>How buyers of a good keep stocks of it: final buyers and plants that process it alike.</summary>
public sealed record StockRules
{
    /// <summary>Weeks of use that they aim to hold.</summary>
    public double CoverWeeks { get; init; } = 8;

    /// <summary>Months over which a gap to the target is closed.</summary>
    public double AdjustMonths { get; init; } = 9;

    /// <summary>How much the target grows with rising prices: by <c>hoarding x clip(g, -0.3, 1)</c> times the cover, of which at most 8 weeks count, g the smoothed yearly growth of the logarithm of the world price; 0 for not at all.</summary>
    public double Hoarding { get; init; } = 2;

    /// <summary>
    /// Elasticity of final buyers' purchases to the price paid over the last years while there is a stock to live on, in proportion to how full it is; assumption, 0.5 to 3.
    /// At 0 they bid for all they use and live on stock only where nothing can be bought.
    /// </summary>
    public double DrawElasticity { get; init; }

    /// <summary>Months before an announced measure that will make it dearer in which the target is doubled; 0 for none.</summary>
    public int AheadMonths { get; init; }
}
