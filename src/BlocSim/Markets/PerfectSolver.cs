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
internal sealed class PerfectSolver
{
    private readonly GoodMarket market;
    private readonly int sellers;
    private readonly int points;
    private readonly bool[] active;
    private readonly double[] flow;
    private readonly double[] factor;
    private readonly double[] offset;
    private readonly double[] value;
    private readonly int[] tree;
    private readonly int[] queue;
    private readonly double[] balance;
    private readonly double[] lambda;

    public PerfectSolver(GoodMarket market)
    {
        this.market = market;
        sellers = market.Origins;
        points = sellers + market.Rows.Length;
        active = new bool[sellers * market.Rows.Length];
        flow = new double[active.Length];
        factor = new double[points];
        offset = new double[points];
        value = new double[points];
        tree = new int[points];
        queue = new int[points];
        balance = new double[points];
        lambda = new double[sellers];
    }

    public bool TryClear(out double residualLeft, out int worstNode)
    {
        market.Iterations = 0;
        worstNode = 0;
        residualLeft = double.PositiveInfinity;
        Array.Clear(lambda);
        market.Levy = 0;
        if (!Quotas(0))
        {
            return false;
        }

        Record();
        residualLeft = 0;
        return true;
    }

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
            lambda[origin] = price;
            solved &= Quotas(origin + 1);
            double exports = 0;
            for (int r = 0; r < market.Rows.Length; r++)
            {
                exports += IsHome(origin, r) ? 0 : flow[(origin * market.Rows.Length) + r];
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
            return Forest();
        }

        bool solved = true;
        double Shortfall(double levy)
        {
            market.Levy = levy;
            solved &= Forest();
            double cheapest = double.PositiveInfinity;
            for (int i = 0; i < market.LevySetter.Length; i++)
            {
                int node = i % market.Stride;
                if (market.LevySetter[i])
                {
                    cheapest = Math.Min(cheapest, (market.Slope[i] * NodePrice(node)) + market.Base[i]);
                }
            }

            return cheapest + levy - market.ReferenceFloor;
        }

        double found = Roots.Increasing(Shortfall, 0, market.ReferenceFloor, 1e-15 * market.ReferenceFloor);
        Shortfall(found);
        return solved;
    }

    private double NodePrice(int node) =>
        node < sellers
            ? value[node]
            : market.Taxed(node, value[market.NodeOrigin[node]]) + lambda[market.NodeOrigin[node]];

    private bool IsHome(int origin, int row) =>
        market.ExportNodeOf[origin] < 0 || market.Allowed[(market.Rows[row].Destination * market.Stride) + origin];

    /// <summary>The link's node: the export node where the origin has one and the buyer is abroad.</summary>
    private int NodeOf(int origin, int row) => IsHome(origin, row) ? origin : market.ExportNodeOf[origin];

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
        double added = node == origin ? 0 : market.ExportTax[node] + market.QuotaPrice[node] + lambda[origin];
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

    private bool Forest()
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
                if (active[l] && flow[l] < most)
                {
                    most = flow[l];
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
                    double gain = (slope * value[o]) + fix - value[sellers + r];
                    if (gain < best)
                    {
                        best = gain;
                        entering = l;
                    }
                }
            }

            if (entering < 0)
            {
                for (int l = 0; l < flow.Length; l++)
                {
                    flow[l] = active[l] ? Math.Max(0, flow[l]) : 0;
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
            double low = 0;
            double high = 1;
            while (Excess(count, high) < 0 && high < 1e6 * market.ScalePrice)
            {
                high *= 2;
            }

            double z =
                count == 1 && root >= sellers
                    ? ChokeOf(root - sellers)
                    : Roots.Increasing(v => Excess(count, v), low - Lowest(count), high, 1e-16 * high);
            for (int i = 0; i < count; i++)
            {
                int p = queue[i];
                value[p] = (factor[p] * z) + offset[p];
                balance[p] =
                    p < sellers
                        ? market.Offers[p].Supply(Math.Max(0, value[p]), out _)
                        : -market.Demands[p - sellers].Quantity(Paid(p - sellers, value[p]), out _);
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
            flow[link] = p < sellers ? balance[p] : -balance[p];
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

    /// <summary>A link inside a tree closes a cycle: the flow moves round it until another link runs dry and leaves.</summary>
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
            if (flow[path[i]] < most)
            {
                most = flow[path[i]];
                leaving = path[i];
            }
        }

        active[entering] = true;
        if (leaving >= 0)
        {
            active[leaving] = false;
            flow[leaving] = 0;
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

    private void Record()
    {
        Array.Clear(market.Declared);
        Array.Clear(market.Misdeclared);
        Array.Clear(market.ThirdNation);
        Array.Clear(market.HidingCost);
        Array.Clear(market.Sales);
        int buyers = market.Rows.Length;
        for (int o = 0; o < sellers; o++)
        {
            market.Price[o] = Math.Max(0, value[o]);
            int x = market.ExportNodeOf[o];
            if (x >= 0)
            {
                market.Price[x] = NodePrice(x);
            }

            for (int r = 0; r < buyers; r++)
            {
                double q = flow[(o * buyers) + r];
                int node = NodeOf(o, r);
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
            market.PriceIndex[r] = Paid(r, value[sellers + r]);
        }
    }
}
