namespace BlocSim;

/// <summary>The market: turns offers and bids into prices and flows, goods upstream to downstream. A pure function of what it is sent.</summary>
internal sealed class MarketAgent
{
    private readonly World world;
    private readonly LogitSolver?[] logit;
    private readonly PerfectSolver?[] perfect;
    private readonly BorderTerms[] borders;
    private readonly double[][] inelastic;
    private readonly List<int> sharedQuotas = [];
    private MarketView view;
    private Offer?[][] offers = [];
    private int tick;

    public MarketAgent(World world, Calibration calibration)
    {
        this.world = world;
        int goods = world.Goods.Length;
        Markets = new GoodMarket[goods];
        logit = new LogitSolver?[goods];
        perfect = new PerfectSolver?[goods];
        borders = new BorderTerms[goods];
        inelastic = new double[goods][];
        Output = new double[world.Facilities.Length];
        for (int g = 0; g < goods; g++)
        {
            MarketLayout layout = world.Layouts[g];
            Good good = world.Goods[g];
            var market = new GoodMarket(
                g,
                good.BasePrice > 0 ? good.BasePrice : 1,
                good.Perfect,
                layout.NodeOrigin,
                layout.NodeExport,
                layout.OriginNation,
                layout.DestinationNation,
                layout.Rows,
                [.. layout.OriginFacilities.Select(f => f.Length)]
            );
            for (int k = 0; k < market.Nodes; k++)
            {
                market.Price[k] = calibration.OriginPrice[g][market.NodeOrigin[k]];
            }

            for (int r = 0; r < layout.Rows.Length; r++)
            {
                market.Theta[r] = good.Perfect ? 0 : good.Sigma / calibration.RowPrice[g][r];
            }

            Markets[g] = market;
            borders[g] = new BorderTerms(world, market);
            inelastic[g] = new double[market.Origins];
            if (good.Perfect)
            {
                perfect[g] = new PerfectSolver(market);
            }
            else
            {
                logit[g] = new LogitSolver(market);
            }
        }
    }

    /// <summary>For tests: clear every logit market with the slower method.</summary>
    public void ClearSlowly()
    {
        foreach (LogitSolver solver in logit.OfType<LogitSolver>())
        {
            solver.AlwaysSlow = true;
        }
    }

    /// <summary>How often demand for a good was computed and how often its derivatives, so far; zero for a homogeneous good.</summary>
    public (long Demand, long Derivatives) Work(int good) => logit[good]?.Rows.Count ?? (0, 0);

    /// <summary>The market of each good, with its last answer.</summary>
    public GoodMarket[] Markets { get; }

    /// <summary>Tonnes of the lead good each facility makes this tick.</summary>
    public double[] Output { get; }

    /// <summary>Tonnes of a co-product that a nation could not sell.</summary>
    public double Unsold(int good, int nation)
    {
        int o = world.Layouts[good].OriginOf[nation];
        if (o < 0)
        {
            return 0;
        }

        GoodMarket market = Markets[good];
        int x = market.ExportNodeOf[o];
        double sold = market.Sales[o] + (x >= 0 ? market.Sales[x] : 0);
        return inelastic[good][o] > 0 && market.Offers[o].Blocks == 0 ? Math.Max(0, inelastic[good][o] - sold) : 0;
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
        tick = seen.Tick;
        sharedQuotas.Clear();
        for (int g = 0; g < Markets.Length; g++)
        {
            Load(g, bids[g]);
        }

        if (sharedQuotas.Count == 0)
        {
            ClearAll();
        }
        else
        {
            ClearShared(0);
        }
    }

    private void Load(int g, Bid[] bids)
    {
        GoodMarket market = Markets[g];
        for (int o = 0; o < market.Origins; o++)
        {
            if (offers[g][o] is { SharedQuota: >= 0 } offer && !sharedQuotas.Contains(offer.SharedQuota))
            {
                sharedQuotas.Add(offer.SharedQuota);
            }
        }

        for (int r = 0; r < bids.Length; r++)
        {
            market.Demands[r] = bids[r].Demand;
            market.Detection[r] = bids[r].Detection;
        }

        borders[g].Apply(view, offers[g], bids);
    }

    /// <summary>One scarcity price per tonne over all goods of a quota: the root of what is left of it, quotas nested in order.</summary>
    private void ClearShared(int index)
    {
        if (index == sharedQuotas.Count)
        {
            ClearAll();
            return;
        }

        int measure = sharedQuotas[index];
        double limit = (world.Scenario.ExportMeasures[measure].Quota ?? 0) * world.Scenario.Clock.YearsPerTick;
        double Room(double price)
        {
            double exports = 0;
            for (int g = 0; g < Markets.Length; g++)
            {
                SetQuotaPrice(g, measure, price);
            }

            ClearShared(index + 1);
            for (int g = 0; g < Markets.Length; g++)
            {
                exports += ExportsUnder(g, measure);
            }

            return limit - exports;
        }

        double highest = 100 * world.Goods.Max(good => good.BasePrice);
        double found = Roots.Increasing(Room, 0, highest, 1e-13 * highest, 1e-11 * limit);
        Room(found);
    }

    private void SetQuotaPrice(int g, int measure, double price)
    {
        for (int o = 0; o < Markets[g].Origins; o++)
        {
            int x = Markets[g].ExportNodeOf[o];
            if (x >= 0 && offers[g][o]?.SharedQuota == measure)
            {
                Markets[g].QuotaPrice[x] = price;
            }
        }
    }

    private double ExportsUnder(int g, int measure)
    {
        double exports = 0;
        for (int o = 0; o < Markets[g].Origins; o++)
        {
            int x = Markets[g].ExportNodeOf[o];
            exports += x >= 0 && offers[g][o]?.SharedQuota == measure ? Markets[g].Sales[x] : 0;
        }

        return exports;
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
        double memberCapacity = 0;
        for (int o = 0; o < market.Origins; o++)
        {
            Fill(g, o, perTick);
            memberCapacity += view.Notice.Member[layout.OriginNation[o]] ? view.Public.Capacity[g][o] : 0;
        }

        if (floor is { InForce: true, Form: FloorForm.ContractForDifference })
        {
            for (int o = 0; o < market.Origins; o++)
            {
                if (view.Notice.Member[layout.OriginNation[o]] && memberCapacity > 0)
                {
                    market.Offers[o].Strike = floor.Price;
                    double share = view.Public.Capacity[g][o] / memberCapacity;
                    market.Offers[o].Covered = share > 0 ? floor.Covered * share : 0;
                    market.Offers[o].Clawback = floor.Clawback;
                }
            }
        }

        bool cleared = market.Perfect
            ? perfect[g]!.TryClear(out double residual, out int worst)
            : logit[g]!.TryClear(out residual, out worst);
        if (!cleared)
        {
            throw RunFailedException.NotCleared(
                world.Goods[g].Title,
                world.Scenario.Clock.Label(tick),
                world.Nations[layout.OriginNation[market.NodeOrigin[worst]]].Title,
                residual
            );
        }

        Produce(g);
    }

    private void Fill(int g, int o, double perTick)
    {
        GoodMarket market = Markets[g];
        MarketLayout layout = world.Layouts[g];
        OfferCurve curve = market.Offers[o];
        curve.Clear();
        inelastic[g][o] = 0;
        if (layout.OriginSchedule[o] >= 0)
        {
            SupplySchedule s = world.Schedules[layout.OriginSchedule[o]];
            double response = s.Form == SupplyForm.Linear ? s.Response * perTick : s.Response;
            curve.State(s.Form, s.Level * perTick, response, s.ReferencePrice);
            return;
        }

        if (offers[g][o] is not { } offer)
        {
            return;
        }

        for (int i = 0; i < offer.Capacity.Length; i++)
        {
            curve.Add(offer.Cost[i] * (1 - offer.Spread[i]), offer.Cost[i] * (1 + offer.Spread[i]), offer.Capacity[i]);
        }

        double coproduct = offer.Stock;
        foreach ((int f, double perLead) in layout.OriginCoproducts[o])
        {
            coproduct += Output[f] * perLead;
        }

        curve.Inelastic = coproduct;
        inelastic[g][o] = coproduct;
    }

    /// <summary>What each plant makes: its use at the price at which the sold tonnes are just offered, scaled to them exactly.</summary>
    private void Produce(int g)
    {
        GoodMarket market = Markets[g];
        MarketLayout layout = world.Layouts[g];
        for (int o = 0; o < market.Origins; o++)
        {
            int[] facilities = layout.OriginFacilities[o];
            if (facilities.Length == 0 || offers[g][o] is not { } offer)
            {
                continue;
            }

            int x = market.ExportNodeOf[o];
            double sold = Math.Max(0, market.Sales[o] + (x >= 0 ? market.Sales[x] : 0) - inelastic[g][o]);
            OfferCurve curve = market.Offers[o];
            double price = market.Price[o];
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
