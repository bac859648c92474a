namespace BlocSim;

/// <summary>
/// Clears a logit market: a price per node at which supply meets demand, quotas and the reference levy included, to a relative
/// excess demand of 1e-10. Newton's method from last tick's prices; behind it a slower method that cannot fail on a well-posed market.
/// </summary>
internal sealed class LogitSolver
{
    /// <summary>Largest excess demand at the answer, relative to what the node sells.</summary>
    public const double Tolerance = 1e-10;

    private const int NewtonSteps = 80;

    /// <summary>Steps taken in full before the line search begins: crossing kinks may raise the residual for a while.</summary>
    private const int FreeSteps = 40;

    private readonly GoodMarket market;
    private readonly LogitRows rows;
    private readonly OwnPriceWalk walk;
    private readonly double[] residual;
    private readonly double[] step;
    private readonly double[] system;
    private readonly double[] supply;
    private readonly double[] supplySlope;
    private readonly double[] trial;
    private readonly bool[] limited;

    /// <summary>When set, the levy stays as it is: the outer search of the fallback moves it.</summary>
    private bool levyFixed;
    private int levySetter;

    public LogitSolver(GoodMarket market)
    {
        this.market = market;
        rows = new LogitRows(market);
        walk = new OwnPriceWalk(market, rows);
        residual = new double[market.Stride];
        step = new double[market.Stride];
        trial = new double[market.Stride];
        supply = new double[market.Origins];
        supplySlope = new double[market.Origins];
        system = new double[market.Stride * market.Stride];
        limited = new bool[market.Nodes];
    }

    /// <summary>For tests: take the slower method at once.</summary>
    public bool AlwaysSlow { get; set; }

    /// <summary>Clears the market and writes prices, levy and flows into it.</summary>
    /// <param name="residualLeft">The largest relative excess demand left.</param>
    /// <param name="worstNode">Where it was.</param>
    /// <returns>False when even the slower method did not reach the tolerance.</returns>
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        market.Iterations = 0;
        levyFixed = false;
        residualLeft = double.PositiveInfinity;
        worstNode = 0;
        bool done = !AlwaysSlow && Newton(NewtonSteps, out residualLeft, out worstNode);
        if (!done)
        {
            market.Fallbacks++;
            done = Slow(out residualLeft, out worstNode);
        }

        if (done)
        {
            LowestPrices();
            rows.Record();
        }

        return done;
    }

    /// <summary>
    /// A step crosses at most one kink of the node's own offer: beyond it the slope that the step was computed with says nothing. Below the
    /// cheapest block there is nothing to sell.
    /// </summary>
    private double Guarded(int node, double from, double to)
    {
        if (node >= market.Origins)
        {
            return to;
        }

        OfferCurve offer = market.Offers[node];
        return Math.Max(offer.NextKink(from, to), offer.Cheapest);
    }

    private bool Newton(int steps, out double worst, out int worstNode)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            market.Price[o] = Math.Max(market.Price[o], market.Offers[o].Cheapest);
        }

        worst = Evaluate(out worstNode);
        double damp = 1;
        for (int i = 0; i < steps; i++)
        {
            if (worst <= Tolerance)
            {
                return true;
            }

            market.Iterations++;
            if (!Direction())
            {
                return false;
            }

            market.Price.AsSpan(0, market.Nodes).CopyTo(trial);
            double levyBefore = market.Levy;
            double before = worst;
            int nodeBefore = worstNode;
            double t = damp;
            for (int halving = 0; ; halving++)
            {
                for (int k = 0; k < market.Nodes; k++)
                {
                    double limit = 0.5 * (market.ScalePrice + trial[k]);
                    double move = Math.Clamp(t * step[k], -limit, limit);
                    market.Price[k] = Math.Max(0, Guarded(k, trial[k], trial[k] + move));
                }

                worst = Evaluate(out worstNode);
                if (i < FreeSteps || worst < before || halving == 4)
                {
                    break;
                }

                t *= 0.5;
            }

            if (!(worst < double.PositiveInfinity))
            {
                trial.AsSpan(0, market.Nodes).CopyTo(market.Price);
                market.Levy = levyBefore;
                worst = before;
                worstNode = nodeBefore;
                return false;
            }

            damp = Math.Min(1, 4 * t);
        }

        return worst <= Tolerance;
    }

    /// <summary>Residuals of every node at the current prices; the largest one relative to the node's trade.</summary>
    private double Evaluate(out int worstNode)
    {
        SetLevy();
        rows.Evaluate();
        double total = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            total += rows.Demand[k];
        }

        double worst = 0;
        worstNode = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            supply[o] = market.Offers[o].Supply(market.Price[o], out supplySlope[o]);
            int x = market.ExportNodeOf[o];
            double excess = supply[o] - rows.Demand[o] - (x >= 0 ? rows.Demand[x] : 0);
            bool free = market.Price[o] <= 0 && excess >= 0;
            residual[o] = free ? 0 : excess;
            // The last term is what a few units in the last place of the price move on a steep offer.
            double scale =
                Math.Max(supply[o], rows.Demand[o])
                + (1e-7 * total)
                + (1e-5 * supplySlope[o] * market.Price[o])
                + 1e-12;
            Worst(Math.Abs(residual[o]) / scale, o, ref worst, ref worstNode);
            if (x >= 0)
            {
                // 0 <= lambda  perp  quota - exports >= 0, with the export price behind tax and lambda.
                double least = market.Taxed(x, market.Price[o]);
                double gap = (market.Price[x] - least) / market.ScalePrice;
                double room = market.Quota[x] - rows.Demand[x];
                double size = market.Quota[x] + (1e-7 * total) + 1e-12;
                limited[x] = room / size < gap;
                residual[x] = limited[x] ? room : gap;
                Worst(Math.Abs(limited[x] ? room / size : gap), x, ref worst, ref worstNode);
            }
        }

        return double.IsNaN(worst) ? double.PositiveInfinity : worst;
    }

    private static void Worst(double value, int node, ref double worst, ref int worstNode)
    {
        if (!(value <= worst))
        {
            worst = value;
            worstNode = node;
        }
    }

    /// <summary>The reference levy that brings the cheapest representative non-member offer to the floor at these prices.</summary>
    private void SetLevy()
    {
        if (levyFixed)
        {
            return;
        }

        market.Levy = 0;
        levySetter = -1;
        if (double.IsNaN(market.ReferenceFloor))
        {
            return;
        }

        double cheapest = market.CheapestLevySetter(market.Price, out int at);
        if (at >= 0 && market.ReferenceFloor > cheapest)
        {
            market.Levy = market.ReferenceFloor - cheapest;
            levySetter = at;
        }
    }

    private bool Direction()
    {
        int stride = market.Stride;
        if (levySetter >= 0 && !levyFixed)
        {
            int node = levySetter % stride;
            double levyByPrice = -market.Slope[levySetter];
            for (int k = 0; k < market.Nodes; k++)
            {
                rows.Jacobian[(k * stride) + node] += rows.DemandByLevy[k] * levyByPrice;
            }
        }

        for (int o = 0; o < market.Origins; o++)
        {
            Span<double> row = system.AsSpan(o * stride, market.Nodes);
            int x = market.ExportNodeOf[o];
            if (market.Price[o] <= 0 && residual[o] == 0)
            {
                row.Clear();
                row[o] = 1;
                step[o] = 0;
            }
            else
            {
                for (int k = 0; k < market.Nodes; k++)
                {
                    row[k] = -rows.Jacobian[(o * stride) + k] - (x >= 0 ? rows.Jacobian[(x * stride) + k] : 0);
                }

                row[o] += supplySlope[o] + (1e-13 * (supply[o] + rows.Demand[o]) / market.ScalePrice) + 1e-200;
                step[o] = -residual[o];
            }

            if (x >= 0)
            {
                Span<double> export = system.AsSpan(x * stride, market.Nodes);
                if (limited[x])
                {
                    for (int k = 0; k < market.Nodes; k++)
                    {
                        export[k] = -rows.Jacobian[(x * stride) + k];
                    }

                    export[x] += 1e-13 * rows.Demand[x] / market.ScalePrice;
                }
                else
                {
                    export.Clear();
                    export[x] = 1 / market.ScalePrice;
                    export[o] = -(1 + market.ExportTaxRate[x]) / market.ScalePrice;
                }

                step[x] = -residual[x];
            }
        }

        return LinearSystem.TrySolve(system, stride, step, market.Nodes);
    }

    /// <summary>
    /// At a given levy demand is gross substitutes, so lifting or lowering one price at a time to clear its own node walks
    /// monotonically to the equilibrium; Newton then polishes. The levy is a root outside.
    /// </summary>
    private bool Slow(out double worst, out int worstNode)
    {
        if (double.IsNaN(market.ReferenceFloor))
        {
            return Walk(out worst, out worstNode);
        }

        levyFixed = true;
        double residualSeen = 0;
        int nodeSeen = 0;
        double ShortfallAt(double levy)
        {
            market.Levy = levy;
            Walk(out residualSeen, out nodeSeen);
            return market.CheapestLevySetter(market.Price, out _) + levy - market.ReferenceFloor;
        }

        double levy = Roots.Increasing(ShortfallAt, 0, market.ReferenceFloor, 1e-13 * market.ReferenceFloor);
        ShortfallAt(levy);
        worst = residualSeen;
        worstNode = nodeSeen;
        levyFixed = false;
        return worst <= Tolerance;
    }

    private bool Walk(out double worst, out int worstNode)
    {
        for (int round = 0; round < 40; round++)
        {
            walk.Sweep(25);

            if (Newton(20, out worst, out worstNode))
            {
                return true;
            }
        }

        worst = Evaluate(out worstNode);
        return worst <= Tolerance;
    }

    /// <summary>
    /// Where demand does not react to a node's price (every sale is at a binding minimum price) and its supply is vertical, any price
    /// in a range clears; the lowest is taken.
    /// </summary>
    private void LowestPrices()
    {
        for (int o = 0; o < market.Origins; o++)
        {
            int x = market.ExportNodeOf[o];
            bool insensitive =
                rows.Demand[o] > 0
                && rows.Jacobian[(o * market.Stride) + o] == 0
                && (x < 0 || rows.Demand[x] == 0 || rows.Jacobian[(x * market.Stride) + o] == 0);
            if (insensitive && supplySlope[o] == 0)
            {
                double sold = rows.Demand[o] + (x >= 0 ? rows.Demand[x] : 0);
                market.Price[o] = Math.Min(
                    market.Price[o],
                    market.Offers[o].PriceAt(sold * (1 - 1e-12), market.Price[o])
                );
            }
        }
    }
}
