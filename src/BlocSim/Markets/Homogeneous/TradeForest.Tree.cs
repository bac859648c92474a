namespace BlocSim;

/// <content>The trees that flows hang on: spanned from a root, joined, peeled, and pivoted where a link enters.</content>
internal sealed partial class TradeForest
{
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
                        links.Cost(p, r, out double slope, out double fix);
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
                        links.Cost(o, p - sellers, out double slope, out double fix);
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
        int length = LinkPath.Find(active, sellers, buyers, seller, buyer, path);
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
}
