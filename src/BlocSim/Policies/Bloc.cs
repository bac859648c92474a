using System.Collections.Immutable;

namespace BlocSim;

/// <summary>The trading bloc: who is in it, and when, and what it does.</summary>
public sealed record Bloc
{
    /// <summary>No bloc.</summary>
    public static Bloc None { get; } = new();

    /// <summary>Memberships of customs territories; one that left and came back has two.</summary>
    public ImmutableArray<Membership> Memberships { get; init; } = [];

    /// <summary>Parties named in the scenario, before folding those a customs territory represents.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>Price floors.</summary>
    public ImmutableArray<Floor> Floors { get; init; } = [];

    /// <summary>Customs enforcement.</summary>
    public Enforcement Enforcement { get; init; } = new();

    /// <summary>Nations whose papers can be used to relabel goods; null for every nation with capacity to make the good.</summary>
    public ImmutableArray<string>? Via { get; init; }
}
