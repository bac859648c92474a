using System.Runtime.CompilerServices;

namespace BlocSim;

/// <content>What it costs to cross each border, over (destination, node): delivered = Slope x price + Base (+ levy where liable), at least MinimumPrice.</content>
internal sealed partial class GoodMarket
{
    public bool[] Allowed { get; }

    public double[] Slope { get; }

    public double[] Base { get; }

    public double[] Freight { get; }

    /// <summary>What exporters' states take per tonne by destination (a discount is negative), part of freight; null where none ever did.</summary>
    public double[]? Charge { get; private set; }

    /// <summary>The same on the way to the third nation that a route goes by, part of <see cref="TransshipmentBase"/>; null where none ever did.</summary>
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
    public ContractedShares? Bound { get; init; }

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
    public bool[] LevyApplies { get; }

    /// <summary>Whether this offer can set the reference levy: a representative non-member at a bloc border.</summary>
    public bool[] IsReferenceOffer { get; }

    /// <summary>Whether there is a customs border to cheat at: not at home, not between members.</summary>
    public bool[] Evadable { get; }

    /// <summary>The cheapest route through a third nation's papers, as slope and base of the price.</summary>
    public double[] TransshipmentSlope { get; }

    public double[] TransshipmentBase { get; }

    /// <summary>The specific duty in it.</summary>
    public double[] TransshipmentSpecific { get; }

    public bool[] TransshipmentLevyApplies { get; }

    /// <summary>Expected loss from being traced as a share of what is at stake: announced odds x tracing share x (1 + fine).</summary>
    public double[] TransshipmentTracing { get; }

    public int[] TransshipmentNation { get; }

    public bool[] HasTransshipment { get; }

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

    /// <summary>Declared delivered cost of a tonne from a node at a destination.</summary>
    public double DeclaredCost(int destination, int node, double price)
    {
        int at = (destination * Stride) + node;
        return DeliveredAt(at, price, out _);
    }

    /// <summary>The same by border, and whether it is the minimum price that holds it up.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double DeliveredAt(int at, double price, out bool lifted) =>
        BorderCharge.Delivered(Slope[at], Base[at], price, LevyAt(at), MinimumPrice[at], out lifted);

    /// <summary>The levy that a declared tonne owes at a border, USD.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double LevyAt(int at) => LevyApplies[at] ? Levy : 0;

    /// <summary>What the floor adds to a declared tonne at a border, USD.</summary>
    public double WedgeAt(int at, double price) =>
        BorderCharge.Wedge(Slope[at], Base[at], price, LevyAt(at), MinimumPrice[at]);

    /// <summary>The smallest border price, duty included, over the offers that can set the levy; infinite when there is none.</summary>
    /// <param name="price">Price at each node, USD per tonne.</param>
    /// <param name="at">Index of that offer over (destination, node), or -1.</param>
    public double CheapestReferenceOffer(ReadOnlySpan<double> price, out int at)
    {
        at = -1;
        double cheapest = double.PositiveInfinity;
        for (int i = 0; i < IsReferenceOffer.Length; i++)
        {
            if (IsReferenceOffer[i])
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
}
