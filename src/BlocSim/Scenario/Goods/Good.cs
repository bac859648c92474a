using System.Globalization;

namespace BlocSim;

/// <summary>Anything traded: a concentrate, an oxide, a magnet.</summary>
public sealed record Good
{
    /// <summary>The name used in scenario files, such as <c>ndpr-oxide</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The name printed on charts, such as <c>NdPr oxide</c>.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Elasticity of substitution between origins at the base price; <c>theta = sigma / P0</c>. Ignored when
    /// <see cref="IsHomogeneous"/> is set.
    /// </summary>
    public double Sigma { get; init; } = 8;

    /// <summary>Whether origins are perfect substitutes: one homogeneous good, cleared by complementarity.</summary>
    public bool IsHomogeneous { get; init; }

    /// <summary>Base-year price in USD per tonne: the start of co-product prices and of schedules, the scale of hiding costs. A buyer's theta and
    /// choke price are scaled by its own base-year delivered price.</summary>
    public double BasePrice { get; init; }

    /// <summary>Short-run price elasticity of demand where a buyer states none (a positive number).</summary>
    public double Elasticity { get; init; } = 0.15;

    /// <summary>Long-run price elasticity of demand where a buyer states none (a positive number).</summary>
    public double LongRunElasticity { get; init; } = 0.6;

    /// <summary>Above this multiple of its base-year delivered price a buyer goes without: unmet demand.</summary>
    public double Choke { get; init; } = 30;

    /// <summary>Cost of papers, handling and blending to pass a consignment off as another nation's, USD per tonne.</summary>
    public double RelabellingCost { get; init; }

    /// <summary>
    /// How readily it is misdeclared, in place of <see cref="Enforcement.Eta"/>: low where an assay tells what it is (oxides, metals), high where goods differ
    /// (Javorcik and Narciso 2008). Null for the bloc's.
    /// </summary>
    public double? EvasionResponse { get; init; }

    /// <summary>How its buyers keep stocks; null for final buyers without, and plants with eight weeks and no hoarding.</summary>
    public StockRules? Stocks { get; init; }

    /// <summary>How far its buyers are bound to the suppliers they had; null for not at all.</summary>
    public ContractRules? Contracts { get; init; }

    /// <summary>What its sellers get above cost so that the base year starts at <see cref="BasePrice"/>; null where it starts where stated costs and outputs clear.</summary>
    public PriceWedge? Wedge { get; init; }

    /// <summary>Multiplies a price per tonne into the unit shown: 0.001 for USD/kg, 1 for USD/t.</summary>
    public double DisplayFactor { get; init; } = 1;

    /// <summary>The unit prices are shown in: <c>USD/kg</c> or <c>USD/t</c>.</summary>
    public string DisplayUnit => DisplayFactor == 1 ? "USD/t" : "USD/kg";

    /// <summary>A price in the unit shown, to three decimals: <c>17.972 USD/kg</c>.</summary>
    /// <param name="usdPerTonne">The price, USD/t.</param>
    public string PriceText(double usdPerTonne) =>
        string.Create(CultureInfo.InvariantCulture, $"{usdPerTonne * DisplayFactor:#,0.###} {DisplayUnit}");
}
