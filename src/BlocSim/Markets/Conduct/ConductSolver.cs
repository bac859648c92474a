namespace BlocSim;

/// <summary>
/// Clears a market in which some sellers have market power: each chooses its tonnes, knowing how the price answers to them; buyers and price-takers settle
/// the price. Rivals take each other's tonnes as given (Cournot 1838), members of a cartel choose theirs for the largest joint profit, a leader foresees its
/// rivals' answer (Stackelberg 1934).
/// </summary>
/// <remarks>
/// Every tick starts from price-takers, so that a run and its baseline agree as long as nothing differs. Sellers weigh demand as they foresee it: through today's price and
/// tonnes with buyers' long-run elasticity. Members of a cartel whose next tonnes cost the same share them in proportion to what they could make at that cost.
/// </remarks>
internal sealed class ConductSolver
{
    /// <summary>How often demand as foreseen, which goes through the answer, is looked at again.</summary>
    private const int Passes = 80;

    private const double Still = 1e-10;

    /// <summary>How often an answer is looked at for something better in the way in which the invariant looks at it.</summary>
    private const int Improvements = 6;

    /// <summary>A gain as a share of profit that is worth another look.</summary>
    private const double Pays = 1e-8;

    /// <summary>A gain that is left after that and still none.</summary>
    private const double Acceptable = 1e-6;

    /// <summary>How near a corner of its own cost a seller stands that stands on it, relative.</summary>
    private const double Corner = 1e-7;

    /// <summary>How far apart, relative, a seller's tonnes are looked at from both sides.</summary>
    private const double Apart = 1e-4;

    /// <summary>By how much of the base price what a tonne earns must break there.</summary>
    private const double Break = 0.01;

    private readonly GoodMarket market;
    private readonly IGoodSolver inner;
    private readonly StrategicSellers sellers;
    private readonly QuantityEquilibrium equilibrium;
    private readonly LeaderSearch leading;
    private readonly DeviationSearch deviations;
    private readonly Foresight foresight;
    private readonly double[] before;

    /// <param name="market">The market.</param>
    /// <param name="inner">Clears it for given quantities.</param>
    public ConductSolver(GoodMarket market, IGoodSolver inner)
    {
        this.market = market;
        this.inner = inner;
        sellers = new StrategicSellers(market, inner);
        equilibrium = new QuantityEquilibrium(sellers);
        leading = new LeaderSearch(sellers, equilibrium);
        deviations = new DeviationSearch(sellers, equilibrium);
        foresight = new Foresight(market);
        before = new double[market.Origins];
    }

    /// <summary>Whether anybody ever has market power in the scenario.</summary>
    public bool Known { get; init; } = true;

    /// <summary>Whose profit each origin counts: origins with the same number act together; -1 takes the price as given.</summary>
    public int[] Group => sellers.Group;

    /// <summary>The origin that moves first, or -1.</summary>
    public int Leader { get; set; } = -1;

    /// <summary>Whether somebody ended where its marginal revenue jumps past its marginal cost: no interior optimum.</summary>
    public bool Cornered { get; private set; }

    /// <summary>Whether the search for an equilibrium in quantities went round without finding one.</summary>
    public bool Unsettled { get; private set; }

    /// <summary>Whether rivals stand beside the leader.</summary>
    private bool Leads
    {
        get
        {
            bool followers = false;
            for (int o = 0; o < market.Origins; o++)
            {
                followers |= Group[o] >= 0 && o != Leader;
            }

            return Leader >= 0 && followers;
        }
    }

    /// <summary>Whether any sellers act together.</summary>
    private bool Colludes => Group.Where(g => g >= 0).GroupBy(g => g).Any(g => g.Count() > 1);

    /// <summary>Finds prices and tonnes that agree with each other.</summary>
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        if (!Known)
        {
            return inner.TryClear(out residualLeft, out worstNode);
        }

        Cornered = false;
        Unsettled = false;
        sellers.TakePrices();
        if (sellers.Cleared && Array.Exists(Group, g => g >= 0))
        {
            market.FromLast = !sellers.Differenced;
            Settle();
            ShareTies();
            sellers.KeepSold();
            Judge();
            market.FromLast = false;
            sellers.Clear();
        }

        residualLeft = sellers.Residual;
        worstNode = sellers.WorstNode;
        return sellers.Cleared;
    }

    /// <summary>
    /// The largest gain of any seller from another quantity, as a share of its profit, at demand as foreseen. The market is left as the search left it.
    /// </summary>
    public (int Origin, double Gain) LargestDeviation()
    {
        if (!Known || !Array.Exists(Group, g => g >= 0))
        {
            return (-1, 0);
        }

        foresight.Take();
        market.FromLast = !sellers.Differenced;
        (int Origin, double Gain) found = deviations.Largest(Leads ? Leader : -1);
        market.FromLast = false;
        foresight.Leave();
        return found;
    }

    private void Settle()
    {
        if (!foresight.Differs)
        {
            Unsettled = !Choose(everywhere: true);
            return;
        }

        bool everywhere = true;
        double part = foresight.Damping;
        for (int pass = 0; pass < Passes; pass++)
        {
            sellers.Tonnes.CopyTo(before, 0);
            foresight.Take();
            bool agreed = Choose(everywhere);
            foresight.Leave();
            double change = Ease(part);
            sellers.Clear();
            Unsettled = !agreed;
            if (change <= Still)
            {
                if (everywhere && pass > 0)
                {
                    return;
                }

                everywhere = true;
                continue;
            }

            everywhere = false;
        }

        Unsettled = true;
    }

    private bool Choose(bool everywhere)
    {
        bool agreed = Leads ? leading.TryLead(Leader) : equilibrium.TryAgree(-1, everywhere);

        // Rivals by themselves have each looked for something better already.
        bool simple = sellers.OnePeak || !agreed || !(Leads || Colludes);
        for (int i = 0; everywhere && !simple; i++)
        {
            // What is not sold is not chosen: rivals answer from where everybody really stands.
            sellers.KeepSold();
            (_, double gain) = deviations.Largest(Leads ? Leader : -1);
            if (!(gain > Pays) || i == Improvements)
            {
                return agreed && gain <= Acceptable;
            }

            deviations.Better.CopyTo(sellers.Tonnes, 0);
            agreed = equilibrium.TryAgree(Leads ? Leader : -1, everywhere);
        }

        return agreed;
    }

    /// <summary>Goes only part of the way, in logarithms; gives the largest change that was wanted, relative.</summary>
    private double Ease(double part)
    {
        double worst = 0;
        double size = 1e-12 * before.Max();
        for (int o = 0; o < market.Origins; o++)
        {
            if (Group[o] < 0)
            {
                continue;
            }

            double from = Math.Max(before[o], size);
            double to = Math.Max(sellers.Tonnes[o], size);
            worst = Math.Max(worst, Math.Abs(to - from) / Math.Max(to, from));
            bool small = from <= size || to <= size;
            sellers.Tonnes[o] = small
                ? before[o] + (part * (sellers.Tonnes[o] - before[o]))
                : from * PortableMath.Exp(part * PortableMath.Log(to / from));
        }

        return worst;
    }

    /// <summary>Members of a cartel at the same price whose last tonnes cost the same share what they sell at that cost by what they could.</summary>
    private void ShareTies()
    {
        bool shared = false;
        for (int o = 0; o < market.Origins; o++)
        {
            if (Group[o] < 0)
            {
                continue;
            }

            List<int> tied = [];
            double cost = sellers.Offer(o).CostAt(sellers.Tonnes[o]);
            for (int j = o; j < market.Origins; j++)
            {
                bool same =
                    Group[j] == Group[o] && Math.Abs(sellers.Price(j) - sellers.Price(o)) <= 1e-9 * sellers.ScalePrice;
                if (same && Steps(j, cost))
                {
                    tied.Add(j);
                }
            }

            shared |= tied.Count > 1 && tied[0] == o && Share(tied, cost);
        }

        if (shared)
        {
            sellers.Clear();
        }
    }

    /// <summary>Whether an origin could sell a little more or less at a given flat cost.</summary>
    private bool Steps(int origin, double cost)
    {
        (double from, double to) = Flat(origin, cost);
        double q = sellers.Tonnes[origin];
        return to > from * (1 + 1e-6) && q >= from * (1 - 1e-9) && q <= to * (1 + 1e-9);
    }

    private (double From, double To) Flat(int origin, double cost)
    {
        OfferCurve offer = sellers.Offer(origin);
        double near = 3e-9 * Math.Max(1, Math.Abs(cost));
        return (
            Math.Min(offer.Most, offer.Market(Math.Max(0, cost - near), out _)),
            Math.Min(offer.Most, offer.Market(cost + near, out _))
        );
    }

    private bool Share(List<int> tied, double cost)
    {
        double sold = 0;
        double room = 0;
        foreach (int o in tied)
        {
            (double from, double to) = Flat(o, cost);
            sold += sellers.Tonnes[o] - from;
            room += to - from;
        }

        foreach (int o in tied)
        {
            (double from, double to) = Flat(o, cost);
            sellers.Tonnes[o] = from + ((to - from) * Math.Clamp(sold / room, 0, 1));
        }

        return true;
    }

    private void Judge()
    {
        if (sellers.Differenced)
        {
            Cornered = Enumerable.Range(0, market.Origins).Any(o => Group[o] >= 0 && Rigid(o));
            sellers.Clear();
            return;
        }

        sellers.Respond();
        for (int o = 0; o < market.Origins; o++)
        {
            bool first = Leads && o == Leader;
            Cornered |= Group[o] >= 0 && !first && !(equilibrium.Gap(o, Corner) <= 1e-5 * market.ScalePrice);
        }

        Cornered |= Leads && leading.Cornered;
    }

    /// <summary>Whether a seller's profit, looked at from both sides, breaks off at its tonnes by more than its own cost does.</summary>
    private bool Rigid(int origin)
    {
        double tonnes = sellers.Tonnes[origin];
        double step = Apart * tonnes;
        if (!(step > 0))
        {
            return false;
        }

        double At(double q)
        {
            sellers.Tonnes[origin] = q;
            sellers.Clear();
            return sellers.ProfitWith(origin);
        }

        double less = At(tonnes - step);
        double more = At(tonnes + step);
        double here = At(tonnes);
        OfferCurve offer = sellers.Offer(origin);
        double ownCost =
            tonnes + step >= offer.Most
                ? double.PositiveInfinity
                : offer.CostAt(tonnes + step) - offer.CostAt(tonnes - step);
        return ((here - less) / step) - ((more - here) / step) > ownCost + (Break * market.ScalePrice);
    }
}
