using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// A trade-policy question in GSIM's form (Francois and Hall 2003): one industry, goods differentiated by origin, everything
/// log-linear around a base year. Matrices are row-major over (exporter, importer).
/// </summary>
public sealed record GsimModel
{
    /// <summary>Names of the regions, in the order of rows and columns.</summary>
    public required ImmutableArray<string> Regions { get; init; }

    /// <summary>Base-year trade at world prices, in any money unit, domestic sales on the diagonal.</summary>
    public required ImmutableArray<double> Trade { get; init; }

    /// <summary>Base-year tariff factors, 1 + rate.</summary>
    public required ImmutableArray<double> TariffBefore { get; init; }

    /// <summary>Tariff factors after the change.</summary>
    public required ImmutableArray<double> TariffAfter { get; init; }

    /// <summary>Elasticity of composite demand by importer, negative.</summary>
    public required ImmutableArray<double> Demand { get; init; }

    /// <summary>Elasticity of supply by exporter, positive.</summary>
    public required ImmutableArray<double> Supply { get; init; }

    /// <summary>Elasticity of substitution between origins by importer, positive.</summary>
    public required ImmutableArray<double> Substitution { get; init; }
}
