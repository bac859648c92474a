namespace BlocSim;

/// <summary>A producer nation: its plants, their input stocks and its government's export measures.</summary>
/// <remarks>It knows its own costs and stocks, announced policy and public prices; never a rival's stock or cost.</remarks>
internal sealed partial class ProducerAgent
{
    /// <summary>Below this share of capacity that inputs allow, output says nothing about what is wanted.</summary>
    private const double SmallestLimit = 0.02;

    private readonly World world;
    private readonly Calibration calibration;
    private readonly int nation;
    private readonly Dictionary<int, Plant> plants = [];
    private readonly Dictionary<int, double> cost = [];
    private readonly Dictionary<int, double> limits = [];
    private readonly Dictionary<int, double> beyond = [];
    private readonly Dictionary<int, StageStock> stocks = [];
    private readonly double[] coproductStock;
    private readonly Offer[] offers;
    private readonly InputOrders orders;
    private readonly Func<int, double> plannedLead;
    private readonly Func<int, PublicStatistics, double> margin;
    private readonly ExportTerms terms;
    private readonly int[] plantOrder;
    private readonly Dictionary<int, ScrapReturns> scrap = [];
    private readonly Dictionary<int, double> insurance = [];
    private readonly Subsidies subsidies;
    private readonly int[] appraisalMonth;
    private readonly PerceivedOdds[] odds;

    public ProducerAgent(World world, Calibration calibration, int nation)
    {
        this.world = world;
        this.calibration = calibration;
        this.nation = nation;
        Clock clock = world.Scenario.Clock;
        coproductStock = new double[world.Goods.Length];
        odds = [.. world.Goods.Select(_ => new PerceivedOdds(world))];
        subsidies = new Subsidies(world);
        appraisalMonth =
        [
            .. world.Facilities.Select(f =>
                (int)(
                    12
                    * new Draws(
                        world.Scenario.Seed,
                        Draws.KeyOf(f.Nation + "/" + f.Name),
                        DrawPurpose.Appraisal,
                        0
                    ).Uniform()
                )
            ),
        ];
        plantOrder = [.. Enumerable.Range(0, world.Facilities.Length).Where(f => world.FacilityNation[f] == nation)];
        foreach (int f in plantOrder)
        {
            plants[f] = new Plant(world.Facilities[f], clock, world.Scenario.Seed);
            cost[f] = calibration.FacilityCost[f];
            if (world.Facilities[f].Scrap is { } feed)
            {
                scrap[f] = new ScrapReturns(world, calibration, nation, feed);
            }
        }

        for (int s = 0; s < world.Stages.Length; s++)
        {
            Stage stage = world.Stages[s];
            if (stage.Nation != nation)
            {
                continue;
            }

            Process process = world.Processes[stage.Process];
            double lead = stage.Facilities.Sum(f => world.Facilities[f].BaseOutput) * clock.YearsPerTick;
            stocks[s] = new StageStock(
                process,
                lead,
                clock.StepMonths,
                [.. process.Inputs.Select(i => world.Goods[world.GoodIndex[i.Good]].Stocks)]
            );
        }

        orders = new InputOrders(world, calibration, nation);
        plannedLead = PlannedLead;
        margin = Margin;
        offers =
        [
            .. Enumerable
                .Range(0, world.Goods.Length)
                .Where(g => world.Layouts[g].OriginOf[nation] >= 0)
                .Select(g =>
                {
                    int o = world.Layouts[g].OriginOf[nation];
                    return new Offer(g, o, world.Layouts[g].OriginFacilities[o].Length, world.Nations.Length);
                }),
        ];
        terms = new ExportTerms(world, nation);
        Relocation = new Relocation(world, nation);
    }

    public int Nation => nation;

    /// <summary>Its offers; what is in them holds for the period they were last asked for.</summary>
    public Offer[] Offers => offers;

    /// <summary>Its plants, in the order of facilities.</summary>
    public ReadOnlySpan<int> PlantOrder => plantOrder;

    public Plant Plant(int facility) => plants[facility];

    /// <summary>What its plants need and order.</summary>
    public InputOrders Inputs => orders;

    /// <summary>Input stocks by stage.</summary>
    public IReadOnlyDictionary<int, StageStock> Stocks => stocks;

    /// <summary>What the nation's plants offer of every good this tick, and on what export terms.</summary>
    public Offer[] Offer(in MarketView view)
    {
        double perTick = world.Scenario.Clock.YearsPerTick;
        foreach (int f in plantOrder)
        {
            double paid = subsidies.OwnState(f, view.Public) + subsidies.Offtake(f, view.Date, view.Public);
            double whole = UnitCost.Whole(world, f, plants[f].CashCost, view.Public) - paid;
            cost[f] = Math.Max(whole, 0.01 * world.Goods[world.FacilityGood[f]].BasePrice);
            beyond[f] = cost[f] - whole;
        }

        bool newTerms = terms.Changed(view);
        foreach (Offer offer in offers)
        {
            int[] facilities = world.Layouts[offer.Good].OriginFacilities[offer.Origin];
            double allowed = terms.Limits ? terms.Allowed(offer.Good, view.Date, g => CapacityOf(g, null)) : 1;
            for (int i = 0; i < facilities.Length; i++)
            {
                int f = facilities[i];
                offer.Cost[i] = cost[f];
                offer.Beyond[i] = beyond[f];
                offer.Spread[i] = world.Facilities[f].Spread;
                limits[f] = InputLimit(f, perTick);
                double able = Math.Min(limits[f], Math.Min(allowed, HostLimit(f, view.Date)));
                double usable = world.Usable[f] is { } shares ? shares[view.Tick] : 1;
                offer.Capacity[i] = plants[f].Operates ? plants[f].Capacity * perTick * Math.Min(able, usable) : 0;
            }

            offer.MaxMade =
                facilities.Length > 0 || !terms.Limits
                    ? double.PositiveInfinity
                    : terms.MaxMade(offer.Good, view.Date, MadeInBaseYear, perTick);
            offer.Stock = coproductStock[offer.Good];
            offer.Markup = calibration.Markup(world, offer.Good, offer.Origin, view.Tick * perTick);
            if (newTerms)
            {
                terms.Set(offer, view.Date, perTick, view.Public.Measures[nation]);
            }
        }

        return offers;
    }

    private double MadeInBaseYear(int good)
    {
        int o = world.Layouts[good].OriginOf[nation];
        return o >= 0 ? calibration.Supply[good][o] : 0;
    }

    /// <summary>What the nation's plants order of every input.</summary>
    public Bid[] BidForInputs(in MarketView view) => orders.Bid(view, stocks, plannedLead, margin, odds);

    /// <summary>Books what the tick brought and lets every plant live on.</summary>
    /// <param name="view">The tick.</param>
    /// <param name="report">The nation's own results.</param>
    public void Adapt(in MarketView view, TradeReport report)
    {
        foreach ((int stage, int input, int g, int row) in orders.Needs)
        {
            stocks[stage].Move(input, report.MadeBy(world.Stages[stage]), report.Bought(g, row));
        }

        orders.Adapt(report);

        foreach ((int s, StageStock stock) in stocks)
        {
            stock.Expect(Wanted(s, report));
        }

        foreach (ScrapReturns returns in scrap.Values)
        {
            returns.Remember(report.Used[returns.Good]);
        }

        terms.Adapt(report);
        for (int g = 0; g < coproductStock.Length; g++)
        {
            coproductStock[g] = report.Unsold[g];
            odds[g].Learn(view.Public.CaughtShare[g]);
        }

        foreach (int f in plantOrder)
        {
            int g = world.FacilityGood[f];
            int o = world.Layouts[g].OriginOf[nation];
            double received = report.EarnedPerTonne[g];
            double price = received > 0 ? received : view.Public.Netback[g][nation];
            double faster = subsidies.At(f, view.Date)?.FasterPermits ?? 0;
            plants[f].Advance(view.Date, report.Output[f], price, cost[f], Pays(view, f, price), faster);
        }

        Relocation.Advance(view, plants);
    }

    /// <summary>Plants that move to where inputs are cheaper.</summary>
    public Relocation Relocation { get; }

    /// <summary>Whether a project that is decided by its value pays; each looks once a year, in a month drawn for it, and sees what others have decided before.</summary>
    private bool Pays(in MarketView view, int f, double price)
    {
        if (
            plants[f].Status != FacilityStatus.Planned
            || world.Facilities[f].Project is not { Capital: { } capital } project
        )
        {
            return true;
        }

        int step = world.Scenario.Clock.StepMonths;
        if (step < 12 && (view.Date.Month - 1) / step != appraisalMonth[f] / step)
        {
            return false;
        }

        if (project.Line is { } line && DecidedOfLate(line, view.Date) >= line.PerYear)
        {
            return false;
        }

        int g = world.FacilityGood[f];
        Support? support = subsidies.At(f, view.Date);
        double now = plants[f].AverageEarned(price);
        now = project.Line is null ? now : Appraisal.Crowded(world, view.Public, g, plants[f].Capacity, now);
        double lasting = support?.Offtake is { } offtake
            ? Math.Max(now, offtake)
            : Appraisal.UnderTheFloor(world, view, g, nation, plants[f].Capacity, now);
        double belief = support?.Offtake is null ? view.Notice.Belief[g] : 1;
        double volatility = view.Public.Volatility[g];

        // If the floor fell, a tonne would earn at most what producers outside get.
        double outside = view.Public.ReceivedOutside[g];
        double fallen = view.Notice.Floors[g].InForce && outside > 0 ? Math.Min(now, outside) : now;
        double expected = (belief * lasting) + ((1 - belief) * fallen);
        double unit = UnitCost.Of(world, f, plants[f].CashCost, view.Public) + world.Facilities[f].FixedCost;
        double Value(double left) =>
            Appraisal.PresentValue(
                expected,
                unit,
                capital,
                Appraisal.CostOfCapital(capital, left, support?.CheaperCapital ?? 0),
                project.LeadMode * (1 - (support?.FasterPermits ?? 0)),
                support?.Grant ?? 0
            );
        double covered = PriceCover.Of(
            belief,
            support?.Offtake is null ? Appraisal.Reached(world, view, g, nation, plants[f].Capacity) : 1,
            support?.Offtake ?? view.Notice.Floors[g].Price,
            outside > 0 ? outside : now,
            volatility
        );
        double value = Value((1 - covered) * volatility);
        insurance[f] = Math.Max(0, value - Value(volatility));
        return value >= 0;
    }

    /// <summary>How many plants of a line were decided in the last twelve months.</summary>
    private int DecidedOfLate(EntrantLine line, YearMonth date)
    {
        int count = 0;
        foreach (int f in plantOrder)
        {
            bool sameLine = world.Facilities[f].Project?.Line == line;
            count += sameLine && plants[f].Committed is { } at && date.MonthsSince(at) < 12 ? 1 : 0;
        }

        return count;
    }

    /// <summary>What the price certainty of the floor or offtake was worth to a project at its last appraisal, USD per tonne of yearly capacity; NaN before one.</summary>
    public double Insurance(int facility) => insurance.GetValueOrDefault(facility, double.NaN);

    /// <summary>Share of the exports of a good that is smuggled out past taxes and quotas.</summary>
    public double Smuggled(int good) => terms.Smuggled(good);

    /// <summary>Capacity able to operate of a good, tonnes a year; co-products follow their lead plants. Without a date host metals are no limit.</summary>
    public double CapacityOf(int good, YearMonth? date)
    {
        MarketLayout layout = world.Layouts[good];
        int o = layout.OriginOf[nation];
        double Able(int f) => plants[f].Operates ? plants[f].Capacity * (date is { } at ? HostLimit(f, at) : 1) : 0;
        double capacity = 0;
        foreach (int f in layout.OriginFacilities[o])
        {
            capacity += Able(f);
        }

        foreach ((int f, double perLead) in layout.OriginCoproducts[o])
        {
            capacity += Able(f) * perLead;
        }

        return layout.OriginSchedule[o] >= 0 ? calibration.OriginCapacity[good][o] : capacity;
    }
}
