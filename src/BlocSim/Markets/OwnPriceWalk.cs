namespace BlocSim;

/// <summary>
/// Clears one node at a time by its own price. Where demand is gross substitutes each sweep comes closer from the same side, so that
/// this cannot fail on a well-posed market; it is slow and meant as the way out.
/// </summary>
internal sealed class OwnPriceWalk(GoodMarket market, LogitRows rows)
{
    public void Sweep(int times)
    {
        for (int sweep = 0; sweep < times; sweep++)
        {
            for (int k = 0; k < market.Nodes; k++)
            {
                ClearOne(k);
            }
        }
    }

    private void ClearOne(int node)
    {
        int origin = market.NodeOrigin[node];
        double high = (1000 * market.ScalePrice) + (2 * market.Price[node]);
        market.Price[node] = Roots.Increasing(
            p =>
            {
                market.Price[node] = p;
                rows.Evaluate();
                if (node == origin)
                {
                    int x = market.ExportNodeOf[origin];
                    return market.Offers[origin].Supply(p, out _) - rows.Demand[node] - (x >= 0 ? rows.Demand[x] : 0);
                }

                return p < market.Taxed(node, market.Price[origin])
                    ? -1
                    : Math.Max(market.Quota[node] - rows.Demand[node], -1e300);
            },
            0,
            high,
            1e-13 * market.ScalePrice
        );
    }
}
