namespace BlocSim;

/// <summary>One scenario played from its first tick to its last. A run is used once.</summary>
public sealed class Run
{
    private const int Authority = 0;
    private const int Market = 1;
    private readonly World world;
    private readonly RunOptions options;
    private readonly AuthorityAgent authority;
    private readonly MarketAgent market;
    private readonly Settlement settlement;
    private readonly PublicRecord seen;
    private readonly ProducerAgent[] producers;
    private readonly TradeReporter reporter;
    private readonly TradeReport[] reports;
    private readonly ContractOutcome?[] outcomes;
    private readonly BuyerAgent[] buyers;
    private readonly GovernmentAgent[] governments;
    private readonly TradeReport[] governmentReports;
    private readonly Bulletin bulletin;
    private readonly Chronicle chronicle;
    private readonly (int Good, int Row)[] buyerRows;
    private readonly Offer?[][] offers;
    private readonly Bid[][] bids;
    private readonly TickFigures figures;
    private readonly Recorder recorder;
    private readonly Invariants? invariants;
    private readonly LongRun? longRun;
    private readonly string[] names;
    private readonly int[][] participants;
    private readonly Action<Flow>? onFlow;
    private MarketView view;
    private int tick;

    /// <summary>Compiles and calibrates a scenario.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="options">How to watch it; null for plain.</param>
    /// <exception cref="ArgumentException">The scenario contradicts itself in a way its loader should have refused.</exception>
    public Run(Scenario scenario, RunOptions? options = null)
    {
        this.options = options ?? new RunOptions();
        Scenario = scenario;
        world = new World(scenario);
        var calibration = new Calibration(world);
        if (calibration.BalanceGap > Calibration.LargestGap)
        {
            throw new ArgumentException(
                "base-year trade cannot be balanced: the stated outputs, uses and exclusions contradict each other",
                nameof(scenario)
            );
        }

        seen = new PublicRecord(world, calibration);
        authority = new AuthorityAgent(world);
        market = new MarketAgent(world, calibration);
        settlement = new Settlement(world, market, seen);
        int[] producing =
        [
            .. Enumerable.Range(0, world.Nations.Length).Where(n => world.Layouts.Any(l => l.OriginOf[n] >= 0)),
        ];
        producers = [.. producing.Select(n => new ProducerAgent(world, calibration, n))];
        reporter = new TradeReporter(world, market, settlement);
        reports = [.. producing.Select(n => reporter.New(n, destinations: false))];
        buyers = [.. Enumerable.Range(0, world.Buyers.Length).Select(b => new BuyerAgent(world, calibration, b))];
        buyerRows =
        [
            .. world.Buyers.Select(
                (b, i) => (world.GoodIndex[b.Good], Array.IndexOf(world.Layouts[world.GoodIndex[b.Good]].RowBuyer, i))
            ),
        ];
        int[] governing = [.. Enumerable.Range(0, world.Nations.Length).Where(Governs)];
        governments = [.. governing.Select(n => new GovernmentAgent(world, n))];
        governmentReports = [.. governing.Select(n => reporter.New(n, destinations: true))];
        outcomes =
        [
            .. buyerRows.Select(b =>
                market.Markets[b.Good] is { Bound: not null } m ? new ContractOutcome(m.NodeOrigin) : null
            ),
        ];
        offers = [.. world.Layouts.Select(l => new Offer?[l.OriginNation.Length])];
        bids = [.. world.Layouts.Select(l => new Bid[l.Rows.Length])];
        var byNation = new ProducerAgent?[world.Nations.Length];
        var reportOf = new TradeReport?[world.Nations.Length];
        for (int i = 0; i < producers.Length; i++)
        {
            byNation[producers[i].Nation] = producers[i];
            reportOf[producers[i].Nation] = reports[i];
        }

        figures = new TickFigures(world, market, settlement, seen, byNation)
        {
            Stockpile = authority.Stockpile,
            Reports = reportOf,
        };
        bulletin = new Bulletin(world, calibration, settlement, seen, figures);
        bulletin.Prime();
        chronicle = new Chronicle(world, scenario.Bloc.MembershipRule is not null, authority.Stockpile is not null);
        recorder = new Recorder(world, new RunTable(scenario.Clock), MetricList.All);
        longRun = this.options.WithEquilibrium
            ? new LongRun(world, calibration, byNation, buyers, buyerRows, recorder.Table)
            : null;
        Trace = new WelfareTrace(
            this.options.KeepWelfare ? world.Buyers.Length : 0,
            world.Layouts.Select(l => l.OriginNation.Length),
            world.Nations.Length,
            scenario.Clock.Ticks
        );
        settlement.Against = this.options.Against;
        invariants = this.options.CheckInvariants ? new Invariants(world, market, settlement) : null;
        names = [.. Names()];
        participants = Assign();
        if (this.options.Sink is { WantsFlows: true } sink)
        {
            onFlow = flow => sink.OnFlow(tick, flow);
        }
    }

    /// <summary>The scenario played.</summary>
    public Scenario Scenario { get; }

    /// <summary>What has been recorded so far.</summary>
    public RunTable Table => recorder.Table;

    /// <summary>Goods in the order in which flows number them.</summary>
    public IReadOnlyList<Good> Goods => world.Goods;

    /// <summary>Nations in the order in which flows number them.</summary>
    public IReadOnlyList<Nation> Nations => world.Nations;

    /// <summary>Width in bits of the registers the kernels run on here; results do not depend on it.</summary>
    public static int VectorWidth => PackMath.Width;

    /// <summary>How often a market needed the slower clearing method.</summary>
    public int Fallbacks => market.Markets.Sum(m => m.Fallbacks);

    /// <summary>Ticks whose long-run equilibrium was not found to the accuracy asked for.</summary>
    public int Unsettled => longRun?.Unsettled ?? 0;

    /// <summary>What a reader of the figures should know: buyers out of reach, a floor nobody can pay, no interior optimum, an answer that need not be the only one.</summary>
    public IReadOnlyList<MarketNote> Notes => [.. market.Notes];

    /// <summary>Rulings, decisions of governments and the lives of plants, in order of time.</summary>
    public IReadOnlyList<Happening> Happenings => chronicle.Happenings;

    /// <summary>The date of the tick being played.</summary>
    public string DateLabel => Scenario.Clock.Label(tick);

    internal World World => world;

    /// <summary>How far investors believe in the floor on a good now.</summary>
    internal double Belief(int good) => view.Notice.Belief[good];

    internal WelfareTrace Trace { get; }

    internal MarketAgent MarketAgent => market;

    internal PublicRecord Public => seen;

    internal Settlement Settlement => settlement;

    internal IReadOnlyList<ProducerAgent> Producers => producers;

    /// <summary>Who buys in a row of a good's market, as tables name it: a sector, or the process whose plants need the good.</summary>
    public string SectorOf(int good, int row) => world.Layouts[good].RowSector[row];

    /// <summary>How many participants there are.</summary>
    public int ParticipantCount => names.Length;

    /// <summary>A participant's name, such as <c>buyer JPN ev</c>.</summary>
    public string NameOf(int participant) => names[participant];

    /// <summary>Who takes part in a phase.</summary>
    public ReadOnlySpan<int> Participants(Phase phase) => participants[(int)phase];

    /// <summary>Plays every tick.</summary>
    /// <param name="engine">Hosts the agents.</param>
    /// <param name="cancel">Ends the run between two messages; what was recorded stays in <see cref="Table"/>.</param>
    public RunTable Play(IEngine engine, CancellationToken cancel = default)
    {
        options.Sink?.OnStart(this);
        PlayTo(Scenario.Clock.Ticks, engine, cancel);
        chronicle.Write(Table);
        return Table;
    }

    /// <summary>Plays the rest of a run that was played to a tick or brought back to it.</summary>
    internal void PlayOn(IEngine engine, CancellationToken cancel)
    {
        PlayTo(Scenario.Clock.Ticks, engine, cancel);
        chronicle.Write(Table);
    }

    /// <summary>Plays up to, and not including, a tick.</summary>
    internal void PlayTo(int end, IEngine engine, CancellationToken cancel)
    {
        for (; tick < end; tick++)
        {
            for (Phase phase = Phase.Announce; phase <= Phase.Adapt; phase++)
            {
                engine.Perform(this, phase, cancel);
            }

            bulletin.Publish(view.Notice, view.Date, governments);
            chronicle.Keep(tick, view, authority, producers, governments);
            options.Sink?.OnTick(tick);
        }
    }

    /// <summary>Brings a phase's message to one participant and keeps its answer. Participants of a phase may be served in any order or at once.</summary>
    public void Deliver(int participant, Phase phase)
    {
        options.Interfere?.Invoke(names[participant], phase, tick);
        if (participant == Authority)
        {
            DeliverToAuthority(phase);
        }
        else if (participant == Market)
        {
            DeliverToMarket(phase);
        }
        else if (participant < 2 + producers.Length)
        {
            DeliverToProducer(participant - 2, phase);
        }
        else if (participant < 2 + producers.Length + buyers.Length)
        {
            DeliverToBuyer(participant - 2 - producers.Length, phase);
        }
        else
        {
            int index = participant - 2 - producers.Length - buyers.Length;
            governments[index].Adapt(view, governmentReports[index]);
        }
    }

    private void DeliverToAuthority(Phase phase)
    {
        if (phase == Phase.Announce)
        {
            YearMonth date = Scenario.Clock.DateOf(tick);
            view = new MarketView(tick, date, authority.Announce(tick, date, seen), seen);
            figures.Notice = view.Notice;
            return;
        }

        double targeted = 0;
        double evaded = 0;
        for (int g = 0; g < world.Goods.Length; g++)
        {
            if (view.Notice.Floors[g] is { InForce: true, Form.BuysGoods: true })
            {
                authority.Keep(g, settlement.Goods[g].StockBought.Sum(), settlement.Goods[g].StockSpending.Sum());
            }

            authority.Stockpile?.Keep(
                g,
                settlement.Goods[g].Stockpiled.Sum(),
                settlement.Goods[g].StockpileSpending.Sum()
            );
            bool watched = PublicMoney.Watched(view.Notice, g, settlement.Goods[g]);
            targeted += watched ? settlement.Goods[g].Targeted : 0;
            evaded += settlement.Goods[g].Misdeclared;
        }

        if (authority.Stockpile is { } stockpile)
        {
            settlement.BookCarrying(view.Notice, stockpile.PayCarrying(seen));
        }

        settlement.BookAudits(view.Notice, targeted);
        seen.CaughtShare = authority.Inspect(tick, targeted, evaded);
    }

    private void DeliverToMarket(Phase phase)
    {
        switch (phase)
        {
            case Phase.Clear:
                market.Clear(view, offers, bids);
                break;
            case Phase.Settle:
                settlement.Book(view.Notice, tick, onFlow);
                invariants?.Check(view.Notice, Scenario.Clock.Label(tick));
                break;
            default:
                market.Look();
                reporter.Fill();
                recorder.Record(tick, figures);
                longRun?.Record(view, offers);
                Trace.Keep(tick, market.Markets, buyerRows, bids, view.Notice.Member);
                break;
        }
    }

    private void DeliverToProducer(int index, Phase phase)
    {
        ProducerAgent producer = producers[index];
        switch (phase)
        {
            case Phase.Offer:
                foreach (Offer offer in producer.Offer(view))
                {
                    offers[offer.Good][offer.Origin] = offer;
                }

                break;
            case Phase.Bid:
                foreach (Bid bid in producer.BidForInputs(view))
                {
                    bids[bid.Good][bid.Row] = bid;
                }

                break;
            default:
                producer.Adapt(view, reports[index]);
                break;
        }
    }

    private void DeliverToBuyer(int index, Phase phase)
    {
        (int good, int row) = buyerRows[index];
        if (phase == Phase.Bid)
        {
            bids[good][row] = buyers[index].Bid(view);
        }
        else
        {
            GoodMarket m = market.Markets[good];
            int nation = m.DestinationNation[m.Rows[row].Destination];
            if (outcomes[index] is { } outcome)
            {
                m.Bound!.Report(row, outcome);
                buyers[index].Renew(outcome);
            }

            // A price at which nothing is bought is none that anybody adapts to.
            bool none = m.Bought[row] <= BlocSim.Demand.NoTrade * m.UsualTonnes;
            buyers[index]
                .Adapt(
                    none ? double.NaN : m.PriceIndex[row],
                    seen.CaughtShare,
                    m.Bought[row] / market.OrderFactor(good, nation)
                );
        }
    }

    private bool Governs(int nation) =>
        Scenario.Bloc.MembershipRule is not null
        || Scenario.Strategies.Any(s => s.Nation == world.Nations[nation].Code);

    private IEnumerable<string> Names()
    {
        yield return "the bloc authority";
        yield return "the market";
        foreach (ProducerAgent p in producers)
        {
            yield return $"producer {world.Nations[p.Nation].Code}";
        }

        foreach (Buyer b in world.Buyers)
        {
            yield return $"buyer {b.Nation} {b.Sector} of {b.Good}";
        }

        foreach (GovernmentAgent g in governments)
        {
            yield return $"government {world.Nations[g.Nation].Code}";
        }
    }

    private int[][] Assign()
    {
        int[] production = [.. Enumerable.Range(2, producers.Length)];
        int[] buying = [.. Enumerable.Range(2, producers.Length + buyers.Length)];
        return
        [
            [Authority],
            production,
            buying,
            [Market],
            [Market],
            [Authority],
            [Market],
            [.. buying, .. Enumerable.Range(2 + buying.Length, governments.Length)],
        ];
    }
}
