using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// The bloc's stockpile: it buys through members' buyers toward a target cover while markets are calm, and releases when a disruption drives
/// prices up. Loan and private capital pay for it; storing and the loan cost money, so its return can be negative.
/// </summary>
public sealed record Stockpile
{
    /// <summary>Money that can be borrowed, USD.</summary>
    public double Loan { get; init; }

    /// <summary>Private capital, USD; spent first.</summary>
    public double Private { get; init; }

    /// <summary>Target by good, in days of the bloc's use.</summary>
    public required ImmutableArray<(string Good, double Days)> Targets { get; init; }

    /// <summary>Years over which an empty stockpile is filled in calm markets.</summary>
    public double FillYears { get; init; } = 3;

    /// <summary>It buys while the world price is under this multiple of its three-year average, less and less over the last 15 % of that average.</summary>
    public double BuyBelow { get; init; } = 1.2;

    /// <summary>It releases while the world price is above this multiple of its three-year average.</summary>
    public double ReleaseAbove { get; init; } = 1.5;

    /// <summary>Share of what buyers in the bloc order that a release meets, 0 to 1.</summary>
    public double ReleaseShare { get; init; } = 0.3;

    /// <summary>Yearly interest on the loan drawn.</summary>
    public double Interest { get; init; } = 0.045;

    /// <summary>Yearly cost of storing as a share of the value stored: space, insurance, quality.</summary>
    public double StorageCost { get; init; } = 0.02;

    /// <summary>When it works.</summary>
    public Period InForce { get; init; } = Period.Always;
}
