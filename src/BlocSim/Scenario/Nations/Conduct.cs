using System.Collections.Immutable;

namespace BlocSim;

/// <summary>Nations that do not take the price of a good as given; all others do.</summary>
public sealed record Conduct
{
    /// <summary>The good.</summary>
    public required string Good { get; init; }

    /// <summary>How they behave.</summary>
    public required ConductKind Kind { get; init; }

    /// <summary>Who: under Cournot each for itself, in a cartel together; a leader is one nation.</summary>
    public required ImmutableArray<string> Nations { get; init; }

    /// <summary>When they behave so.</summary>
    public Period InForce { get; init; } = Period.Always;
}
