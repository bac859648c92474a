namespace BlocSim;

/// <summary>
/// Sellers and buyers of a homogeneous good joined by the links that carry trade: a forest. Inside a tree all prices follow from one,
/// each tree's own balance fixes it; a link joins while it pays and leaves when its flow turns negative.
/// </summary>
internal sealed class TradeForest
{
    private readonly GoodMarket market;
    private readonly int sellers;
    private readonly int points;
    private readonly bool[] active;
    private readonly double[] factor;
    private readonly double[] offset;
    private readonly int[] tree;
    private readonly int[] queue;
    private readonly double[] balance;

    public TradeForest(GoodMarket market)
    {
        this.market = market;
        sellers = market.Origins;
        points = sellers + market.Rows.Length;
        active = new bool[sellers * market.Rows.Length];
        Flow = new double[active.Length];
        factor = new double[points];
        offset = new double[points];
        Price = new double[points];
        tree = new int[points];
        queue = new int[points];
        balance = new double[points];
        Scarcity = new double[sellers];
    }

    /// <summary>Tonnes on each link, row-major over (seller, buyer).</summary>
    public double[] Flow { get; }

    /// <summary>Price at each seller, then the cheapest delivered cost at each buyer.</summary>
    public double[] Price { get; }

    /// <summary>Scarcity price of each seller's export quota, set from outside.</summary>
    public double[] Scarcity { get; }

    public double NodePrice(int node) =>
        node < sellers
            ? Price[node]
            : market.Taxed(node, Price[market.NodeOrigin[node]]) + Scarcity[market.NodeOrigin[node]];

    public bool IsHome(int origin, int row) =>
        market.ExportNodeOf[origin] < 0 || market.Allowed[(market.Rows[row].Destination * market.Stride) + origin];

    /// <summary>The link's node: the export node where the origin has one and the buyer is abroad.</summary>
    public int NodeOf(int origin, int row) => IsHome(origin, row) ? origin : market.ExportNodeOf[origin];

    private bool Open(int origin, int row)
    {
        int at = (market.Rows[row].Destination * market.Stride) + NodeOf(origin, row);
        return market.Allowed[at];
    }

    /// <summary>Delivered cost as slope and base of the seller's domestic price.</summary>
    private void Link(int origin, int row, out double slope, out double fix)
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

    /// <summary>Finds prices and flows at the market's levy and the quotas' scarcity prices; false when links keep changing.</summary>
    public bool Solve()
    {
        int buyers = market.Rows.Length;
        for (int l = 0; l < active.Length; l++)
        {
            // Autarky first: a nation whose own goods are as cheap as others' buys its own.
            int row = l % buyers;
            active[l] =
                market.OriginNation[l / buyers] == market.DestinationNation[market.Rows[row].Destination]
                && Open(l / buyers, row)
                && FirstRowOf(row);
        }

        for (int iteration = 0; iteration < 200 * (points + 1); iteration++)
        {
            market.Iterations++;
            Balance();
            int leaving = -1;
            double most = -1e-9 * Math.Max(1e-12, Scale());
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
                    if (active[l] || !Open(o, r))
                    {
                        continue;
                    }

                    Link(o, r, out double slope, out double fix);
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

    /// <summary>Only one home link per nation can stand at the start without closing a cycle with others; more join as they pay.</summary>
    private bool FirstRowOf(int row)
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
                    ? ChokeOf(root - sellers)
                    : Roots.Increasing(v => Excess(count, v), -Lowest(count), high, 1e-16 * high);
            for (int i = 0; i < count; i++)
            {
                int p = queue[i];
                Price[p] = (factor[p] * z) + offset[p];
                balance[p] =
                    p < sellers
                        ? market.Offers[p].Supply(Math.Max(0, Price[p]), out _)
                        : -market.Demands[p - sellers].Quantity(Paid(p - sellers, Price[p]), out _);
            }

            Peel(count, buyers);
        }
    }

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

    private double ChokeOf(int row)
    {
        Demand d = market.Demands[row];
        return d.Form == DemandForm.Linear ? (d.Response > 0 ? d.Level / d.Response : d.Choke) : d.Choke;
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
                    ? market.Offers[p].Supply(Math.Max(0, price), out _)
                    : -market.Demands[p - sellers].Quantity(Paid(p - sellers, price), out _);
        }

        return excess;
    }

    /// <summary>Numbers the tree of a point and writes every price in it as <c>factor z + offset</c>; gives its size.</summary>
    private int Span(int root)
    {
        int buyers = market.Rows.Length;
        int count = 0;
        queue[count++] = root;
        tree[root] = root;
        factor[root] = 1;
        offset[root] = 0;
        for (int head = 0; head < count; head++)
        {
            int p = queue[head];
            if (p < sellers)
            {
                for (int r = 0; r < buyers; r++)
                {
                    if (active[(p * buyers) + r] && tree[sellers + r] < 0)
                    {
                        Link(p, r, out double slope, out double fix);
                        Join(sellers + r, root, slope * factor[p], (slope * offset[p]) + fix, ref count);
                    }
                }
            }
            else
            {
                for (int o = 0; o < sellers; o++)
                {
                    if (active[(o * buyers) + (p - sellers)] && tree[o] < 0)
                    {
                        Link(o, p - sellers, out double slope, out double fix);
                        Join(o, root, factor[p] / slope, (offset[p] - fix) / slope, ref count);
                    }
                }
            }
        }

        return count;
    }

    private void Join(int point, int root, double scale, double shift, ref int count)
    {
        tree[point] = root;
        factor[point] = scale;
        offset[point] = shift;
        queue[count++] = point;
    }

    /// <summary>Flows on a tree: a leaf's link carries what the leaf sells or wants, then the leaf is taken away.</summary>
    private void Peel(int count, int buyers)
    {
        // The queue is in breadth-first order, so walking it backwards always meets leaves of what is left.
        for (int i = count - 1; i > 0; i--)
        {
            int p = queue[i];
            int parent = Parent(p, i, buyers);
            int link = p < sellers ? (p * buyers) + (parent - sellers) : (parent * buyers) + (p - sellers);
            Flow[link] = p < sellers ? balance[p] : -balance[p];
            balance[parent] += balance[p];
        }
    }

    private int Parent(int p, int position, int buyers)
    {
        for (int i = 0; i < position; i++)
        {
            int q = queue[i];
            bool linked =
                p < sellers
                    ? q >= sellers && active[(p * buyers) + (q - sellers)]
                    : q < sellers && active[(q * buyers) + (p - sellers)];
            if (linked)
            {
                return q;
            }
        }

        return queue[0];
    }

    /// <summary>A link inside a tree closes a cycle: the link on it that would run dry first as flow moves round leaves.</summary>
    private void Pivot(int entering)
    {
        int buyers = market.Rows.Length;
        int seller = entering / buyers;
        int buyer = sellers + (entering % buyers);
        int[] path = new int[points];
        int length = 0;
        Walk(seller, buyer, path, ref length, -1);
        double most = double.PositiveInfinity;
        int leaving = -1;
        for (int i = 0; i < length; i += 2)
        {
            if (Flow[path[i]] < most)
            {
                most = Flow[path[i]];
                leaving = path[i];
            }
        }

        active[entering] = true;
        if (leaving >= 0)
        {
            active[leaving] = false;
            Flow[leaving] = 0;
        }
    }

    private bool Walk(int from, int to, int[] path, ref int length, int came)
    {
        if (from == to)
        {
            return true;
        }

        int buyers = market.Rows.Length;
        int count = from < sellers ? buyers : sellers;
        for (int j = 0; j < count; j++)
        {
            int link = from < sellers ? (from * buyers) + j : (j * buyers) + (from - sellers);
            int next = from < sellers ? sellers + j : j;
            if (!active[link] || link == came)
            {
                continue;
            }

            path[length++] = link;
            if (Walk(next, to, path, ref length, link))
            {
                return true;
            }

            length--;
        }

        return false;
    }
}
