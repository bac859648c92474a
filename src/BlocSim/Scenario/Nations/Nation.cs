using System.Collections.Immutable;

namespace BlocSim;

/// <summary>A customs territory that produces, buys, or only belongs to the bloc.</summary>
public sealed record Nation
{
    /// <summary>The code used in scenario files: ISO 3166 alpha-3, or <c>EU</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The name printed on charts.</summary>
    public required string Title { get; init; }

    /// <summary>How readily goods are smuggled out; null for not at all.</summary>
    public Smuggling? Smuggling { get; init; }

    /// <summary>Codes of parties that this customs territory stands for (the delegations of EU states), counted once in trade.</summary>
    public ImmutableArray<string> Represents { get; init; } = [];
}
