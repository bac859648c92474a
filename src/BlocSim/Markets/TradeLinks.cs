namespace BlocSim;

/// <summary>What it costs to bring a homogeneous good from a seller to a buyer: taxes, quota scarcity, freight, duty, levy.</summary>
internal sealed class TradeLinks(GoodMarket market)
{
    /// <summary>Scarcity price of each seller's export quota, set from outside.</summary>
    public double[] Scarcity { get; } = new double[market.Origins];

    /// <summary>The price at a node that a domestic price implies.</summary>
    public double NodePrice(int node, double domestic) =>
        node < market.Origins ? domestic : market.Taxed(node, domestic) + Scarcity[market.NodeOrigin[node]];

    public bool IsHome(int origin, int row) =>
        market.ExportNodeOf[origin] < 0 || market.Allowed[(market.Rows[row].Destination * market.Stride) + origin];

    /// <summary>The link's node: the export node where the origin has one and the buyer is abroad.</summary>
    public int NodeOf(int origin, int row) => IsHome(origin, row) ? origin : market.ExportNodeOf[origin];

    public bool Open(int origin, int row)
    {
        int at = (market.Rows[row].Destination * market.Stride) + NodeOf(origin, row);
        return market.Allowed[at];
    }

    /// <summary>Delivered cost as slope and base of the seller's domestic price.</summary>
    public void Cost(int origin, int row, out double slope, out double fix)
    {
        int node = NodeOf(origin, row);
        int at = (market.Rows[row].Destination * market.Stride) + node;
        double tax = node == origin ? 0 : market.ExportTaxRate[node];
        double added = node == origin ? 0 : market.ExportTax[node] + market.QuotaPrice[node] + Scarcity[origin];
        slope = market.Slope[at] * (1 + tax);
        fix = (market.Slope[at] * added) + market.Base[at] + (market.Liable[at] ? market.Levy : 0);
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
