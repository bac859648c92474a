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
internal sealed class GoodMarket
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
        Perfect = perfect;
        NodeOrigin = nodeOrigin;
        NodeExport = nodeExport;
        OriginNation = originNation;
        Origins = originNation.Length;
        DestinationNation = destinationNation;
        Rows = rows;
        Nodes = nodeOrigin.Length;
        Stride = PackMath.Padded(Nodes);
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
        Liable = new bool[border];
        ViaSlope = new double[border];
        ViaBase = new double[border];
        ViaSpecific = new double[border];
        ViaTracing = new double[border];
        ViaLiable = new bool[border];
        ViaNation = new int[border];
        HasVia = new bool[border];
        HasWedge = new bool[destinationNation.Length];
        HasDuty = new bool[destinationNation.Length];
        LevySetter = new bool[border];
        Evadable = new bool[border];
        ExportTax = new double[Nodes];
        ExportTaxRate = new double[Nodes];
        Quota = new double[Nodes];
        Array.Fill(Quota, double.PositiveInfinity);
        QuotaPrice = new double[Nodes];
        Lowest = new double[PackMath.Padded(Origins)];
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
        Hides = new bool[rows.Length];
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
    public bool Perfect { get; }

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

    // ---- border costs: delivered = Slope x price + Base (+ levy where liable), at least MinimumPrice ----
    public bool[] Allowed { get; }

    public double[] Slope { get; }

    public double[] Base { get; }

    public double[] Freight { get; }

    /// <summary>What exporters' states take per tonne by destination (a discount is negative), part of freight; null where none ever did.</summary>
    public double[]? Charge { get; private set; }

    /// <summary>The same on the way to the third nation that a route goes by, part of <see cref="ViaBase"/>; null where none ever did.</summary>
    public double[]? ViaCharge { get; private set; }

    /// <summary>Sets what an exporter's state takes from goods that go by a third nation.</summary>
    public void SetViaCharge(int at, double perTonne)
    {
        if (perTonne != 0 || ViaCharge is not null)
        {
            ViaCharge ??= new double[Freight.Length];
            ViaCharge[at] = perTonne;
        }
    }

    /// <summary>By row, what is ordered for own stocks; null where nobody keeps any.</summary>
    public StockOrder[]? Stocking { get; private set; }

    /// <summary>Sets what a row orders for its own stock.</summary>
    public void SetStocking(int row, StockOrder order)
    {
        if (order != StockOrder.None || Stocking is not null)
        {
            if (Stocking is null)
            {
                Stocking = new StockOrder[Rows.Length];
                Array.Fill(Stocking, StockOrder.None);
            }

            Stocking[row] = order;
        }
    }

    /// <summary>What buyers have under contract; null where nobody has any.</summary>
    public BoundShares? Bound { get; init; }

    /// <summary>Whether any row faces a wedge or has contracts.</summary>
    public bool AnyGeneral => Bound is not null || Array.IndexOf(HasWedge, true) >= 0;

    /// <summary>Whether a row faces a wedge or has contracts; the others take the fast path.</summary>
    public bool IsGeneral(int row) => Bound is not null || HasWedge[Rows[row].Destination];

    /// <summary>Sets what an exporter's state takes at a border.</summary>
    public void SetCharge(int at, double perTonne)
    {
        if (perTonne != 0 || Charge is not null)
        {
            Charge ??= new double[Freight.Length];
            Charge[at] = perTonne;
        }
    }

    /// <summary>Duty in force, as a share of the border price and in USD per tonne.</summary>
    public double[] DutyRate { get; }

    public double[] DutySpecific { get; }

    /// <summary>Of the duty, what a licence to import inside a full tariff-rate quota saves and so is worth.</summary>
    public double[] LicenceRate { get; }

    public double[] LicenceSpecific { get; }

    /// <summary>The part of it that stood in the base year: its evasion is in the base-year figures already.</summary>
    public double[] StandingRate { get; }

    public double[] StandingSpecific { get; }

    /// <summary>Undertaking, consignment levy or internal floor: no declared delivery below this; zero or less for none.</summary>
    public double[] MinimumPrice { get; }

    /// <summary>Whether the reference levy is charged.</summary>
    public bool[] Liable { get; }

    /// <summary>Whether this offer can set the reference levy: a representative non-member at a bloc border.</summary>
    public bool[] LevySetter { get; }

    /// <summary>Whether there is a customs border to cheat at: not at home, not between members.</summary>
    public bool[] Evadable { get; }

    /// <summary>The cheapest route through a third nation's papers, as slope and base of the price.</summary>
    public double[] ViaSlope { get; }

    public double[] ViaBase { get; }

    /// <summary>The specific duty in it.</summary>
    public double[] ViaSpecific { get; }

    public bool[] ViaLiable { get; }

    /// <summary>Expected loss from being traced as a share of what is at stake: announced odds x tracing share x (1 + fine).</summary>
    public double[] ViaTracing { get; }

    public int[] ViaNation { get; }

    public bool[] HasVia { get; }

    /// <summary>Whether any wedge (duty, levy, minimum price) is in force at the destination.</summary>
    public bool[] HasWedge { get; }

    /// <summary>Whether any duty is due at the destination.</summary>
    public bool[] HasDuty { get; }

    /// <summary>Whether sellers keep the difference between their price and the floor: an undertaking, or a floor on internal sales.</summary>
    public bool SellersKeepWedge { get; set; }

    /// <summary>The reference floor in force, USD per tonne; NaN for none.</summary>
    public double ReferenceFloor { get; set; } = double.NaN;

    /// <summary>Perceived chance of being caught, by row.</summary>
    public double[] Detection { get; }

    /// <summary>Fine as a multiple of what was evaded.</summary>
    public double Penalty { get; set; }

    /// <summary>Hiding costs have mean <c>ScalePrice / Eta</c>.</summary>
    public double Eta { get; set; } = 8;

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

    // ---- the answer ----
    /// <summary>Tonnes that the store bought from each origin; negative where it sold in its place.</summary>
    public double[] StockTrade { get; }

    /// <summary>Price at each node: the seller's marginal price, or the export price behind tax and quota.</summary>
    public double[] Price { get; }

    /// <summary>The reference levy, USD per tonne.</summary>
    public double Levy { get; set; }

    /// <summary>Tonnes sold from each node.</summary>
    public double[] Sales { get; }

    public double[] Declared { get; }

    public double[] Misdeclared { get; }

    public double[] ThirdNation { get; }

    /// <summary>Whether a row's evaded flows may hold something.</summary>
    public bool[] Hides { get; }

    /// <summary>Resources spent on hiding, USD per tick, of (row, node).</summary>
    public double[] HidingCost { get; }

    /// <summary>Each row's price index P* (log-sum), USD per tonne; NaN where it cannot buy.</summary>
    public double[] PriceIndex { get; }

    /// <summary>The same for a row's compliant and its capable firms, one after the other; equal where there is nothing to evade.</summary>
    public double[] PartIndex { get; }

    /// <summary>Tonnes each row bought.</summary>
    public double[] Bought { get; }

    public int Iterations { get; set; }

    /// <summary>How often the slower method was needed.</summary>
    public int Fallbacks { get; set; }

    /// <summary>Declared delivered cost of a tonne from a node at a destination.</summary>
    public double DeclaredCost(int destination, int node, double price)
    {
        int at = (destination * Stride) + node;
        double cost = (Slope[at] * price) + Base[at];
        return Math.Max(Liable[at] ? cost + Levy : cost, MinimumPrice[at]);
    }

    /// <summary>The smallest border price, duty included, over the offers that can set the levy; infinite when there is none.</summary>
    /// <param name="price">Price at each node, USD per tonne.</param>
    /// <param name="at">Index of that offer over (destination, node), or -1.</param>
    public double CheapestLevySetter(ReadOnlySpan<double> price, out int at)
    {
        at = -1;
        double cheapest = double.PositiveInfinity;
        for (int i = 0; i < LevySetter.Length; i++)
        {
            if (LevySetter[i])
            {
                double c = (Slope[i] * price[i % Stride]) + Base[i];
                if (c < cheapest)
                {
                    cheapest = c;
                    at = i;
                }
            }
        }

        return cheapest;
    }

    /// <summary>Tonnes an origin sold in the last clearing: at home, abroad and to a store; what a store sold in its place is taken off.</summary>
    public double Sold(int origin)
    {
        int x = ExportNodeOf[origin];
        return Sales[origin] + (x >= 0 ? Sales[x] : 0) + StockTrade[origin];
    }

    /// <summary>Forgets the flows of the last clearing, so that the next one can be added up.</summary>
    public void ClearFlows()
    {
        Array.Clear(Declared);
        Array.Clear(Sales);
        for (int r = 0; r < Rows.Length; r++)
        {
            ForgetHidden(r);
        }
    }

    /// <summary>Clears a row's evaded flows; rows that never had any are left untouched.</summary>
    public void ForgetHidden(int row)
    {
        if (Hides[row])
        {
            Misdeclared.AsSpan(row * Stride, Stride).Clear();
            ThirdNation.AsSpan(row * Stride, Stride).Clear();
            HidingCost.AsSpan(row * Stride, Stride).Clear();
            Hides[row] = false;
        }
    }

    /// <summary>The export price that a domestic price implies before any quota: price plus tax.</summary>
    public double Taxed(int exportNode, double domestic) =>
        (domestic * (1 + ExportTaxRate[exportNode])) + ExportTax[exportNode] + QuotaPrice[exportNode];
}
