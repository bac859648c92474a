namespace BlocSim;

/// <summary>What a member's or another treasury does for one named plant.</summary>
public sealed record Support
{
    /// <summary>The plant's nation.</summary>
    public required string Nation { get; init; }

    /// <summary>The plant.</summary>
    public required string Facility { get; init; }

    /// <summary>Whose treasury pays.</summary>
    public required string Payer { get; init; }

    /// <summary>Offtake: the payer makes up what a tonne earned last tick to this price, USD per tonne; null for none.</summary>
    public double? Offtake { get; init; }

    /// <summary>Share of the capital cost granted, 0 to 1.</summary>
    public double Grant { get; init; }

    /// <summary>Points of interest that cheap loans or equity take off the cost of capital, as a share of one a year.</summary>
    public double CheaperCapital { get; init; }

    /// <summary>Share by which permits come faster: taken off the lead time drawn, 0 to 1.</summary>
    public double FasterPermits { get; init; }

    /// <summary>Whether it is law in force whatever the bloc does: it stands in the paired baseline too.</summary>
    public bool Standing { get; init; }

    /// <summary>When it is given; a grant is paid at the decision.</summary>
    public Period InForce { get; init; } = Period.Always;
}
