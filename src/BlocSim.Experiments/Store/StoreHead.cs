using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>What an experiment is: two stores with the same head may share runs.</summary>
public sealed record StoreHead
{
    /// <summary>BlocSim's version; runs of different versions never share a store.</summary>
    public required string Version { get; init; }

    /// <summary>Which build of that version; runs of two builds may differ, so they share no store either. Empty for any.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary><c>ensemble</c>, <c>compare</c>, <c>sweep</c>, <c>sensitivity</c> or <c>target</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Seed that replications come from.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Names of the scenarios as the user named them, with what was set.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>Their resolved texts.</summary>
    public required ImmutableArray<string> Texts { get; init; }

    /// <summary>SHA-256 of each.</summary>
    public required ImmutableArray<string> Hashes { get; init; }

    /// <summary>The columns kept.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>Names of the periods kept.</summary>
    public required ImmutableArray<string> Periods { get; init; }

    /// <summary>What tells one design from another: levers, method, number of points.</summary>
    public string Design { get; init; } = string.Empty;
}
