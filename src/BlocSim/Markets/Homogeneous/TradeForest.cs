namespace BlocSim;

/// <summary>
/// Sellers and buyers of a homogeneous good joined by the links that carry trade: a forest. Inside a tree all prices follow from one,
/// each tree's own balance fixes it; a link joins while it pays and leaves when its flow turns negative.
/// </summary>
internal sealed partial class TradeForest
{
    /// <summary>A seller's price below this part of the base price is zero but for rounding along its tree.</summary>
    public const double Nothing = 1e-13;

    /// <summary>What prices along a tree can be off by, relative to the largest of them.</summary>
    private const double PriceRounding = 1e-15;
    private readonly GoodMarket market;
    private readonly TradeLinks links;
    private readonly int sellers;
    private readonly int points;
    private readonly bool[] active;
    private readonly double[] factor;
    private readonly double[] offset;
    private readonly int[] tree;
    private readonly int[] queue;
    private readonly double[] balance;
    private readonly double[] answer;

    public TradeForest(GoodMarket market, TradeLinks links)
    {
        this.market = market;
        sellers = market.Nodes;
        points = sellers + market.Rows.Length;
        active = new bool[sellers * market.Rows.Length];
        Flow = new double[active.Length];
        factor = new double[points];
        offset = new double[points];
        Price = new double[points];
        tree = new int[points];
        queue = new int[points];
        balance = new double[points];
        answer = new double[points];
        this.links = links;
    }

    /// <summary>Tonnes on each link, row-major over (seller point, buyer): origins first, then export nodes.</summary>
    public double[] Flow { get; }

    /// <summary>Price at each seller, then the cheapest delivered cost at each buyer.</summary>
    public double[] Price { get; }

    /// <summary>Finds prices and flows at the market's levy and today's full quotas; false when links keep changing.</summary>
    public bool Solve()
    {
        int buyers = market.Rows.Length;
        double usual = links.Usual();
        for (int l = 0; l < active.Length; l++)
        {
            int row = l % buyers;
            int seller = l / buyers;
            bool home =
                seller < market.Origins
                && market.OriginNation[seller] == market.DestinationNation[market.Rows[row].Destination]
                && links.FirstRowOf(row);
            active[l] = (market.FromLast ? active[l] : home) && links.Open(seller, row);
        }

        for (int iteration = 0; iteration < 200 * (points + 1); iteration++)
        {
            market.Iterations++;
            Balance();
            int leaving = -1;
            double most = -Math.Max(1e-9 * Scale(), 1e-12 * usual);
            for (int l = 0; l < active.Length; l++)
            {
                if (active[l] && Flow[l] < most)
                {
                    most = Flow[l];
                    leaving = l;
                }
            }

            if (leaving >= 0)
            {
                active[leaving] = false;
                continue;
            }

            int entering = -1;
            double best = -1e-12 * market.ScalePrice;
            for (int o = 0; o < sellers; o++)
            {
                for (int r = 0; r < buyers; r++)
                {
                    int l = (o * buyers) + r;
                    if (active[l] || !links.Open(o, r))
                    {
                        continue;
                    }

                    links.Cost(o, r, out double slope, out double fix);
                    double gain = (slope * Price[o]) + fix - Price[sellers + r];
                    if (gain < best)
                    {
                        best = gain;
                        entering = l;
                    }
                }
            }

            if (entering < 0)
            {
                for (int l = 0; l < Flow.Length; l++)
                {
                    Flow[l] = active[l] ? Math.Max(0, Flow[l]) : 0;
                }

                return true;
            }

            if (tree[entering / buyers] == tree[sellers + (entering % buyers)])
            {
                Pivot(entering);
            }
            else
            {
                active[entering] = true;
            }
        }

        return false;
    }

    private double Scale()
    {
        double scale = 0;
        for (int p = 0; p < points; p++)
        {
            scale = Math.Max(scale, Math.Abs(balance[p]));
        }

        return scale;
    }

    /// <summary>Prices of every tree from its own balance, then the flows along it from the leaves in.</summary>
    private void Balance()
    {
        int buyers = market.Rows.Length;
        Array.Fill(tree, -1);
        for (int root = 0; root < points; root++)
        {
            if (tree[root] >= 0)
            {
                continue;
            }

            int count = Span(root);
            double high = 1;
            while (Excess(count, high) < 0 && high < 1e6 * market.ScalePrice)
            {
                high *= 2;
            }

            double z =
                count == 1 && root >= sellers
                    ? market.Demands[root - sellers].NothingWanted
                    : Roots.Increasing(v => Excess(count, v), -Lowest(count), high, 1e-16 * high);
            double held = BufferStockTree.Held(market, queue.AsSpan(0, count), factor, offset, z);
            Settle(count, held, held != z);
            Peel(count, buyers);
        }
    }

    /// <summary>
    /// Prices and balances of a tree at its root's price. What rounding leaves over, much on steps where a hair of price moves many tonnes, is
    /// shared in proportion to how each side answers to price. Where a store holds the price, what is left over is its trade, however little.
    /// </summary>
    private void Settle(int count, double z, bool held)
    {
        (double left, double scale, double slopes, double highest) = (0, 0, 0, 0);
        for (int i = 0; i < count; i++)
        {
            int p = queue[i];
            double price = (factor[p] * z) + offset[p];
            Price[p] = p < sellers && Math.Abs(price) < Nothing * market.ScalePrice ? 0 : price;
            balance[p] =
                p < sellers
                    ? links.Supply(p, price, out double slope)
                    : -market.Demands[p - sellers].Quantity(links.Paid(p - sellers, price), out slope);
            highest = Math.Max(highest, Math.Abs(price));
            left += balance[p];
            scale += Math.Abs(balance[p]);
            answer[p] = Math.Abs(slope) * factor[p];
            slopes += answer[p];
            if (p < market.Origins)
            {
                market.StockTrade[p] = 0;
            }
        }

        if (held || Math.Abs(left) > 1e-9 * scale)
        {
            left = BufferStockTree.Share(market, queue.AsSpan(0, count), Price, balance, left);
        }

        // On a flat step one unit in the last place of a price is many tonnes; the step's seller makes up for them.
        double rounding = slopes * PriceRounding * (highest + Math.Abs(z));
        if (slopes > 0 && Math.Abs(left) <= Math.Max(1e-6 * scale, rounding))
        {
            for (int i = 0; i < count; i++)
            {
                balance[queue[i]] -= left * answer[queue[i]] / slopes;
            }
        }
    }

    /// <summary>Whether a point's price is the answer to another's: they trade, directly or by way of others, at prices no levy makes up for.</summary>
    public void Reach(int from, bool[] reached)
    {
        int buyers = market.Rows.Length;
        Array.Clear(reached);
        reached[from] = true;
        for (bool moved = true; moved; )
        {
            moved = false;
            for (int l = 0; l < active.Length; l++)
            {
                int seller = l / buyers;
                int buyer = sellers + (l % buyers);
                bool tied =
                    active[l]
                    && (Flow[l] > 0 || seller == from)
                    && reached[seller] != reached[buyer]
                    && !MadeUp(seller, l % buyers);
                if (tied)
                {
                    reached[seller] = true;
                    reached[buyer] = true;
                    moved = true;
                }
            }
        }
    }

    /// <summary>A binding reference levy falls as the exporter's price rises: what the buyer pays stays the floor.</summary>
    private bool MadeUp(int seller, int row) =>
        market.Levy > 0
        && market.LevyApplies[(market.Rows[row].Destination * market.Stride) + links.NodeOf(seller, row)];

    /// <summary>Tonnes per USD/t of the tree's root by which a point's excess supply rises; buyers at their long-run response.</summary>
    public double Answer(int point, bool keeps)
    {
        double slope = 0;
        if (point >= sellers)
        {
            int row = point - sellers;
            double paid = links.Paid(row, Price[point]);
            double bought = market.Demands[row].Quantity(paid, out _);
            slope = paid > Price[point] ? 0 : -market.Demands[row].ForeseenSlope(paid, bought);
        }
        else if (point < market.Origins && !keeps)
        {
            links.Supply(point, Price[point], out slope);
        }

        return slope * factor[point];
    }

    /// <summary>How a point's price moves with its tree's root.</summary>
    public double Factor(int point) => factor[point];

    private double Lowest(int count)
    {
        // The root price may be below zero while another price of the tree is not.
        double lowest = 0;
        for (int i = 0; i < count; i++)
        {
            lowest = Math.Max(lowest, offset[queue[i]] / factor[queue[i]]);
        }

        return lowest;
    }

    private double Excess(int count, double z)
    {
        double excess = 0;
        for (int i = 0; i < count; i++)
        {
            int p = queue[i];
            double price = (factor[p] * z) + offset[p];
            excess +=
                p < sellers
                    ? links.Supply(p, price, out _)
                    : -market.Demands[p - sellers].Quantity(links.Paid(p - sellers, price), out _);
        }

        return excess;
    }
}
