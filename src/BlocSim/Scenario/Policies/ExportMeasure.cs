using System.Collections.Immutable;

namespace BlocSim;

/// <summary>What an exporting nation does to its own exports.</summary>
public sealed record ExportMeasure
{
    /// <summary>The exporting nation.</summary>
    public required string Nation { get; init; }

    /// <summary>Goods covered. A quota covers them together: one limit, one scarcity price per tonne.</summary>
    public required ImmutableArray<string> Goods { get; init; }

    /// <summary>A tax as a share of the domestic price.</summary>
    public double TaxRate { get; init; }

    /// <summary>A tax in USD per tonne.</summary>
    public double Tax { get; init; }

    /// <summary>Tonnes a year that may leave; null for no quota.</summary>
    public double? Quota { get; init; }

    /// <summary>Tonnes a year of the goods together that the nation's plants may make, each in proportion to its capacity; null for no limit on output.</summary>
    public double? Output { get; init; }

    /// <summary>
    /// Export licences: months from application to licence. In the first months nothing leaves, since no licence is out yet; afterwards the goods wait
    /// that long and cost interest.
    /// </summary>
    public double LicenceMonths { get; init; }

    /// <summary>Yearly interest on goods that wait for a licence, as a share of their base price; part of freight.</summary>
    public double LicenceInterest { get; init; }

    /// <summary>Destinations that may not be supplied; empty for no ban. <c>*</c> stands for all.</summary>
    public ImmutableArray<string> BanTo { get; init; } = [];

    /// <summary>When it is in force.</summary>
    public Period InForce { get; init; } = Period.Always;

    /// <summary>A measure that stood in the base year and stays in the paired baseline.</summary>
    public bool Standing { get; init; }
}
