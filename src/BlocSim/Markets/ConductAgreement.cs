namespace BlocSim;

/// <summary>
/// Moves the conjectures of sellers who know their weight until each is what one more tonne really takes off the price of all that it, or its
/// cartel, sells. A cartel's member whose tonnes cost the others more than they bring sells none: <c>0 &lt;= q  perp  loss - (p - c'(0)) &gt;= 0</c>.
/// </summary>
internal sealed class ConductAgreement
{
    private const int Rounds = 400;
    private const int Patience = 80;

    /// <summary>Rounds before a member that sells next to nothing is taken to sell none.</summary>
    private const int BeforeClosing = 12;

    /// <summary>Largest gap left between a seller's mark-up and the one it wants, as a share of the good's base price.</summary>
    private const double Tolerance = 1e-12;

    /// <summary>The same where rounding keeps it from going lower.</summary>
    private const double Acceptable = 1e-9;

    private readonly GoodMarket market;
    private readonly IGoodSolver inner;
    private readonly double[] response;
    private readonly ConjectureSearch[] searches;
    private readonly double[] wanted;
    private readonly double[] loss;
    private readonly bool[] keeps;

    public ConductAgreement(GoodMarket market, IGoodSolver inner)
    {
        this.market = market;
        this.inner = inner;
        Group = new int[market.Origins];
        response = new double[market.Origins * market.Nodes];
        wanted = new double[market.Origins];
        loss = new double[market.Origins];
        keeps = new bool[market.Origins];
        searches = [.. Enumerable.Range(0, market.Origins).Select(_ => new ConjectureSearch())];
    }

    /// <summary>Whose profit each origin counts; -1 for price-takers.</summary>
    public int[] Group { get; }

    /// <summary>Whether the last search ended on a corner.</summary>
    public bool Cornered { get; private set; }

    /// <summary>Whether one seller or one cartel is all there is beside one origin.</summary>
    public bool Alone(int except)
    {
        int first = -1;
        for (int o = 0; o < market.Origins; o++)
        {
            if (Group[o] >= 0 && o != except)
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

    /// <summary>Profit before fixed cost, quota rents included, of one origin or, with -1, of all who know their weight.</summary>
    public double Profit(int origin)
    {
        double sum = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            if (origin >= 0 ? o != origin : Group[o] < 0)
            {
                continue;
            }

            int x = market.ExportNodeOf[o];
            double marginal = market.Offers[o].MarginalCost(market.Price[o]);
            double rent =
                x >= 0 ? Math.Max(0, market.Price[x] - market.Taxed(x, market.Price[o])) * market.Sales[x] : 0;
            sum += ((market.Price[o] - marginal) * market.Sold(o)) + market.Offers[o].AreaBelow(marginal) + rent;
        }

        return sum;
    }

    /// <summary>Moves the conjectures of all but one origin until they hold; false when a market on the way did not clear.</summary>
    public bool TryAgree(int except, out double residualLeft, out int worstNode)
    {
        Cornered = false;
        Restart(except);
        bool alone = Alone(except);
        bool bracketed = alone;
        int reopened = 0;
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
            if (worst <= Tolerance || (worst <= Acceptable && round % Patience == Patience - 1))
            {
                if (reopened > 2 * market.Origins || !Reopen(except))
                {
                    return true;
                }

                reopened++;
                continue;
            }

            if (round >= BeforeClosing && Close(except))
            {
                Restart(except);
                continue;
            }

            bool stuck = true;
            for (int o = 0; o < market.Origins; o++)
            {
                if (Plays(o, except))
                {
                    searches[o].Move(wanted[o], bracketed);
                    stuck &= searches[o].Closed;
                    market.Offers[o].Conjecture = searches[o].Value;
                }
            }

            if (stuck)
            {
                break;
            }
        }

        Cornered = true;
        return inner.TryClear(out residualLeft, out worstNode);
    }

    private bool Plays(int origin, int except) =>
        Group[origin] >= 0 && origin != except && !market.Offers[origin].Closed;

    private void Restart(int except)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            keeps[o] = Group[o] >= 0;
            if (Plays(o, except))
            {
                searches[o].Start(market.Offers[o].Conjecture);
            }
        }
    }

    /// <summary>The conjecture each player would hold after seeing this answer; gives the largest gap between mark-ups, relative to the base price.</summary>
    private double Want(int except, out int worstNode)
    {
        inner.Respond(keeps, response);
        double worst = 0;
        worstNode = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            if (Group[o] < 0 || o == except)
            {
                continue;
            }

            double own = market.Sold(o);
            double most = 1e4 * market.ScalePrice / Math.Max(own, 1e-9);
            loss[o] = Loss(o);
            wanted[o] = own > 1e-12 ? Math.Min(loss[o] / own, most) : Math.Min(-response[(o * market.Nodes) + o], most);
            double gap = Plays(o, except)
                ? Math.Abs(wanted[o] - market.Offers[o].Conjecture) * own / market.ScalePrice
                : 0;
            if (gap > worst)
            {
                worst = gap;
                worstNode = o;
            }
        }

        return worst;
    }

    /// <summary>What one more tonne of an origin takes off what it and those it acts with receive, at home and abroad, USD per tonne.</summary>
    private double Loss(int origin)
    {
        double sum = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            int j = market.NodeOrigin[k];
            if (Group[j] == Group[origin])
            {
                double bears = market.Sales[k] + (k < market.Origins ? market.StockTrade[k] : 0);
                sum -= bears > 0 ? response[(origin * market.Nodes) + k] * bears : 0;
            }
        }

        return sum;
    }

    /// <summary>Takes members of cartels out that sell next to nothing beside the others.</summary>
    private bool Close(int except)
    {
        bool closed = false;
        for (int o = 0; o < market.Origins; o++)
        {
            double together = 0;
            for (int j = 0; j < market.Origins; j++)
            {
                together += Group[j] == Group[o] ? market.Sold(j) : 0;
            }

            bool idle = Plays(o, except) && market.Sold(o) < 1e-4 * together;
            bool unprofitable = market.Price[o] - market.Offers[o].Begins <= loss[o];
            if (idle && unprofitable)
            {
                market.Offers[o].Closed = true;
                closed = true;
            }
        }

        return closed;
    }

    /// <summary>Lets members back in whose first tonne would bring more than it costs the others.</summary>
    private bool Reopen(int except)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            bool pays = market.Price[o] - market.Offers[o].Begins > loss[o] * (1 + 1e-9);
            if (Group[o] >= 0 && o != except && market.Offers[o].Closed && pays)
            {
                market.Offers[o].Closed = false;
                return true;
            }
        }

        return false;
    }
}
