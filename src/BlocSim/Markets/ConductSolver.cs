namespace BlocSim;

/// <summary>
/// Clears a market in which some sellers know their weight. Each of them offers where its price covers marginal cost plus what one more tonne
/// would take off the price of all it (or its cartel) sells: <c>p = c'(q) + conjecture x q</c>. For given conjectures that is an ordinary market
/// of rising offers; the conjectures are then moved until they agree with how prices would in fact move.
/// </summary>
/// <remarks>
/// Every tick starts from price-takers, so that a run and its baseline agree as long as nothing differs. A seller alone, or one cartel, also
/// looks further off for a higher peak of its profit; a leader with rivals under Cournot looks for the peak along their answers. Where
/// marginal revenue jumps past marginal cost there is no interior optimum: the search ends on the corner and says so.
/// </remarks>
internal sealed class ConductSolver
{
    /// <summary>Multiples of the mark-up at which a seller alone looks for a higher peak.</summary>
    private static readonly double[] FurtherOff = [0, 0.1, 0.25, 0.5, 0.7, 0.85, 1, 1.15, 1.35, 1.7, 2.2, 3, 5, 9, 20];

    /// <summary>How often a leader looks again at demand as foreseen.</summary>
    private const int Passes = 8;

    private readonly GoodMarket market;
    private readonly IGoodSolver inner;
    private readonly ConductAgreement agreement;
    private readonly double[] held;
    private readonly Foresight foresight;

    /// <param name="market">The market.</param>
    /// <param name="inner">Clears it for given conjectures.</param>
    public ConductSolver(GoodMarket market, IGoodSolver inner)
    {
        this.market = market;
        this.inner = inner;
        agreement = new ConductAgreement(market, inner);
        held = new double[market.Origins];
        foresight = new Foresight(market);
        Array.Fill(agreement.Group, -1);
    }

    /// <summary>Whether anybody ever knows its weight in the scenario.</summary>
    public bool Known { get; init; } = true;

    /// <summary>Whose profit each origin counts: origins with the same number act together; -1 takes the price as given.</summary>
    public int[] Group => agreement.Group;

    /// <summary>The origin that moves first, or -1.</summary>
    public int Leader { get; set; } = -1;

    /// <summary>Whether somebody ended on a corner: no interior optimum.</summary>
    public bool Cornered { get; private set; }

    /// <summary>Finds prices, tonnes and mark-ups that agree with each other.</summary>
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        if (!Known)
        {
            return inner.TryClear(out residualLeft, out worstNode);
        }

        Cornered = false;
        bool strategic = false;
        bool followers = false;
        for (int o = 0; o < market.Origins; o++)
        {
            market.Offers[o].Conjecture = 0;
            market.Offers[o].Closed = false;
            strategic |= Group[o] >= 0;
            followers |= Group[o] >= 0 && o != Leader;
        }

        if (!strategic)
        {
            return inner.TryClear(out residualLeft, out worstNode);
        }

        if (Leader >= 0 && followers)
        {
            return Lead(out residualLeft, out worstNode);
        }

        bool agreed = agreement.TryAgree(-1, out residualLeft, out worstNode);
        Cornered = agreement.Cornered;
        return agreed && (!agreement.Alone(-1) || OnePeak() || Climb(out residualLeft, out worstNode));
    }

    /// <summary>One territory, a homogeneous good and offers without kinks: residual demand is smooth, and so is profit.</summary>
    private bool OnePeak() =>
        market.Perfect && market.DestinationNation.Length == 1 && Array.TrueForAll(market.Offers, o => !o.Kinked);

    /// <summary>
    /// Where rivals' offers or trade links have kinks profit may have several peaks, and the first condition alone finds any of them: the
    /// highest on a grid of mark-ups is climbed, all members of a cartel together.
    /// </summary>
    private bool Climb(out double residualLeft, out int worstNode)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            held[o] = market.Offers[o].Conjecture;
        }

        double residual = 0;
        int node = 0;
        bool cleared = true;
        double At(double factor)
        {
            for (int o = 0; o < market.Origins; o++)
            {
                market.Offers[o].Conjecture = held[o] * factor;
            }

            cleared &= inner.TryClear(out residual, out node);
            return agreement.Profit(-1);
        }

        At(1);
        foresight.Take();
        double agreed = At(1);
        (double best, double profit) = PeakSearch.Highest(At, FurtherOff, 1e-10);
        foresight.Leave();
        bool higher = profit > agreed + (1e-9 * Math.Abs(agreed));
        Cornered &= !higher;
        At(higher ? best : 1);
        residualLeft = residual;
        worstNode = node;
        return cleared;
    }

    /// <summary>The leader's mark-up is the one that earns it most along the answers of its rivals to it.</summary>
    private bool Lead(out double residualLeft, out int worstNode)
    {
        double residual = 0;
        int node = 0;
        bool cleared = inner.TryClear(out residual, out node);
        double sold = Math.Max(market.Sold(Leader), 1e-6);
        double unit = market.Price[Leader] > 0 ? market.Price[Leader] / sold : market.ScalePrice / sold;
        double At(double conjecture)
        {
            for (int o = 0; o < market.Origins; o++)
            {
                market.Offers[o].Conjecture = 0;
            }

            market.Offers[Leader].Conjecture = conjecture;
            cleared &= agreement.TryAgree(Leader, out residual, out node);
            return agreement.Profit(Leader);
        }

        int passes = foresight.Differs ? Passes : 1;
        double[] grid = [0, .. Enumerable.Range(0, 25).Select(i => unit * Elementary.Pow(10, (i - 12) / 4.0))];
        double best = 0;
        for (int pass = 0; pass < passes; pass++)
        {
            // Demand as foreseen goes through the answer, which moves with the mark-up: again until it stands still.
            double before = best;
            foresight.Take();
            (best, double _) = PeakSearch.Highest(At, grid, 1e-10);
            foresight.Leave();
            At(best);
            if (Math.Abs(best - before) <= 1e-7 * best)
            {
                break;
            }
        }

        Cornered = agreement.Cornered || best >= grid[^2];
        residualLeft = residual;
        worstNode = node;
        return cleared;
    }
}
