namespace BlocSim;

/// <summary>
/// Clears a homogeneous good exactly: <c>0 &lt;= q  perp  p_o + cost - P_b &gt;= 0</c>. Trade runs over a forest of sellers and buyers
/// (Takayama and Judge 1964): inside a tree all prices follow from one, each tree's own balance fixes it, and links are added while
/// one pays and dropped when its flow turns negative. Quotas are export points that close when they are full; the reference levy is a root outside.
/// </summary>
/// <remarks>
/// Ties: a nation's own goods go first, then the link found first in order of (seller, buyer); a floor on internal sales rations sellers from
/// the dearest marginal cost down. Prices are unique where supply or demand slopes; on a flat stretch the lowest is taken.
/// </remarks>
internal sealed class HomogeneousGoodSolver : IGoodSolver
{
    private readonly GoodMarket market;
    private readonly TradeForest forest;
    private readonly TradeLinks links;
    private readonly ForestResponse response;
    private readonly int sellers;
    private readonly double[] price;

    public HomogeneousGoodSolver(GoodMarket market)
    {
        this.market = market;
        links = new TradeLinks(market);
        forest = new TradeForest(market, links);
        response = new ForestResponse(market, forest, links);
        sellers = market.Nodes;
        price = new double[market.Stride];
    }

    public bool TryClear(out double residualLeft, out int worstNode)
    {
        market.Iterations = 0;
        worstNode = 0;
        residualLeft = double.PositiveInfinity;
        bool solved = Levy();
        if (!solved && market.FromLast)
        {
            market.FromLast = false;
            solved = Levy();
            market.FromLast = true;
        }

        if (!solved || Array.Exists(forest.Price, double.IsNaN))
        {
            return false;
        }

        Record();
        residualLeft = 0;
        return true;
    }

    /// <inheritdoc />
    public void Respond(ReadOnlySpan<bool> keeps, double[] byTonne) => response.Respond(keeps, byTonne);

    /// <summary>Finds prices and flows at the market's levy; false when links or quotas keep changing.</summary>
    /// <remarks>
    /// Quotas start with room. One that more than fills is closed, which only raises what others can sell; should its scarcity price turn out
    /// negative it is opened again. A search goes on with those that were full.
    /// </remarks>
    private bool Solve()
    {
        if (!market.FromLast)
        {
            Array.Clear(links.Full);
        }

        for (int round = 0; round < (4 * market.Origins) + 10; round++)
        {
            if (!forest.Solve())
            {
                return false;
            }

            if (!MoveQuotas())
            {
                return true;
            }
        }

        return false;
    }

    private bool MoveQuotas()
    {
        bool moved = false;
        for (int o = 0; o < market.Origins; o++)
        {
            int x = market.ExportNodeOf[o];
            if (x < 0 || double.IsInfinity(market.Quota[x]))
            {
                continue;
            }

            double exports = 0;
            for (int r = 0; r < market.Rows.Length && !links.Full[o]; r++)
            {
                exports += links.NodeOf(o, r) == x ? forest.Flow[(o * market.Rows.Length) + r] : 0;
            }

            bool close = !links.Full[o] && exports > market.Quota[x] * (1 + 1e-12);
            bool open =
                links.Full[o] && forest.Price[x] < market.Taxed(x, forest.Price[o]) - (1e-10 * market.ScalePrice);
            links.Full[o] = close || (links.Full[o] && !open);
            moved |= close || open;
        }

        return moved;
    }

    /// <summary>The price at a node: its own point's, or what the domestic price implies while the quota has room.</summary>
    private double NodePrice(int node)
    {
        int o = market.NodeOrigin[node];
        return node < market.Origins || links.Full[o] ? forest.Price[node] : market.Taxed(node, forest.Price[o]);
    }

    private bool Levy()
    {
        market.Levy = 0;
        if (double.IsNaN(market.ReferenceFloor))
        {
            return Solve();
        }

        bool solved = true;
        double Shortfall(double levy)
        {
            market.Levy = levy;
            solved &= Solve();
            for (int k = 0; k < market.Nodes; k++)
            {
                price[k] = NodePrice(k);
            }

            return market.CheapestReferenceOffer(price, out _) + levy - market.ReferenceFloor;
        }

        double found = Roots.Increasing(Shortfall, 0, market.ReferenceFloor, 1e-15 * market.ReferenceFloor);
        Shortfall(found);
        return solved;
    }

    private void Record()
    {
        market.ClearFlows();
        int buyers = market.Rows.Length;
        for (int k = 0; k < sellers; k++)
        {
            market.Price[k] = Math.Max(0, NodePrice(k));
            for (int r = 0; r < buyers; r++)
            {
                double q = forest.Flow[(k * buyers) + r];
                int node = links.NodeOf(k, r);
                if (q > 0)
                {
                    market.Declared[(r * market.Stride) + node] += q;
                    market.Sales[node] += q;
                }
            }
        }

        for (int o = 0; o < market.Origins; o++)
        {
            // Of a seller that has chosen its tonnes and sells none at home the home price is its marginal cost: what it gets beyond that abroad is rent.
            if (
                double.IsFinite(market.Offers[o].Chosen)
                && market.ExportNodeOf[o] is var x and >= 0
                && !(market.Sales[o] > 0)
            )
            {
                double cost = market.Offers[o].MarginalCost(market.Price[o]);
                double most = (market.Price[x] - market.ExportTax[x]) / (1 + market.ExportTaxRate[x]);
                market.Price[o] = Math.Max(market.Price[o], Math.Min(cost, most));
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
            double paid = links.Paid(r, forest.Price[sellers + r]);
            market.PriceIndex[r] = Reachable(r) ? paid : double.NaN;
            market.PartIndex[2 * r] = paid;
            market.PartIndex[(2 * r) + 1] = paid;
        }
    }

    /// <summary>Whether a buyer can buy from anybody.</summary>
    private bool Reachable(int row) =>
        market.Allowed.AsSpan(market.Rows[row].Destination * market.Stride, market.Nodes).Contains(true);
}
