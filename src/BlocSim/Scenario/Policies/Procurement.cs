using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// What buyers of some sectors in the bloc may not buy: goods of the nations barred, however cheap and by whatever way. The rule for defence in the United States
/// is of this kind (DFARS 252.225-7052 bars magnets and tungsten from China, Iran, North Korea and Russia).
/// </summary>
/// <remarks>It holds for sectors and for the plants of a process; who buys under it is watched and cannot evade it.</remarks>
public sealed record Procurement
{
    /// <summary>Goods covered.</summary>
    public required ImmutableArray<string> Goods { get; init; }

    /// <summary>Sectors covered; empty for all buyers in the bloc.</summary>
    public ImmutableArray<string> Sectors { get; init; } = [];

    /// <summary>Nations that may not supply; empty for all outside the bloc.</summary>
    public ImmutableArray<string> Barred { get; init; } = [];

    /// <summary>When it is in force.</summary>
    public Period InForce { get; init; } = Period.Always;
}
