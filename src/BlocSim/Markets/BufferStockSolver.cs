namespace BlocSim;

/// <summary>
/// Clears a market in which an authority's store buys members' goods at a floor and sells at a ceiling:
/// <c>0 &lt;= purchase  perp  p - F &gt;= 0</c> and <c>0 &lt;= sale  perp  C - p &gt;= 0</c>. Where money or space would not do, the price it can
/// hold is the one at which they just do; where the stock would not do, the same for the ceiling.
/// </summary>
internal sealed class BufferStockSolver(GoodMarket market, IGoodSolver inner) : IGoodSolver
{
    /// <summary>Rounding that is no overspending.</summary>
    private const double Slack = 1e-9;

    private bool holds;

    /// <summary>The floor, USD per tonne; NaN for no store.</summary>
    public double Floor { get; set; } = double.NaN;

    /// <summary>What the store can do this tick.</summary>
    public StoreNotice Store { get; set; }

    /// <summary>Whether money, space or stock did not do to hold its prices in the last clearing.</summary>
    public bool Short { get; private set; }

    /// <summary>Whose goods it buys, by origin.</summary>
    public bool[] Covered { get; } = new bool[market.Origins];

    /// <inheritdoc />
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        Short = false;
        if (double.IsNaN(Floor))
        {
            if (holds)
            {
                Hold(0, double.PositiveInfinity);
                holds = false;
            }

            return inner.TryClear(out residualLeft, out worstNode);
        }

        holds = true;
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
            cleared = inner.TryClear(out residual, out node);
        }

        // First how high a floor money and space can hold, then, above it, how low a ceiling the stock can.
        double highest = Store.Stock > 0 ? Math.Max(Store.Ceiling, Floor) : double.PositiveInfinity;
        double lowest = Floor;
        double Overspent(double f)
        {
            Clear(f, highest);
            double money = (Bought() * f) - (Store.Money * (1 + Slack));
            return Math.Max(money, (Bought() - (Store.Room * (1 + Slack))) * Floor);
        }

        if (Overspent(Floor) > 0)
        {
            Short = true;
            lowest = Roots.Increasing(Overspent, 0, Floor, 1e-14 * Floor);
            Clear(lowest, highest);
        }

        if (Released() > Store.Stock * (1 + Slack))
        {
            Short = true;
            highest = Roots.Increasing(
                c =>
                {
                    Clear(lowest, c);
                    return Store.Stock - Released();
                },
                highest,
                1000 * Math.Max(highest, market.ScalePrice),
                1e-14 * highest
            );
            Clear(lowest, highest);
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

    private double Bought() => Traded(1);

    private double Released() => Traded(-1);

    /// <summary>Tonnes over all origins in one direction: bought (1) or sold (-1).</summary>
    private double Traded(double sign)
    {
        double sum = 0;
        foreach (double t in market.StockTrade)
        {
            sum += Math.Max(0, sign * t);
        }

        return sum;
    }
}
