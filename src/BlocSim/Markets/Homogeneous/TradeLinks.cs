namespace BlocSim;

/// <summary>
/// Who can sell a homogeneous good to whom, and what bringing it costs: taxes, freight, duty, levy. An origin sells abroad through its own
/// point until its export quota is full; then the quota's tonnes stand at an export point of their own, with a price of their own.
/// </summary>
internal sealed class TradeLinks(GoodMarket market)
{
    /// <summary>Which origins' export quotas are full.</summary>
    public bool[] Full { get; } = new bool[market.Origins];

    /// <summary>Tonnes that a seller point offers at its price: an origin what its full quota leaves at home, an export point the quota.</summary>
    public double Supply(int seller, double price, out double slope)
    {
        slope = 0;
        if (seller >= market.Origins)
        {
            return Full[market.NodeOrigin[seller]] ? market.Quota[seller] : 0;
        }

        double offered = market.Offers[seller].Supply(Math.Max(0, price), out slope);
        return Full[seller] ? offered - market.Quota[market.ExportNodeOf[seller]] : offered;
    }

    /// <summary>The node at which a buyer meets an origin: the export node where there is one and the buyer is abroad.</summary>
    public int NodeOf(int seller, int row)
    {
        if (seller >= market.Origins)
        {
            return seller;
        }

        int x = market.ExportNodeOf[seller];
        return x < 0 || market.Allowed[(market.Rows[row].Destination * market.Stride) + seller] ? seller : x;
    }

    /// <summary>Whether a buyer can buy from a seller point.</summary>
    public bool Open(int seller, int row)
    {
        int node = NodeOf(seller, row);
        if (!market.Allowed[(market.Rows[row].Destination * market.Stride) + node])
        {
            return false;
        }

        bool abroad = node >= market.Origins;
        return !abroad || Full[market.NodeOrigin[node]] == (seller >= market.Origins);
    }

    /// <summary>Delivered cost as slope and base of the seller point's price.</summary>
    public void Cost(int seller, int row, out double slope, out double fix)
    {
        int node = NodeOf(seller, row);
        int at = (market.Rows[row].Destination * market.Stride) + node;
        bool taxed = node != seller;
        double added = taxed ? market.ExportTax[node] + market.QuotaPrice[node] : 0;
        slope = market.Slope[at] * (taxed ? 1 + market.ExportTaxRate[node] : 1);
        fix = (market.Slope[at] * added) + market.Base[at] + market.LevyAt(at);
    }

    /// <summary>Only one home link per nation can stand at the start without closing a cycle with others; more join as they pay.</summary>
    public bool FirstRowOf(int row)
    {
        for (int r = 0; r < row; r++)
        {
            if (market.Rows[r].Destination == market.Rows[row].Destination)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Tonnes that all buyers want at the base price, or all that sellers can make where that is less. A flow a trillion times smaller is nothing: links of a
    /// market without trade would come and go for ever.
    /// </summary>
    public double Usual()
    {
        double usual = 0;
        foreach (Demand demand in market.Demands)
        {
            usual += demand.Quantity(market.ScalePrice, out _);
        }

        double able = 0;
        foreach (OfferCurve offer in market.Offers)
        {
            able += offer.Market(1e6 * market.ScalePrice, out _);
        }

        return Math.Min(usual, able);
    }

    /// <summary>The price a buyer pays where its cheapest delivered cost is the given one: at least its minimum price.</summary>
    public double Paid(int row, double delivered) => Math.Max(delivered, MinimumOf(row));

    private double MinimumOf(int row)
    {
        int border = market.Rows[row].Destination * market.Stride;
        double minimum = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            minimum = Math.Max(minimum, market.MinimumPrice[border + k]);
        }

        return minimum;
    }
}
