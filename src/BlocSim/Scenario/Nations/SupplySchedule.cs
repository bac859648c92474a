using System.Collections.Immutable;

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

    /// <summary>Isoelastic only: the price below which nothing is offered; <c>S = S0 ((p - start) / (p0 - start))^e</c>, USD per tonne.</summary>
    public double StartPrice { get; init; }

    /// <summary>Tonnes a year beyond which nothing more is offered at any price; infinite for no limit.</summary>
    public double Capacity { get; init; } = double.PositiveInfinity;

    /// <summary>Steps only: marginal cost in USD per tonne and tonnes a year of each, in any order.</summary>
    public ImmutableArray<(double Cost, double Tonnes)> Steps { get; init; } = [];
}
