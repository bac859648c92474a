using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// Members buy outsiders' goods jointly and use their weight: they hold back as if every tonne cost <c>share / elasticity</c> of its price more,
/// the mark-down of a buyer who knows that his purchases move the price (the optimal tariff of a large buyer, Bickerdike 1906).
/// </summary>
/// <remarks>What the club keeps is booked with members' duties.</remarks>
public sealed record BuyersClub
{
    /// <summary>Goods bought jointly.</summary>
    public required ImmutableArray<string> Goods { get; init; }

    /// <summary>How outsiders' whole supply answers to price, as the club believes; a positive number.</summary>
    public double SupplyElasticity { get; init; } = 2;

    /// <summary>When it buys.</summary>
    public Period InForce { get; init; } = Period.Always;
}
