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

    /// <summary>Members that keep their own border: their goods are exempt inside the bloc, but floor and tariffs do not hold for what they import.</summary>
    public ImmutableArray<string> DualTrack { get; init; } = [];

    /// <summary>How nations decide on membership; null when the calendar decides.</summary>
    public MembershipRule? MembershipRule { get; init; }

    /// <summary>How far investors believe in floors.</summary>
    public Credibility Credibility { get; init; } = Credibility.Default;

    /// <summary>Challenges to floors and tariffs; null for none.</summary>
    public LegalRisk? LegalRisk { get; init; }

    /// <summary>Joint buying; null for none.</summary>
    public BuyersClub? Club { get; init; }

    /// <summary>When members' goods count as members'.</summary>
    public ImmutableArray<OriginRule> OriginRules { get; init; } = [];

    /// <summary>What buyers of some sectors may not buy.</summary>
    public ImmutableArray<Procurement> Procurements { get; init; } = [];

    /// <summary>What buyers get back of what members' goods cost them.</summary>
    public ImmutableArray<Relief> Reliefs { get; init; } = [];

    /// <summary>When origin and procurement rules and relief are in force: what changes policy on dates of its own beside floors and tariffs.</summary>
    internal IEnumerable<Period> RulePeriods =>
        OriginRules
            .Select(r => r.InForce)
            .Concat(Procurements.Select(p => p.InForce))
            .Concat(Reliefs.Select(r => r.InForce));

    /// <summary>Help for named plants.</summary>
    public ImmutableArray<Support> Supports { get; init; } = [];

    /// <summary>The stockpile; null for none.</summary>
    public Stockpile? Stockpile { get; init; }

    /// <summary>Nations whose papers can be used to relabel goods; null for every nation with capacity to make the good.</summary>
    public ImmutableArray<string>? Via { get; init; }
}
