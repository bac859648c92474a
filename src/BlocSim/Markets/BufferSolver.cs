namespace BlocSim;

/// <summary>
/// Clears a market in which an authority's store buys members' goods at a floor and sells at a ceiling:
/// <c>0 &lt;= purchase  perp  p - F &gt;= 0</c> and <c>0 &lt;= sale  perp  C - p &gt;= 0</c>. Where money or space would not do, the price it can
/// hold is the one at which they just do; where the stock would not do, the same for the ceiling.
/// </summary>
internal sealed class BufferSolver(GoodMarket market, IGoodSolver inner) : IGoodSolver
{
    /// <summary>The floor, USD per tonne; NaN for no store.</summary>
    public double Floor { get; set; } = double.NaN;

    /// <summary>What the store can do this tick.</summary>
    public StoreNotice Store { get; set; }

    /// <summary>Whose goods it buys, by origin.</summary>
    public bool[] Covered { get; } = new bool[market.Origins];

    /// <inheritdoc />
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        if (double.IsNaN(Floor))
        {
            Hold(0, double.PositiveInfinity);
            return inner.TryClear(out residualLeft, out worstNode);
        }

        return TryHold(out residualLeft, out worstNode);
    }

    /// <inheritdoc />
    public void Respond(ReadOnlySpan<bool> keeps, double[] byTonne) => inner.Respond(keeps, byTonne);

    private bool TryHold(out double residualLeft, out int worstNode)
    {
        double residual = 0;
        int node = 0;
        bool cleared = true;
        void Clear(double floor, double ceiling)
        {
            Hold(floor, ceiling);
            cleared &= inner.TryClear(out residual, out node);
        }

        double ceiling = Math.Max(Store.Ceiling, Floor);
        Clear(Floor, Store.Stock > 0 ? ceiling : double.PositiveInfinity);
        if (Bought() * Floor > Store.Money || Bought() > Store.Room)
        {
            double held = Roots.Increasing(
                f =>
                {
                    Clear(f, double.PositiveInfinity);
                    return Math.Max((Bought() * f) - Store.Money, (Bought() - Store.Room) * Floor);
                },
                0,
                Floor,
                1e-14 * Floor
            );
            Clear(held, double.PositiveInfinity);
        }
        else if (Released() > Store.Stock)
        {
            double held = Roots.Increasing(
                c =>
                {
                    Clear(Floor, c);
                    return Store.Stock - Released();
                },
                ceiling,
                1000 * Math.Max(ceiling, market.ScalePrice),
                1e-14 * ceiling
            );
            Clear(Floor, held);
        }

        residualLeft = residual;
        worstNode = node;
        return cleared;
    }

    private void Hold(double floor, double ceiling)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            market.Lowest[o] = Covered[o] ? floor : 0;
            market.Highest[o] = Covered[o] ? ceiling : double.PositiveInfinity;
        }
    }

    private double Bought()
    {
        double sum = 0;
        foreach (double t in market.StockTrade)
        {
            sum += Math.Max(0, t);
        }

        return sum;
    }

    private double Released()
    {
        double sum = 0;
        foreach (double t in market.StockTrade)
        {
            sum += Math.Max(0, -t);
        }

        return sum;
    }
}
