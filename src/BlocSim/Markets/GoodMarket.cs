namespace BlocSim;

/// <summary>
/// The market for one good: who can sell (nodes), who can buy (rows), at what border costs (destinations), and the answer
/// of the last clearing. Structure of arrays; nothing is allocated after construction.
/// </summary>
/// <remarks>
/// A node is an origin's supply at a price. An origin that may tax, limit or ban its exports has two: one for its own buyers, one for
/// exports. A destination is a customs territory: all its buyers face the same border costs. Arrays over (destination or row, node)
/// are row-major with <see cref="Stride"/>.
/// </remarks>
internal sealed partial class GoodMarket
{
    public GoodMarket(
        int good,
        double scalePrice,
        bool perfect,
        int[] nodeOrigin,
        bool[] nodeExport,
        int[] originNation,
        int[] destinationNation,
        MarketRow[] rows,
        int[] offerBlocks
    )
    {
        Good = good;
        ScalePrice = scalePrice;
        IsHomogeneous = perfect;
        NodeOrigin = nodeOrigin;
        NodeExport = nodeExport;
        OriginNation = originNation;
        Origins = originNation.Length;
        DestinationNation = destinationNation;
        Rows = rows;
        Nodes = nodeOrigin.Length;
        Stride = LaneMath.Padded(Nodes);
        ExportNodeOf = new int[Origins];
        Array.Fill(ExportNodeOf, -1);
        for (int k = Origins; k < Nodes; k++)
        {
            ExportNodeOf[nodeOrigin[k]] = k;
        }

        HomeNode = [.. destinationNation.Select(n => Array.IndexOf(originNation, n))];
        Offers = new OfferCurve[Origins];
        for (int o = 0; o < Origins; o++)
        {
            Offers[o] = new OfferCurve(offerBlocks[o]);
        }

        Demands = new Demand[rows.Length];
        Weights = new double[rows.Length * Stride];
        Theta = new double[rows.Length];
        Detection = new double[rows.Length];
        int border = destinationNation.Length * Stride;
        Allowed = new bool[border];
        Slope = new double[border];
        Base = new double[border];
        Freight = new double[border];
        MinimumPrice = new double[border];
        StandingRate = new double[border];
        StandingSpecific = new double[border];
        DutyRate = new double[border];
        DutySpecific = new double[border];
        LicenceRate = new double[border];
        LicenceSpecific = new double[border];
        LevyApplies = new bool[border];
        TransshipmentSlope = new double[border];
        TransshipmentBase = new double[border];
        TransshipmentSpecific = new double[border];
        TransshipmentTracing = new double[border];
        TransshipmentLevyApplies = new bool[border];
        TransshipmentNation = new int[border];
        HasTransshipment = new bool[border];
        HasWedge = new bool[destinationNation.Length];
        HasDuty = new bool[destinationNation.Length];
        IsReferenceOffer = new bool[border];
        Evadable = new bool[border];
        ExportTax = new double[Nodes];
        ExportTaxRate = new double[Nodes];
        Quota = new double[Nodes];
        Array.Fill(Quota, double.PositiveInfinity);
        QuotaPrice = new double[Nodes];
        Lowest = new double[LaneMath.Padded(Origins)];
        Array.Fill(Lowest, -1, Origins, Lowest.Length - Origins);
        Highest = new double[Lowest.Length];
        Array.Fill(Highest, double.PositiveInfinity);
        StockTrade = new double[Origins];
        Price = new double[Stride];
        Sales = new double[Stride];
        Declared = new double[rows.Length * Stride];
        Misdeclared = new double[rows.Length * Stride];
        ThirdNation = new double[rows.Length * Stride];
        HidingCost = new double[rows.Length * Stride];
        HasEvasion = new bool[rows.Length];
        PriceIndex = new double[rows.Length];
        PartIndex = new double[2 * rows.Length];
        Bought = new double[rows.Length];
    }

    /// <summary>Index of the good.</summary>
    public int Good { get; }

    /// <summary>The good's base price P0, USD per tonne: the scale of hiding costs and steps.</summary>
    public double ScalePrice { get; }

    /// <summary>What all buyers together bought in the base year, tonnes per tick.</summary>
    public double UsualTonnes { get; init; }

    /// <summary>Whether origins are perfect substitutes.</summary>
    public bool IsHomogeneous { get; }

    public int Nodes { get; }

    public int Origins { get; }

    public int Stride { get; }

    /// <summary>Nation index of each origin.</summary>
    public int[] OriginNation { get; }

    /// <summary>Origin slot of each node.</summary>
    public int[] NodeOrigin { get; }

    public bool[] NodeExport { get; }

    /// <summary>The export node of an origin, or -1.</summary>
    public int[] ExportNodeOf { get; }

    /// <summary>Nation index of each destination.</summary>
    public int[] DestinationNation { get; }

    /// <summary>The node at which a destination's own producers sell at home, or -1.</summary>
    public int[] HomeNode { get; }

    public MarketRow[] Rows { get; }

    // ---- what the agents said ----
    public OfferCurve[] Offers { get; }

    /// <summary>Whether the offers are those of the last clearing: stated schedules with nothing added to them.</summary>
    public bool OffersStand { get; set; }

    public Demand[] Demands { get; }

    /// <summary>Sourcing weights n of (row, node); zero where a buyer cannot buy. Per row they sum to one.</summary>
    public double[] Weights { get; }

    /// <summary>Each row's logit scale <c>sigma / P0</c>, per USD/t.</summary>
    public double[] Theta { get; }

    // ---- exporters' measures, by node ----
    public double[] ExportTax { get; }

    public double[] ExportTaxRate { get; }

    /// <summary>Tonnes per tick that may leave; infinite for no quota.</summary>
    public double[] Quota { get; }

    /// <summary>The scarcity price of a quota shared with other goods, fixed from outside; added to the export price.</summary>
    public double[] QuotaPrice { get; }

    // ---- the authority's store, by origin, padded to whole packs ----
    /// <summary>The price at which the store buys whatever is left over; 0 for none.</summary>
    public double[] Lowest { get; }

    /// <summary>The price at which it sells whatever is short; infinite for none.</summary>
    public double[] Highest { get; }

    /// <summary>The export price that a domestic price implies before any quota: price plus tax.</summary>
    public double Taxed(int exportNode, double domestic) =>
        (domestic * (1 + ExportTaxRate[exportNode])) + ExportTax[exportNode] + QuotaPrice[exportNode];
}
