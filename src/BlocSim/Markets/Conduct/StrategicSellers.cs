namespace BlocSim;

/// <summary>
/// The sellers of a good that have market power, and what the market answers to their tonnes: each sells a quantity of its choice, price-takers and
/// buyers settle the prices. Everything a seller needs to judge its quantity: profit, marginal revenue and marginal cost.
/// </summary>
internal sealed class StrategicSellers
{
    private readonly GoodMarket market;
    private readonly IGoodSolver inner;
    private readonly double[] response;
    private readonly bool[] keeps;

    /// <param name="market">The market.</param>
    /// <param name="inner">Clears it for given quantities.</param>
    public StrategicSellers(GoodMarket market, IGoodSolver inner)
    {
        this.market = market;
        this.inner = inner;
        Group = new int[market.Origins];
        Array.Fill(Group, -1);
        Tonnes = new double[market.Origins];
        MarginalRevenue = new double[market.Origins];
        response = new double[market.Origins * market.Nodes];
        keeps = new bool[market.Origins];
    }

    /// <summary>Whose profit each origin counts: origins with the same number act together; -1 takes the price as given.</summary>
    public int[] Group { get; }

    /// <summary>Tonnes per tick that each of them sells; of a price-taker without meaning.</summary>
    public double[] Tonnes { get; }

    /// <summary>What one more tonne brings its seller and those it acts with, USD per tonne; of the last <see cref="Respond"/>.</summary>
    public double[] MarginalRevenue { get; }

    /// <summary>Whether the last clearing succeeded.</summary>
    public bool Cleared { get; private set; } = true;

    /// <summary>The largest relative excess demand left by the last clearing.</summary>
    public double Residual { get; private set; }

    /// <summary>Where that was.</summary>
    public int WorstNode { get; private set; }

    /// <summary>The good's base price, USD per tonne: the scale of price differences.</summary>
    public double ScalePrice => market.ScalePrice;

    /// <summary>How many origins there are.</summary>
    public int Count => market.Origins;

    /// <summary>An origin's offer at marginal cost.</summary>
    public OfferCurve Offer(int origin) => market.Offers[origin];

    /// <summary>The price at an origin's own market.</summary>
    public double Price(int origin) => market.Price[origin];

    /// <summary>Tonnes that an origin really sold: less than it chose where nobody wants more at a price of zero.</summary>
    public double Sold(int origin) => market.Sold(origin);

    /// <summary>Clearings that a search may take; what is not settled by then is said to be so.</summary>
    private const int MaxClearings = 20_000;

    /// <summary>The same for one answer of a leader's rivals.</summary>
    private const int MaxForAnAnswer = 2000;

    private int clearings;
    private int allowed = MaxClearings;

    /// <summary>Whether the search has taken as many clearings as it may.</summary>
    public bool Exhausted => clearings > allowed;

    /// <summary>Before a leader every answer of its rivals is a search of its own, which depends on nothing but where they stand.</summary>
    /// <param name="leader">Who they answer; -1 for nobody.</param>
    public void BeginAnswer(int leader)
    {
        (clearings, allowed) = leader >= 0 ? (0, MaxForAnAnswer) : (clearings, allowed);
        bool searching = market.FromLast;
        market.FromLast = false;
        Clear();
        market.FromLast = searching;
    }

    /// <summary>The most that an origin could sell beside the tonnes of the others as they stand, which it is set to sell.</summary>
    public double Most(int origin)
    {
        Tonnes[origin] = double.PositiveInfinity;
        Clear();
        return Math.Min(Sold(origin), Offer(origin).Most);
    }

    /// <summary>What was chosen but not sold, where nobody wants it at any price, is not made: a full export quota for one.</summary>
    public void KeepSold()
    {
        bool less = false;
        for (int o = 0; o < market.Origins; o++)
        {
            if (Group[o] >= 0 && market.Sold(o) < Tonnes[o])
            {
                Tonnes[o] = market.Sold(o);
                less = true;
            }
        }

        if (less)
        {
            Clear();
        }
    }

    /// <summary>Clears the market with all sellers taking the price as given, and takes over what they sell then.</summary>
    public void TakePrices()
    {
        for (int o = 0; o < market.Origins; o++)
        {
            market.Offers[o].Chosen = double.PositiveInfinity;
        }

        (clearings, allowed) = (0, MaxClearings);
        ClearInner();
        for (int o = 0; o < market.Origins; o++)
        {
            Tonnes[o] = market.Sold(o);
        }
    }

    /// <summary>Clears the market at <see cref="Tonnes"/>.</summary>
    public void Clear()
    {
        for (int o = 0; o < market.Origins; o++)
        {
            market.Offers[o].Chosen = Group[o] >= 0 ? Math.Max(0, Tonnes[o]) : double.PositiveInfinity;
        }

        ClearInner();
    }

    private void ClearInner()
    {
        clearings++;
        Cleared = inner.TryClear(out double residual, out int worst);
        Residual = residual;
        WorstNode = worst;
    }

    /// <summary>
    /// Profit before fixed cost, quota and undertaking rents included, of all who count it as theirs with an origin, USD per tick; minus infinity where the market
    /// did not clear.
    /// </summary>
    public double ProfitWith(int origin)
    {
        if (!Cleared)
        {
            return double.NegativeInfinity;
        }

        double sum = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            sum += o == origin || (Group[o] >= 0 && Group[o] == Group[origin]) ? Profit(o) : 0;
        }

        return sum;
    }

    /// <summary>An origin's own profit before fixed cost, USD per tick.</summary>
    public double Profit(int origin)
    {
        double sold = Math.Min(market.Sold(origin), market.Offers[origin].Most);
        int x = market.ExportNodeOf[origin];
        double rent = x >= 0 ? QuotaRent(x, origin) * market.Sales[x] : 0;
        double received = (market.Price[origin] * sold) + rent;
        if (x >= 0 && market.Sales[x] >= sold)
        {
            // Nothing is sold at home, so that its price there is any up to what an export leaves: a full quota does not move its tax.
            received = (market.Price[x] - market.ExportTax[x]) / (1 + market.ExportTaxRate[x]) * sold;
        }

        return received + WedgeKept(origin) - market.Offers[origin].CostOf(sold);
    }

    private double QuotaRent(int export, int origin) =>
        Math.Max(
            0,
            market.Price[export]
                - (market.Price[origin] * (1 + market.ExportTaxRate[export]))
                - market.ExportTax[export]
        );

    /// <summary>What the seller keeps between its price and the floor that its buyers pay.</summary>
    private double WedgeKept(int origin)
    {
        double sum = 0;
        for (int r = 0; r < market.Rows.Length && market.SellersKeepWedge; r++)
        {
            for (int k = 0; k < market.Nodes; k++)
            {
                double tonnes = market.Declared[(r * market.Stride) + k];
                if (market.NodeOrigin[k] != origin || tonnes <= 0)
                {
                    continue;
                }

                int at = (market.Rows[r].Destination * market.Stride) + k;
                sum += tonnes * Math.Max(0, market.WedgeAt(at, market.Price[k])) / (1 + market.DutyRate[at]);
            }
        }

        return sum;
    }

    /// <summary>Works out <see cref="MarginalRevenue"/> and how prices answer, around the last clearing.</summary>
    public void Respond()
    {
        for (int o = 0; o < market.Origins; o++)
        {
            keeps[o] = Group[o] >= 0;
        }

        inner.Respond(keeps, response);
        for (int o = 0; o < market.Origins; o++)
        {
            MarginalRevenue[o] = keeps[o] ? market.Price[o] + Earned(o) : double.NaN;
        }
    }

    /// <summary>What one more tonne of an origin moves in the receipts from all that it and those it acts with sell, USD per tonne.</summary>
    private double Earned(int origin)
    {
        double sum = 0;
        for (int j = 0; j < market.Origins; j++)
        {
            if (Group[j] != Group[origin])
            {
                continue;
            }

            double home = Answer(origin, j);
            double sold = market.Sold(j);
            sum += sold > 0 && home != 0 ? home * sold : 0;
            int x = market.ExportNodeOf[j];
            if (x >= 0 && market.Sales[x] > 0)
            {
                // Beyond its home price a seller gets the rent of a full quota; the tax in between is its state's.
                double rent = Answer(origin, x) - ((1 + market.ExportTaxRate[x]) * home);
                sum += double.IsNaN(rent) ? 0 : rent * market.Sales[x];
            }
        }

        return sum;
    }

    /// <summary>How the price of a node moves with one more tonne of an origin, USD/t per tonne; minus infinity where nothing holds it.</summary>
    public double Answer(int origin, int node) => response[(origin * market.Nodes) + node];

    /// <summary>
    /// Whether the first condition is enough: one homogeneous market without export measures, one buyer with linear demand or with an elasticity of at least one, and price-takers
    /// whose offers have no corners. Marginal revenue then falls with a seller's own tonnes while its marginal cost does not, so that profit has one peak.
    /// </summary>
    public bool OnePeak
    {
        get
        {
            ref readonly Demand demand = ref market.Demands[0];
            bool concave = demand.Form == DemandForm.Linear || demand.Response >= 1;
            bool plain =
                market.IsHomogeneous && market.Rows.Length == 1 && market.Nodes == market.Origins && !Differenced;
            for (int o = 0; o < market.Origins && plain && concave; o++)
            {
                plain &= Group[o] >= 0 || !market.Offers[o].Kinked;
            }

            return plain && concave && Array.TrueForAll(market.Lowest, l => l <= 0);
        }
    }

    /// <summary>Whether profit must be differenced: what sellers keep of a floor is not in the prices of nodes.</summary>
    public bool Differenced => market.SellersKeepWedge;

    /// <summary>Whether sellers keep something of a floor as the market last cleared.</summary>
    public bool Keeping
    {
        get
        {
            for (int o = 0; o < market.Origins && market.SellersKeepWedge; o++)
            {
                if (WedgeKept(o) > 0)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// A number that stays the same while nothing in the market's answer changes its kind: pieces of offers, who trades with whom, full quotas, floors,
    /// buyers out of reach. Between two quantities with the same number profit is smooth.
    /// </summary>
    public long Regime()
    {
        long mark = 17;
        for (int o = 0; o < market.Origins; o++)
        {
            bool chosen = Group[o] >= 0;
            int piece = market
                .Offers[o]
                .Piece(chosen ? market.Offers[o].MarginalCost(market.Price[o]) : market.Price[o]);
            mark = Add(mark, piece + (market.Sold(o) < Tonnes[o] * (1 - 1e-9) && chosen ? 1000 : 0));
            mark = Add(mark, Math.Sign(market.StockTrade[o]));
            int x = market.ExportNodeOf[o];
            mark = x >= 0 ? Add(mark, market.Sales[x] >= market.Quota[x] * (1 - 1e-9) ? 1 : 0) : mark;
        }

        for (int r = 0; r < market.Rows.Length; r++)
        {
            ref readonly Demand d = ref market.Demands[r];
            mark = Add(mark, market.PriceIndex[r] > d.Choke ? 1 : 0);
            for (int k = 0; k < market.Nodes && market.IsHomogeneous; k++)
            {
                mark = Add(mark, market.Declared[(r * market.Stride) + k] > 0 ? 1 : 0);
            }
        }

        return Add(mark, market.Levy > 0 ? 1 : 0);
    }

    private static long Add(long mark, int value) => unchecked((mark * 1000003) + value + 7);
}
