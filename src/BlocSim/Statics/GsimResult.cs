using System.Collections.Immutable;

namespace BlocSim;

/// <summary>What a change of tariffs does in GSIM's form. Money is in the unit of the trade table.</summary>
public sealed record GsimResult
{
    /// <summary>Relative change of the world price by exporter.</summary>
    public required ImmutableArray<double> Price { get; init; }

    /// <summary>Relative change of supply by exporter.</summary>
    public required ImmutableArray<double> Output { get; init; }

    /// <summary>Trade at world prices after the change, row-major over (exporter, importer).</summary>
    public required ImmutableArray<double> Trade { get; init; }

    /// <summary>Relative change of the composite price by importer.</summary>
    public required ImmutableArray<double> CompositePrice { get; init; }

    /// <summary>Change of producer surplus by region.</summary>
    public required ImmutableArray<double> ProducerSurplus { get; init; }

    /// <summary>Change of consumer surplus by region.</summary>
    public required ImmutableArray<double> ConsumerSurplus { get; init; }

    /// <summary>Change of tariff revenue by region.</summary>
    public required ImmutableArray<double> TariffRevenue { get; init; }

    /// <summary>Sum of the three changes by region.</summary>
    public ImmutableArray<double> Welfare =>
        [.. ProducerSurplus.Select((p, i) => p + ConsumerSurplus[i] + TariffRevenue[i])];
}
