namespace BlocSim;

/// <summary>Supply stated directly, for theory and teaching.</summary>
public sealed record SupplySchedule
{
    /// <summary>The nation that supplies.</summary>
    public required string Nation { get; init; }

    /// <summary>The good supplied.</summary>
    public required string Good { get; init; }

    /// <summary>The shape.</summary>
    public required SupplyForm Form { get; init; }

    /// <summary>Linear: tonnes a year at price zero. Isoelastic: tonnes a year at the reference price.</summary>
    public required double Level { get; init; }

    /// <summary>Linear: tonnes a year per USD/t. Isoelastic: the elasticity.</summary>
    public required double Response { get; init; }

    /// <summary>Isoelastic only: the reference price in USD per tonne.</summary>
    public double ReferencePrice { get; init; } = 1;
}
