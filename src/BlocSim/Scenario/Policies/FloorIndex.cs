namespace BlocSim;

/// <summary>What a floor follows: reviewed from time to time, it is a share of a reference price and never less than its stated price.</summary>
public sealed record FloorIndex
{
    /// <summary>The reference.</summary>
    public required FloorReference To { get; init; }

    /// <summary>The floor as a share of the reference.</summary>
    public double Share { get; init; } = 1;

    /// <summary>Months over which the world price is averaged.</summary>
    public int OverMonths { get; init; } = 12;

    /// <summary>Months between reviews.</summary>
    public int EveryMonths { get; init; } = 3;
}
