namespace BlocSim;

/// <summary>
/// Closes in on the condition of an equilibrium in quantities, <c>0 &lt;= q  perp  c'(q) - marginal revenue &gt;= 0</c>, along straight marginal revenues: Josephy and
/// Newton's method with a secant update (Broyden 1965). Exact and fast near an answer without corners of revenue.
/// </summary>
internal sealed class RevenueLines(StrategicSellers sellers)
{
    private const int Steps = 40;

    /// <summary>How often straight lines are solved by sweeps, and then by all at once.</summary>
    private const int Rounds = 12;

    private const int Sweeps = 25;

    /// <summary>Gap between marginal revenue and marginal cost at the answer, relative to the base price.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>The same where rounding keeps it from going lower.</summary>
    private const double Acceptable = 1e-9;

    private readonly double[] slope = new double[sellers.Count * sellers.Count];
    private readonly double[] was = new double[sellers.Count];
    private readonly double[] wasRevenue = new double[sellers.Count];
    private List<int> players = [];

    /// <summary>How far marginal revenue is outside the range of marginal cost, USD per tonne; zero at an answer.</summary>
    /// <param name="origin">The seller.</param>
    /// <param name="corner">Corners of its cost that are no further off, relative to its tonnes, count as reached.</param>
    public double Gap(int origin, double corner = 0)
    {
        OfferCurve offer = sellers.Offer(origin);
        double q = sellers.Tonnes[origin];
        double revenue = sellers.MarginalRevenue[origin];
        double above = q * (1 + corner);
        double more = above >= offer.Most * (1 - 1e-14) ? double.NegativeInfinity : revenue - offer.CostBeyond(above);
        double less = q <= 0 ? double.NegativeInfinity : offer.CostAt(q * (1 - corner)) - revenue;
        return Math.Max(0, Math.Max(more, less));
    }

    /// <summary>Solves the conditions along straight lines through the last answer until they hold; false when they do not come closer.</summary>
    /// <param name="choosing">The sellers that choose; the others keep their tonnes.</param>
    public bool TryApproach(List<int> choosing)
    {
        players = choosing;
        double best = double.PositiveInfinity;
        int stale = 0;
        for (int step = 0; step < Steps; step++)
        {
            sellers.Clear();
            sellers.Respond();
            double worst = 0;
            foreach (int o in players)
            {
                worst = Math.Max(worst, Gap(o) / sellers.ScalePrice);
            }

            if (!double.IsFinite(worst) || !sellers.Cleared)
            {
                return false;
            }

            if (worst <= Tolerance || (stale >= 3 && best <= Acceptable && worst <= Acceptable))
            {
                return true;
            }

            stale = worst < 0.5 * best ? 0 : stale + 1;
            best = Math.Min(best, worst);
            if (stale > 8)
            {
                return best <= Acceptable && worst <= Acceptable;
            }

            if (step == 0 || stale == 4)
            {
                Slopes();
            }
            else
            {
                Update();
            }

            foreach (int o in players)
            {
                was[o] = sellers.Tonnes[o];
                wasRevenue[o] = sellers.MarginalRevenue[o];
            }

            if (!SolveLines())
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>First slopes of marginal revenues: prices answer in a straight line.</summary>
    private void Slopes()
    {
        foreach (int i in players)
        {
            foreach (int j in players)
            {
                bool same = sellers.Group[i] == sellers.Group[j];
                slope[(i * sellers.Count) + j] = sellers.Answer(j, i) + (same ? sellers.Answer(i, j) : 0);
            }
        }
    }

    /// <summary>The smallest change of the slopes that agrees with the last step (Broyden's first update).</summary>
    private void Update()
    {
        double length = 0;
        foreach (int o in players)
        {
            double d = sellers.Tonnes[o] - was[o];
            length += d * d;
        }

        if (!(length > 0))
        {
            return;
        }

        foreach (int i in players)
        {
            double miss = sellers.MarginalRevenue[i] - wasRevenue[i];
            foreach (int j in players)
            {
                miss -= slope[(i * sellers.Count) + j] * (sellers.Tonnes[j] - was[j]);
            }

            foreach (int j in players)
            {
                slope[(i * sellers.Count) + j] += miss * (sellers.Tonnes[j] - was[j]) / length;
            }
        }
    }

    /// <summary>Tonnes at which straight marginal revenues meet marginal costs, by projected sweeps; false where a line does not fall.</summary>
    private bool SolveLines()
    {
        foreach (int i in players)
        {
            double fall = -slope[(i * sellers.Count) + i];
            if (!(fall > 0) || !double.IsFinite(fall))
            {
                return false;
            }
        }

        for (int round = 0; round < Rounds; round++)
        {
            for (int sweep = 0; sweep < Sweeps; sweep++)
            {
                double moved = Sweep();
                if (!(moved > 1e-15))
                {
                    return moved >= 0;
                }
            }

            // Members of one cartel lean on each other: sweeps come closer slowly, all at once is exact while nobody stops or starts.
            if (!TryTogether())
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Moves one seller after the other to where its line meets its marginal cost; gives the largest move relative to the largest quantity, NaN where there is none.</summary>
    private double Sweep()
    {
        double change = 0;
        double size = 0;
        foreach (int i in players)
        {
            double fall = -slope[(i * sellers.Count) + i];
            double q = sellers.Offer(i).Meet(Line(i, own: false) + (fall * was[i]), fall);
            if (!double.IsFinite(q))
            {
                return double.NaN;
            }

            change = Math.Max(change, Math.Abs(q - sellers.Tonnes[i]));
            size = Math.Max(size, q);
            sellers.Tonnes[i] = q;
        }

        return size > 0 ? change / size : 0;
    }

    /// <summary>A seller's marginal revenue along the straight lines, with or without what its own change of tonnes does to it.</summary>
    private double Line(int seller, bool own)
    {
        double revenue = wasRevenue[seller];
        foreach (int j in players)
        {
            revenue += j == seller && !own ? 0 : slope[(seller * sellers.Count) + j] * (sellers.Tonnes[j] - was[j]);
        }

        return revenue;
    }

    /// <summary>One step in which all sellers that sell something and are not full move at once, along lines and the slopes of their marginal costs.</summary>
    private bool TryTogether()
    {
        List<int> inside = players.FindAll(o => sellers.Tonnes[o] > 0 && sellers.Tonnes[o] < sellers.Offer(o).Most);
        if (inside.Count < 2)
        {
            return false;
        }

        var system = new LinearSystem(inside.Count);
        double[] gap = new double[inside.Count];
        double[] step = new double[system.Stride];
        for (int a = 0; a < inside.Count; a++)
        {
            int i = inside[a];
            OfferCurve offer = sellers.Offer(i);
            double cost = offer.CostAt(sellers.Tonnes[i]);
            offer.Market(cost, out double perPrice);
            gap[a] = Line(i, own: true) - cost;
            for (int b = 0; b < inside.Count; b++)
            {
                system.Matrix[(a * system.Stride) + b] = -slope[(i * sellers.Count) + inside[b]];
            }

            system.Matrix[(a * system.Stride) + a] += perPrice > 0 ? 1 / perPrice : 0;
        }

        if (!system.TryFactor(inside.Count))
        {
            return false;
        }

        system.Solve(gap, step, inside.Count);
        for (int a = 0; a < inside.Count; a++)
        {
            double q = sellers.Tonnes[inside[a]] + step[a];
            if (!double.IsFinite(q))
            {
                return false;
            }

            sellers.Tonnes[inside[a]] = Math.Clamp(q, 0, sellers.Offer(inside[a]).Most);
        }

        return true;
    }
}
