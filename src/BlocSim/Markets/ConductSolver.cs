namespace BlocSim;

/// <summary>
/// Clears a market in which some sellers know their weight. Each of them offers where its price covers marginal cost plus what one more tonne
/// would take off the price of all it (or its cartel) sells: <c>p = c'(q) + conjecture x q</c>. For given conjectures that is an ordinary market
/// of rising offers; the conjectures are then moved until they agree with how prices would in fact move.
/// </summary>
/// <remarks>
/// Where marginal revenue jumps past marginal cost there is no interior optimum: the search then ends on the corner, a rival's entry price or the
/// buyers' choke price, and says so. A leader with rivals under Cournot foresees their answer by moving a little and watching.
/// </remarks>
internal sealed class ConductSolver
{
    private const int Rounds = 400;
    private const int Patience = 80;

    /// <summary>Multiples of the mark-up at which a seller alone looks for a higher peak.</summary>
    private static readonly double[] FurtherOff = [0, 0.1, 0.25, 0.5, 0.7, 0.85, 1.15, 1.35, 1.7, 2.2, 3, 5, 9, 20];

    /// <summary>Largest gap left between a seller's mark-up and the one it wants, as a share of the good's base price.</summary>
    private const double Tolerance = 1e-12;

    private readonly GoodMarket market;
    private readonly IGoodSolver inner;
    private readonly double[] response;
    private readonly ConjectureSearch[] searches;
    private readonly double[] wanted;

    /// <param name="market">The market.</param>
    /// <param name="inner">Clears it for given conjectures.</param>
    public ConductSolver(GoodMarket market, IGoodSolver inner)
    {
        this.market = market;
        this.inner = inner;
        response = new double[market.Origins * market.Origins];
        wanted = new double[market.Origins];
        searches = [.. Enumerable.Range(0, market.Origins).Select(_ => new ConjectureSearch())];
        Group = new int[market.Origins];
        Array.Fill(Group, -1);
        Keeps = new bool[market.Origins];
    }

    /// <summary>Whose profit each origin counts: origins with the same number act together; -1 takes the price as given.</summary>
    public int[] Group { get; }

    /// <summary>The origin that moves first, or -1.</summary>
    public int Leader { get; set; } = -1;

    /// <summary>Whether somebody ended on a corner: no interior optimum.</summary>
    public bool Cornered { get; private set; }

    private bool[] Keeps { get; }

    /// <summary>Finds prices, tonnes and mark-ups that agree with each other.</summary>
    public bool TryClear(out double residualLeft, out int worstNode)
    {
        int players = 0;
        bool followers = false;
        for (int o = 0; o < market.Origins; o++)
        {
            Keeps[o] = Group[o] >= 0;
            market.Offers[o].Conjecture = Keeps[o] ? searches[o].Value : 0;
            players += Keeps[o] ? 1 : 0;
            followers |= Keeps[o] && o != Leader;
        }

        Cornered = false;
        if (players == 0)
        {
            return inner.TryClear(out residualLeft, out worstNode);
        }

        if (Leader >= 0 && followers)
        {
            return Lead(out residualLeft, out worstNode);
        }

        Restart(-1);
        return Agree(-1, out residualLeft, out worstNode) && (!Alone(-1) || BestPeak(ref residualLeft, ref worstNode));
    }

    private bool Alone(int except)
    {
        int first = -1;
        for (int o = 0; o < market.Origins; o++)
        {
            if (Keeps[o] && o != except)
            {
                if (first >= 0 && Group[o] != Group[first])
                {
                    return false;
                }

                first = o;
            }
        }

        return true;
    }

    /// <summary>
    /// A seller alone, or one cartel, looks further off: where rivals' offers or trade links have kinks its profit may have several peaks, and
    /// the first condition alone finds any of them. The best seen is climbed.
    /// </summary>
    private bool BestPeak(ref double residualLeft, ref int worstNode)
    {
        double[] held = [.. searches.Select(s => s.Value)];
        double best = Profit();
        int chosen = -1;
        for (int i = 0; i < FurtherOff.Length; i++)
        {
            if (!At(held, FurtherOff[i], out residualLeft, out worstNode))
            {
                return false;
            }

            double profit = Profit();
            if (profit > best * (1 + 1e-9))
            {
                best = profit;
                chosen = i;
            }
        }

        if (chosen < 0)
        {
            return At(held, 1, out residualLeft, out worstNode);
        }

        bool cornered = Cornered;
        Cornered = false;
        for (int o = 0; o < market.Origins; o++)
        {
            double low = chosen == 0 ? 0 : held[o] * FurtherOff[chosen - 1];
            double high = held[o] * (chosen + 1 < FurtherOff.Length ? FurtherOff[chosen + 1] : 2 * FurtherOff[^1]);
            searches[o].Start(held[o] * FurtherOff[chosen], low, high);
            market.Offers[o].Conjecture = Keeps[o] ? searches[o].Value : 0;
        }

        if (Agree(-1, out residualLeft, out worstNode) && Profit() >= best * (1 - 1e-9))
        {
            return true;
        }

        Cornered = cornered;
        return At(held, FurtherOff[chosen], out residualLeft, out worstNode);
    }

    private bool At(double[] conjectures, double factor, out double residualLeft, out int worstNode)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            searches[o].Start(conjectures[o] * factor, 0, double.PositiveInfinity);
            market.Offers[o].Conjecture = Keeps[o] ? searches[o].Value : 0;
        }

        return inner.TryClear(out residualLeft, out worstNode);
    }

    /// <summary>Joint profit of all who know their weight, before fixed cost.</summary>
    private double Profit()
    {
        double sum = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            if (Keeps[o])
            {
                double marginal = market.Offers[o].MarginalCost(market.Price[o]);
                double area = market.Offers[o].AreaBelow(marginal);
                sum += ((market.Price[o] - marginal) * Sold(o)) + area;
            }
        }

        return sum;
    }

    /// <summary>Moves the conjectures of all but one origin until they hold.</summary>
    private bool Agree(int except, out double residualLeft, out int worstNode)
    {
        bool alone = Alone(except);
        bool bracketed = alone;
        for (int round = 0; round < Rounds; round++)
        {
            if (round > 0 && round % Patience == 0 && !alone)
            {
                // Rivals that keep overtaking each other, at the choke price for one: every other time close in on it from both sides.
                bracketed = !bracketed;
                Restart(except);
            }

            if (!inner.TryClear(out residualLeft, out worstNode))
            {
                return false;
            }

            double worst = Want(except, out worstNode);
            residualLeft = worst;
            if (worst <= Tolerance)
            {
                return true;
            }

            bool stuck = true;
            for (int o = 0; o < market.Origins; o++)
            {
                if (Keeps[o] && o != except)
                {
                    searches[o].Move(wanted[o], bracketed);
                    stuck &= searches[o].Closed;
                    market.Offers[o].Conjecture = searches[o].Value;
                }
            }

            if (stuck)
            {
                Cornered = true;
                return inner.TryClear(out residualLeft, out worstNode);
            }
        }

        residualLeft = Want(except, out worstNode);
        return residualLeft <= 1e-7;
    }

    private void Restart(int except)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            if (Keeps[o] && o != except)
            {
                searches[o].Start();
            }
        }
    }

    /// <summary>The conjecture each player would hold after seeing this answer; gives the largest gap between mark-ups, relative to the base price.</summary>
    private double Want(int except, out int worstNode)
    {
        inner.Respond(Keeps, response);
        double worst = 0;
        worstNode = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            if (!Keeps[o] || o == except)
            {
                continue;
            }

            double own = Sold(o);
            double loss = 0;
            for (int j = 0; j < market.Origins; j++)
            {
                if (Group[j] == Group[o])
                {
                    loss -= response[(o * market.Origins) + j] * Sold(j);
                }
            }

            double most = 1e4 * market.ScalePrice / Math.Max(own, 1e-9);
            double alone = Math.Min(-response[(o * market.Origins) + o], most);
            wanted[o] = own > 1e-12 ? Math.Min(loss / own, most) : alone;
            double gap = Math.Abs(wanted[o] - searches[o].Value) * own / market.ScalePrice;
            if (gap > worst)
            {
                worst = gap;
                worstNode = o;
            }
        }

        return worst;
    }

    /// <summary>
    /// The leader's own conjecture, the slope of its price over its tonnes along the answers of its rivals, as a root outside theirs.
    /// </summary>
    private bool Lead(out double residualLeft, out int worstNode)
    {
        ConjectureSearch lead = searches[Leader];
        lead.Start();
        for (int round = 0; round < Rounds; round++)
        {
            if (lead.Value <= 0)
            {
                // The first guess: rivals' tonnes as they are.
                Restart(Leader);
                if (!Agree(Leader, out residualLeft, out worstNode))
                {
                    return false;
                }

                inner.Respond(Keeps, response);
                lead.Move(-response[(Leader * market.Origins) + Leader], true);
            }

            double here = lead.Value;
            double nudge = 1e-4 * here;
            if (
                !Point(here + nudge, out double p1, out double q1, out residualLeft, out worstNode)
                || !Point(here - nudge, out double p0, out double q0, out residualLeft, out worstNode)
                || !Point(here, out double _, out double q, out residualLeft, out worstNode)
            )
            {
                return false;
            }

            double want = q1 == q0 ? here : -(p1 - p0) / (q1 - q0);
            double gap = Math.Abs(want - here) * q / market.ScalePrice;
            if (gap <= 1e-9 || lead.Closed)
            {
                Cornered |= gap > 1e-9;
                return true;
            }

            lead.Move(want, true);
        }

        residualLeft = 1;
        worstNode = Leader;
        return false;
    }

    private bool Point(
        double conjecture,
        out double price,
        out double tonnes,
        out double residualLeft,
        out int worstNode
    )
    {
        market.Offers[Leader].Conjecture = conjecture;
        Restart(Leader);
        bool cleared = Agree(Leader, out residualLeft, out worstNode);
        price = market.Price[Leader];
        tonnes = Sold(Leader);
        return cleared;
    }

    private double Sold(int origin)
    {
        int x = market.ExportNodeOf[origin];
        return market.Sales[origin] + (x >= 0 ? market.Sales[x] : 0) + market.StockTrade[origin];
    }
}
