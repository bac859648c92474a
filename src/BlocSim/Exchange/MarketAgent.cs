namespace BlocSim;

/// <summary>The market: turns offers and bids into prices and flows, goods upstream to downstream. A pure function of what it is sent.</summary>
internal sealed partial class MarketAgent
{
    /// <summary>How often a market is cleared again because contracts became unbearable; what is left is kept to.</summary>
    private const int MaxReleases = 4;

    private readonly World world;
    private readonly IGoodSolver[] solvers;
    private readonly BufferStockSolver[] buffers;
    private readonly ConductSolver[] conducts;
    private readonly MarketWatch[] watches;
    private readonly BorderTerms[] borders;
    private readonly double[][] inelastic;
    private readonly ContractShares?[][] contracted;
    private readonly StockpileOrders orders;
    private readonly SharedLimits limits;
    private readonly bool limitsOutput;
    private MarketView view;
    private Offer?[][] offers = [];
    private Bid[][] asked = [];
    private int tick;

    public MarketAgent(World world, Calibration calibration)
    {
        this.world = world;
        int goods = world.Goods.Length;
        Markets = new GoodMarket[goods];
        solvers = new IGoodSolver[goods];
        buffers = new BufferStockSolver[goods];
        conducts = new ConductSolver[goods];
        watches = new MarketWatch[goods];
        borders = new BorderTerms[goods];
        inelastic = new double[goods][];
        contracted = new ContractShares?[goods][];
        Output = new double[world.Facilities.Length];
        for (int g = 0; g < goods; g++)
        {
            Good good = world.Goods[g];
            GoodMarket market = MarketStart.Of(world, calibration, g);
            Markets[g] = market;
            borders[g] = new BorderTerms(world, market);
            inelastic[g] = new double[market.Origins];
            contracted[g] = new ContractShares?[market.Bound is null ? 0 : market.Rows.Length];
            solvers[g] = good.IsHomogeneous ? new HomogeneousGoodSolver(market) : new LogitSolver(market);
            buffers[g] = new BufferStockSolver(market, solvers[g]);
            conducts[g] = new ConductSolver(market, buffers[g]) { Known = !world.Scenario.Conducts.IsEmpty };
            watches[g] = new MarketWatch(world, g, market, conducts[g]);
        }

        limitsOutput = world.Scenario.ExportMeasures.Any(m => m.Output is not null);
        orders = new StockpileOrders(Markets, conducts);
        limits = new SharedLimits(world, Markets, borders, Output, ClearAll);
    }

    /// <summary>For tests: clear every logit market with the slower method.</summary>
    public void ClearSlowly()
    {
        foreach (LogitSolver solver in solvers.OfType<LogitSolver>())
        {
            solver.AlwaysSlow = true;
        }
    }

    /// <summary>How often demand for a good was computed and how often its derivatives, so far; zero for a homogeneous good.</summary>
    public (long Demand, long Derivatives) Work(int good) => RowsOf(good)?.Count ?? (0, 0);

    /// <summary>The buyers' side of a logit market, for the benchmarks; null for a homogeneous good.</summary>
    public LogitRows? RowsOf(int good) => (solvers[good] as LogitSolver)?.Rows;

    /// <summary>Whether authorities' stores stay shut: nothing can be stored for good.</summary>
    public bool NoStores { get; init; }

    /// <summary>The market of each good, with its last answer.</summary>
    public GoodMarket[] Markets { get; }

    /// <summary>What the plants of an origin get beyond what their offers count as cost this tick, the wedge included, USD.</summary>
    public double Windfall(int good, int origin)
    {
        double sum = 0;
        int[] facilities = world.Layouts[good].OriginFacilities[origin];
        for (int i = 0; i < facilities.Length && offers[good][origin] is { } offer; i++)
        {
            sum += (offer.Beyond[i] + offer.Markup) * Output[facilities[i]];
        }

        return sum;
    }

    /// <summary>The stockpile's factor on what members order of a good, as it came out: above one where it bought, below one where it released.</summary>
    public double Orders(int good) => orders[good];

    /// <summary>The same for a nation; one outside the bloc.</summary>
    public double OrderFactor(int good, int nation) => view.Notice.Member[nation] ? orders[good] : 1;

    /// <summary>Who has market power over a good, and whether they found their best quantities.</summary>
    public ConductSolver Conduct(int good) => conducts[good];

    /// <summary>Who can sell and buy a good.</summary>
    public MarketLayout Layout(int good) => world.Layouts[good];

    /// <summary>What a reader of the figures should know, so far.</summary>
    public IEnumerable<MarketWarning> Notes => watches.SelectMany(w => w.Notes);

    /// <summary>Tonnes of the lead good each facility makes this tick.</summary>
    public double[] Output { get; }

    /// <summary>Tonnes of its lead good that a stage makes this tick.</summary>
    public double Made(Stage stage) => stage.Made(Output);

    /// <summary>Tonnes of a co-product that a nation could not sell.</summary>
    public double Unsold(int good, int nation)
    {
        int o = world.Layouts[good].OriginOf[nation];
        if (o < 0)
        {
            return 0;
        }

        GoodMarket market = Markets[good];
        bool left = inelastic[good][o] > 0 && market.Offers[o].Blocks == 0;
        return left ? Math.Max(0, inelastic[good][o] - market.Sold(o)) : 0;
    }

    /// <summary>Clears every good.</summary>
    /// <param name="seen">The tick's public information.</param>
    /// <param name="answers">Offers by good and origin; a missing one offers nothing.</param>
    /// <param name="bids">Bids by good and row.</param>
    /// <exception cref="RunFailedException">A market did not clear.</exception>
    public void Clear(in MarketView seen, Offer?[][] answers, Bid[][] bids)
    {
        view = seen;
        offers = answers;
        asked = bids;
        tick = seen.Tick;
        for (int g = 0; g < Markets.Length; g++)
        {
            Load(g, bids[g]);
        }

        limits.Clear(view, offers);
    }

    /// <summary>Looks at every market that has cleared for what a reader of the figures should know.</summary>
    public void Look()
    {
        for (int g = 0; g < Markets.Length; g++)
        {
            watches[g].Look(tick, view.Notice.Floors[g], buffers[g].Short);
        }
    }

    private void ClearAll()
    {
        for (int g = 0; g < Markets.Length; g++)
        {
            ClearGood(g);
        }
    }

    private void ClearGood(int g)
    {
        GoodMarket market = Markets[g];
        MarketLayout layout = world.Layouts[g];
        double perTick = world.Scenario.Clock.YearsPerTick;
        FloorNotice floor = view.Notice.Floors[g];
        for (int o = 0; o < market.Origins && !market.OffersStand; o++)
        {
            Fill(g, o, perTick);
        }

        bool added =
            floor is { InForce: true, Form.PaysDifference: true } || !world.Scenario.Conducts.IsEmpty || limitsOutput;
        market.OffersStand &= !added;
        // Another clearing in the same period may have released more.
        orders.Set(g, NoStores ? 1 : view.Notice.StockpileDemand[g], asked[g], view.Notice);
        market.Bound?.Set(market, contracted[g]);
        if (floor is { InForce: true, Form.PaysDifference: true })
        {
            double memberCapacity = 0;
            for (int o = 0; o < market.Origins; o++)
            {
                memberCapacity += view.Notice.Member[layout.OriginNation[o]] ? view.Public.Capacity[g][o] : 0;
            }

            for (int o = 0; o < market.Origins; o++)
            {
                if (view.Notice.Member[layout.OriginNation[o]] && memberCapacity > 0)
                {
                    market.Offers[o].Strike = floor.Price;
                    double share = view.Public.Capacity[g][o] / memberCapacity;
                    market.Offers[o].Covered = share > 0 ? floor.Covered * share : 0;
                    market.Offers[o].Clawback = floor.Clawback;
                    market.Offers[o].Collar = floor.Collar;
                    market.Offers[o].Premium = double.IsNaN(floor.Index) ? double.NaN : floor.Difference(floor.Index);
                }
            }
        }

        bool store = !NoStores && floor is { InForce: true, Form.BuysGoods: true };
        buffers[g].Floor = store ? floor.Price : double.NaN;
        buffers[g].Store = view.Notice.Stores[g];
        for (int o = 0; o < market.Origins && store; o++)
        {
            buffers[g].Covered[o] = view.Notice.Member[layout.OriginNation[o]];
        }

        bool cleared = conducts[g].TryClear(out double residual, out int worst);
        for (int round = 0; round < MaxReleases && cleared && market.Bound?.Release(market) == true; round++)
        {
            cleared = conducts[g].TryClear(out residual, out worst);
        }

        if (cleared && !NoStores && view.Notice.StockpilePromise[g] > 0)
        {
            cleared = orders.TryMeet(g, asked[g], view.Notice, ref residual, ref worst);
        }

        if (!cleared)
        {
            throw RunFailedException.NotCleared(
                world.Goods[g].Title,
                world.Scenario.Clock.Label(tick),
                world.Nations[layout.OriginNation[market.NodeOrigin[worst]]].Title,
                residual
            );
        }

        market.OffersStand = layout.AllStated && !added;
        Produce(g);
    }

    /// <summary>What each plant makes: its use at the price at which the sold tonnes are just offered, scaled to them exactly.</summary>
    private void Produce(int g)
    {
        GoodMarket market = Markets[g];
        MarketLayout layout = world.Layouts[g];
        foreach (int o in layout.PlantOrigins)
        {
            int[] facilities = layout.OriginFacilities[o];
            if (offers[g][o] is not { } offer)
            {
                continue;
            }

            double sold = Math.Max(0, market.Sold(o) - inelastic[g][o]);
            OfferCurve curve = market.Offers[o];
            double price = curve.MarginalCost(market.Price[o]);
            if (!double.IsNaN(curve.Strike))
            {
                curve.Strike = double.NaN;
                price = curve.PriceAt(sold + inelastic[g][o], 100 * market.ScalePrice);
            }

            double used = 0;
            for (int i = 0; i < facilities.Length; i++)
            {
                Output[facilities[i]] = offer.Capacity[i] * curve.Use(i, price);
                used += Output[facilities[i]];
            }

            double scale = used > 0 ? sold / used : 0;
            for (int i = 0; i < facilities.Length; i++)
            {
                Output[facilities[i]] *= scale;
            }
        }
    }
}
