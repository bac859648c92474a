using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// An import duty. The buyer pays <c>(price + freight) x (1 + ad valorem) + specific</c>; the rate is a share of the
/// border price, not of the consumer price. Tariffs that apply to the same trade add up.
/// </summary>
public sealed record Tariff
{
    /// <summary>Nations that levy it; empty for all members of the bloc.</summary>
    public ImmutableArray<string> Importers { get; init; } = [];

    /// <summary>Goods covered.</summary>
    public required ImmutableArray<string> Goods { get; init; }

    /// <summary>Exporters covered; empty for all nations outside the bloc (for a nation's own tariff: all others).</summary>
    public ImmutableArray<string> Exporters { get; init; } = [];

    /// <summary>Share of the border price; 0.25 is 25 %.</summary>
    public double AdValorem { get; init; }

    /// <summary>USD per tonne on top.</summary>
    public double Specific { get; init; }

    /// <summary>
    /// A tariff-rate quota: tonnes a year of all covered imports together that pay only the in-quota duty; null for none. Once it is full the right
    /// to import inside it is worth the difference of duties at most, and whoever holds the licences earns that.
    /// </summary>
    public double? Quota { get; init; }

    /// <summary>Duty inside the quota as a share of the border price.</summary>
    public double InQuotaAdValorem { get; init; }

    /// <summary>Duty inside the quota, USD per tonne.</summary>
    public double InQuotaSpecific { get; init; }

    /// <summary>When it is in force.</summary>
    public Period InForce { get; init; } = Period.Always;

    /// <summary>Months over which it rises linearly from zero.</summary>
    public int PhaseInMonths { get; init; }

    /// <summary>Whether a nation levies it on its own account, and not as the bloc's.</summary>
    public bool IsOwn { get; init; }

    /// <summary>A duty that stood in the base year and stays in the paired baseline.</summary>
    public bool Standing { get; init; }
}
