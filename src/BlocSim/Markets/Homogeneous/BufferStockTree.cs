namespace BlocSim;

/// <summary>
/// What an authority's store does in one tree of a homogeneous good's trade: it holds the price and takes, or gives, the rest. Without a store no
/// seller's price falls below zero: what nobody wants at that price is left.
/// </summary>
internal static class BufferStockTree
{
    /// <summary>
    /// The price at the tree's root where a store holds a seller at its price, or a seller gives away at zero: the highest support binds, or the
    /// lowest ceiling.
    /// </summary>
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
            held = p < market.Nodes ? Math.Max(held, (Support(market, p) - offset[p]) / factor[p]) : held;
        }

        foreach (int p in tree)
        {
            held = p < market.Origins ? Math.Min(held, (market.Highest[p] - offset[p]) / factor[p]) : held;
        }

        return held;
    }

    /// <summary>
    /// Books what the store buys (or sells, where left is negative), shared by the sellers at its price in proportion to their offers; what is left
    /// at a price of zero is nobody's.
    /// </summary>
    /// <returns>What is left after it.</returns>
    public static double Share(GoodMarket market, ReadOnlySpan<int> tree, double[] price, double[] balance, double left)
    {
        double offered = 0;
        double others = 0;
        int many = 0;
        foreach (int p in tree)
        {
            bool at = AtStore(market, p, price, left);
            offered += at ? balance[p] : 0;
            others += at ? 0 : balance[p];
            many += at ? 1 : 0;
        }

        if (many == 0)
        {
            return left;
        }

        // What the others want, not what is left of an offer that may be a million times as large: that would be rounding.
        foreach (int p in tree)
        {
            if (AtStore(market, p, price, left))
            {
                double sold = -others * (offered > 0 ? balance[p] / offered : 1.0 / many);
                if (p < market.Origins && (left < 0 || market.Lowest[p] > 0))
                {
                    market.StockTrade[p] = balance[p] - sold;
                }

                balance[p] = sold;
            }
        }

        return 0;
    }

    /// <summary>The price below which a seller's does not fall.</summary>
    private static double Support(GoodMarket market, int point) => point < market.Origins ? market.Lowest[point] : 0;

    private static bool AtStore(GoodMarket market, int point, double[] price, double left)
    {
        if (left > 0)
        {
            double support = Support(market, point);
            return point < market.Nodes && price[point] <= support + (1e-12 * Math.Max(support, market.ScalePrice));
        }

        return point < market.Origins && price[point] >= market.Highest[point] * (1 - 1e-12);
    }
}
