namespace BlocSim;

/// <summary>What an authority's store does in one tree of a homogeneous good's trade: it holds the price and takes, or gives, the rest.</summary>
internal static class TreeStore
{
    /// <summary>The price at the tree's root where a store holds a seller at its price: the highest support binds, or the lowest ceiling.</summary>
    /// <param name="market">The market; its first points are sellers.</param>
    /// <param name="tree">The tree's points.</param>
    /// <param name="factor">A point's price is factor x root + offset.</param>
    /// <param name="offset">As above.</param>
    /// <param name="root">The root's price without a store.</param>
    public static double Held(GoodMarket market, ReadOnlySpan<int> tree, double[] factor, double[] offset, double root)
    {
        double held = root;
        foreach (int p in tree)
        {
            bool supported = p < market.Origins && market.Lowest[p] > 0;
            held = supported ? Math.Max(held, (market.Lowest[p] - offset[p]) / factor[p]) : held;
        }

        foreach (int p in tree)
        {
            held = p < market.Origins ? Math.Min(held, (market.Highest[p] - offset[p]) / factor[p]) : held;
        }

        return held;
    }

    /// <summary>Books what the store buys (or sells, where left is negative), shared by the sellers at its price in proportion to their offers.</summary>
    /// <returns>What is left after it.</returns>
    public static double Share(GoodMarket market, ReadOnlySpan<int> tree, double[] price, double[] balance, double left)
    {
        double offered = 0;
        foreach (int p in tree)
        {
            offered += AtStore(market, p, price, left) ? balance[p] + 1e-12 : 0;
        }

        if (!(offered > 0))
        {
            return left;
        }

        foreach (int p in tree)
        {
            if (AtStore(market, p, price, left))
            {
                market.StockTrade[p] = left * (balance[p] + 1e-12) / offered;
                balance[p] -= market.StockTrade[p];
            }
        }

        return 0;
    }

    private static bool AtStore(GoodMarket market, int point, double[] price, double left)
    {
        if (point >= market.Origins)
        {
            return false;
        }

        return left > 0
            ? market.Lowest[point] > 0 && price[point] <= market.Lowest[point] * (1 + 1e-12)
            : price[point] >= market.Highest[point] * (1 - 1e-12);
    }
}
