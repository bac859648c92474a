namespace BlocSim;

/// <summary>
/// Clears one node at a time by its own price. Where demand is gross substitutes each sweep comes closer from the same side, so that
/// this cannot fail on a well-posed market; it is slow and meant as the way out.
/// </summary>
internal sealed class Tatonnement(GoodMarket market, LogitRows rows)
{
    public void Sweep(int times)
    {
        for (int sweep = 0; sweep < times; sweep++)
        {
            for (int o = 0; o < market.Origins; o++)
            {
                ClearOne(o);
            }
        }
    }

    /// <summary>
    /// The price at which an origin's supply meets the demand for it, other prices given. Where exports have a price of their own it is the higher
    /// of the taxed domestic price and the price at which the quota is just filled; both rise with the domestic price.
    /// </summary>
    private void ClearOne(int origin)
    {
        int x = market.ExportNodeOf[origin];
        double high = BeyondAll();
        double quotaPrice = x >= 0 && double.IsFinite(market.Quota[x]) ? QuotaPrice(x) : 0;
        market.Price[origin] = Roots.Increasing(
            p =>
            {
                market.Price[origin] = p;
                if (x >= 0)
                {
                    market.Price[x] = Math.Max(market.Taxed(x, p), quotaPrice);
                }

                rows.Evaluate();
                return market.Offers[origin].Supply(p, out _) - rows.Demand[origin] - (x >= 0 ? rows.Demand[x] : 0);
            },
            market.Lowest[origin],
            Math.Min(high, market.Highest[origin]),
            1e-16 * market.ScalePrice
        );
        if (x >= 0)
        {
            market.Price[x] = Math.Max(market.Taxed(x, market.Price[origin]), quotaPrice);
        }
    }

    private double QuotaPrice(int node) =>
        Roots.Increasing(
            p =>
            {
                market.Price[node] = p;
                rows.Evaluate();
                return market.Quota[node] - rows.Demand[node];
            },
            0,
            BeyondAll(),
            1e-16 * market.ScalePrice
        );

    /// <summary>A price at which nobody buys from a node any more, whatever the others have risen to.</summary>
    private double BeyondAll()
    {
        double highest = 500 * market.ScalePrice;
        for (int k = 0; k < market.Nodes; k++)
        {
            highest = Math.Max(highest, market.Price[k]);
        }

        return 2 * highest;
    }
}
