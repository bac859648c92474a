using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>Lines over a lever's values, with bands: one panel of small multiples.</summary>
public sealed record Curves
{
    /// <summary>What stands below, with its unit.</summary>
    public required string Across { get; init; }

    /// <summary>What stands at the left, with its unit.</summary>
    public required string Up { get; init; }

    /// <summary>Positions of the values across; for words, 0, 1, 2 and so on.</summary>
    public required ImmutableArray<double> At { get; init; }

    /// <summary>Names of the values where they are words; empty for numbers.</summary>
    public ImmutableArray<string> Names { get; init; } = [];

    /// <summary>Whether values are joined; not where what lies between them was never tried.</summary>
    public bool Joined { get; init; } = true;

    /// <summary>The lines; a value a position.</summary>
    public required ImmutableArray<Layer> Lines { get; init; }
}
