namespace BlocSim;

/// <summary>
/// Tonnes of rivals and cartels that agree with each other: the complementarity problem of Cournot (1838),
/// <c>0 &lt;= q  perp  c'(q) - marginal revenue &gt;= 0</c> with marginal cost a range at a step. Near the answer by Josephy and Newton's method with a secant
/// update (Broyden 1965); where revenue has corners by best answers in turn; either way no seller may have a better quantity anywhere.
/// </summary>
internal sealed class QuantityEquilibrium
{
    private const int Steps = 40;

    private const int Turns = 150;
    private const int Attempts = 8;
    private const int Patience = 12;

    /// <summary>How often straight lines are solved by sweeps, and then by all at once.</summary>
    private const int Rounds = 12;

    private const int Sweeps = 25;

    /// <summary>Relative moves in turns that are none.</summary>
    private const double Still = 1e-11;

    /// <summary>Gap between marginal revenue and marginal cost at the answer, relative to the base price.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>The same where rounding keeps it from going lower.</summary>
    private const double Acceptable = 1e-9;

    /// <summary>A change of quantity pays when it gains more than this share of profit.</summary>
    private const double Pays = 1e-9;

    private readonly StrategicSellers sellers;
    private readonly QuantitySearch search;
    private readonly double[] slope;
    private readonly double[] was;
    private readonly double[] wasRevenue;
    private readonly List<int> players = [];

    public QuantityEquilibrium(StrategicSellers sellers)
    {
        this.sellers = sellers;
        search = new QuantitySearch(sellers);
        slope = new double[sellers.Count * sellers.Count];
        was = new double[sellers.Count];
        wasRevenue = new double[sellers.Count];
    }

    /// <summary>Moves the tonnes of all sellers with market power but one until no one gains by another quantity.</summary>
    /// <param name="except">Keeps its tonnes; -1 for none.</param>
    /// <param name="everywhere">Look for better quantities far off too.</param>
    /// <returns>False when the search goes round: there may be no equilibrium in quantities.</returns>
    public bool TryAgree(int except, bool everywhere)
    {
        players.Clear();
        for (int o = 0; o < sellers.Count; o++)
        {
            if (sellers.Group[o] >= 0 && o != except)
            {
                players.Add(o);
            }
        }

        if (players.Count == 0)
        {
            sellers.Clear();
            return true;
        }

        sellers.BeginAnswer(except);

        bool near = (!sellers.Differenced && Approach()) || TakeTurns();
        bool elsewhere = everywhere && !(near && sellers.OnePeak);
        for (int attempt = 0; attempt < Attempts && elsewhere && !sellers.Exhausted; attempt++)
        {
            if (!AnyoneMoves())
            {
                near = true;
                break;
            }

            if (attempt % 2 == 1)
            {
                // Going round from here: begin again from nothing, in another order.
                players.Reverse();
                players.ForEach(o =>
                    sellers.Tonnes[o] = attempt == 1 ? 0 : sellers.Tonnes[o] * (attempt - 1) / Attempts
                );
            }

            _ = TakeTurns() && Polish();
            near = false;
        }

        sellers.Clear();

        // One seller or one cartel alone only climbs: where it stops is no question of rivals.
        return near || players.TrueForAll(o => sellers.Group[o] == sellers.Group[players[0]]);
    }

    /// <summary>Closes in on the answer at hand by the faster method; where that leads elsewhere everything stays as it was.</summary>
    private bool Polish()
    {
        double[] stood = [.. sellers.Tonnes];
        bool stays = !sellers.Differenced && Approach();
        foreach (int o in players)
        {
            stays &= Math.Abs(sellers.Tonnes[o] - stood[o]) <= 1e-4 * Math.Max(sellers.Tonnes[o], stood[o]);
        }

        if (!stays)
        {
            stood.CopyTo(sellers.Tonnes, 0);
        }

        return true;
    }

    /// <summary>Best answers nearby in turns until nobody moves any more: slower, but corners of revenue do not disturb it.</summary>
    private bool TakeTurns()
    {
        bool alone = players.TrueForAll(o => players.TrueForAll(p => p == o || sellers.Group[p] != sellers.Group[o]));
        double before = double.PositiveInfinity;
        for (int turn = 0; turn < Turns && !sellers.Exhausted; turn++)
        {
            double moved = 0;
            foreach (int o in players)
            {
                moved = Math.Max(moved, search.Climb(o));
            }

            if (moved <= Still)
            {
                return alone || !AnyoneMoves();
            }

            // Rivals that keep overtaking each other: no answer this way.
            if (turn % Patience == Patience - 1)
            {
                if (moved > 0.5 * before)
                {
                    return false;
                }

                before = moved;
            }
        }

        return false;
    }

    /// <summary>One round of best answers, cartels together; whether anybody gained by moving.</summary>
    private bool AnyoneMoves()
    {
        bool moved = false;
        for (int i = 0; i < players.Count; i++)
        {
            int o = players[i];
            bool together = players.FindIndex(p => sellers.Group[p] == sellers.Group[o]) != i;
            if (!together)
            {
                List<int> members = players.FindAll(p => sellers.Group[p] == sellers.Group[o]);
                moved |= members.Count == 1 ? search.Improve(o, Pays) : search.ImproveTogether(members, Pays);
            }
        }

        return moved;
    }

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
    private bool Approach()
    {
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
