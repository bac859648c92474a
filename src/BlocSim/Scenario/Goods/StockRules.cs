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

    /// <summary>Months before an announced measure that will make it dearer in which the target is doubled; 0 for none.</summary>
    public int AheadMonths { get; init; }
}
