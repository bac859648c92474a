namespace BlocSim;

/// <summary>
/// Clears a homogeneous good exactly: <c>0 &lt;= q  perp  p_o + cost - P_b &gt;= 0</c>. Trade runs over a forest of sellers and buyers
/// (Takayama and Judge 1964): inside a tree all prices follow from one, each tree's own balance fixes it, and links are added while
/// one pays and dropped when its flow turns negative. Quotas and the reference levy are roots outside.
/// </summary>
/// <remarks>
/// Ties: a nation's own goods go first, then the link found first in order of (seller, buyer); a floor on internal sales rations sellers from
/// the dearest marginal cost down. Prices are unique where supply or demand slopes; on a flat stretch the lowest is taken.
/// </remarks>
internal sealed class PerfectSolver : IGoodSolver
{
    private readonly GoodMarket market;
    private readonly TradeForest forest;
    private readonly TradeLinks links;
    private readonly int sellers;
    private readonly double[] price;

    public PerfectSolver(GoodMarket market)
    {
        this.market = market;
        links = new TradeLinks(market);
        forest = new TradeForest(market, links);
        sellers = market.Origins;
        price = new double[market.Stride];
    }

    public bool TryClear(out double residualLeft, out int worstNode)
    {
        market.Iterations = 0;
        worstNode = 0;
        residualLeft = double.PositiveInfinity;
        Array.Clear(links.Scarcity);
        market.Levy = 0;
        if (!Quotas(0) || Array.Exists(forest.Price, double.IsNaN))
        {
            return false;
        }

        Record();
        residualLeft = 0;
        return true;
    }

    /// <inheritdoc />
    public void Respond(ReadOnlySpan<bool> keeps, double[] byTonne) => forest.Respond(keeps, byTonne);

    /// <summary>Solves with the quotas of origins from this one on, each scarcity price a root around the rest.</summary>
    private bool Quotas(int origin)
    {
        while (
            origin < sellers
            && (market.ExportNodeOf[origin] < 0 || double.IsInfinity(market.Quota[market.ExportNodeOf[origin]]))
        )
        {
            origin++;
        }

        if (origin == sellers)
        {
            return Levy();
        }

        int node = market.ExportNodeOf[origin];
        bool solved = true;
        double Room(double price)
        {
            links.Scarcity[origin] = price;
            solved &= Quotas(origin + 1);
            double exports = 0;
            for (int r = 0; r < market.Rows.Length; r++)
            {
                exports += links.IsHome(origin, r) ? 0 : forest.Flow[(origin * market.Rows.Length) + r];
            }

            return market.Quota[node] - exports;
        }

        double high = 100 * market.ScalePrice;
        double found = Roots.Increasing(Room, 0, high, 1e-13 * market.ScalePrice, 1e-12 * market.Quota[node]);
        Room(found);
        return solved;
    }

    private bool Levy()
    {
        market.Levy = 0;
        if (double.IsNaN(market.ReferenceFloor))
        {
            return forest.Solve();
        }

        bool solved = true;
        double Shortfall(double levy)
        {
            market.Levy = levy;
            solved &= forest.Solve();
            for (int k = 0; k < market.Nodes; k++)
            {
                price[k] = links.NodePrice(k, forest.Price[market.NodeOrigin[k]]);
            }

            return market.CheapestLevySetter(price, out _) + levy - market.ReferenceFloor;
        }

        double found = Roots.Increasing(Shortfall, 0, market.ReferenceFloor, 1e-15 * market.ReferenceFloor);
        Shortfall(found);
        return solved;
    }

    private void Record()
    {
        market.ClearFlows();
        int buyers = market.Rows.Length;
        for (int o = 0; o < sellers; o++)
        {
            market.Price[o] = Math.Max(0, forest.Price[o]);
            int x = market.ExportNodeOf[o];
            if (x >= 0)
            {
                market.Price[x] = links.NodePrice(x, forest.Price[o]);
            }

            for (int r = 0; r < buyers; r++)
            {
                double q = forest.Flow[(o * buyers) + r];
                int node = links.NodeOf(o, r);
                if (q > 0 && node >= 0)
                {
                    market.Declared[(r * market.Stride) + node] += q;
                    market.Sales[node] += q;
                }
            }
        }

        for (int r = 0; r < buyers; r++)
        {
            double bought = 0;
            for (int k = 0; k < market.Nodes; k++)
            {
                bought += market.Declared[(r * market.Stride) + k];
            }

            market.Bought[r] = bought;
            market.PriceIndex[r] = links.Paid(r, forest.Price[sellers + r]);
            market.PartIndex[2 * r] = market.PriceIndex[r];
            market.PartIndex[(2 * r) + 1] = market.PriceIndex[r];
        }
    }
}
