namespace BlocSim;

/// <summary>One scenario played from its first tick to its last. A run is used once.</summary>
public sealed partial class Run
{
    private const int Authority = 0;
    private const int Market = 1;
    private const int FirstProducer = 2;
    private readonly World world;
    private readonly RunOptions options;
    private readonly PublicStatistics seen;
    private readonly ClearingHouse house;
    private readonly ProducerAgent[] producers;
    private readonly int firstBuyer;
    private readonly int firstGovernment;
    private readonly IParticipant[] participants;
    private readonly int[][] speakers;
    private readonly StatisticsOffice office;
    private readonly EventLog log;

    // What was said last, each in its place by who said it: nothing hangs on the order in which answers come.
    private readonly StatisticsRelease release;
    private readonly Opening opening = new();
    private readonly Sheets sheets;
    private readonly PeriodReports period;
    private readonly Closing[] toProducers;
    private readonly BuyerReport[] toBuyers;
    private readonly Closing[] toGovernments;
    private readonly GovernmentDecision[] decisions;
    private readonly Lock steering = new();
    private PolicyAnnouncement? announced;
    private CustomsReport? customs;
    private int tick;
    private int nextAnnounced;

    /// <summary>Compiles and calibrates a scenario.</summary>
    /// <param name="scenario">A checked scenario.</param>
    /// <param name="options">How to watch it; null for plain.</param>
    /// <exception cref="ArgumentException">The scenario contradicts itself in a way its loader should have refused.</exception>
    public Run(Scenario scenario, RunOptions? options = null)
    {
        this.options = options ?? new RunOptions();
        Scenario = scenario.Interventions.IsEmpty
            ? scenario
            : scenario with
            {
                // Of one period the order of dates, of one date the order stated.
                Interventions = [.. scenario.Interventions.OrderBy(i => i.At)],
            };
        world = new World(scenario);
        var calibration = new Calibration(world);
        if (calibration.BalanceGap > Calibration.LargestGap)
        {
            throw new ArgumentException(
                "base-year trade cannot be balanced: the stated outputs, uses and exclusions contradict each other",
                nameof(scenario)
            );
        }

        seen = new PublicStatistics(world, calibration);
        release = new StatisticsRelease { Statistics = seen };
        var authority = new AuthorityAgent(world);
        int[] producing =
        [
            .. Enumerable.Range(0, world.Nations.Length).Where(n => world.Layouts.Any(l => l.OriginOf[n] >= 0)),
        ];
        int[] governing = [.. Enumerable.Range(0, world.Nations.Length).Where(Governs)];
        house = new ClearingHouse(world, calibration, seen, producing, governing, this.options);
        producers = [.. producing.Select(n => new ProducerAgent(world, calibration, n))];
        ProducerDesk[] desks = [.. producers.Select(p => new ProducerDesk(world, p))];
        firstBuyer = FirstProducer + producers.Length;
        firstGovernment = firstBuyer + world.Buyers.Length;
        participants =
        [
            new AuthorityDesk(world, authority),
            house,
            .. desks,
            .. world.Buyers.Select((_, b) => new BuyerAgent(world, calibration, b)),
            .. governing.Select(n => new GovernmentAgent(world, n)),
        ];
        if (this.options.Interfere is { } interfere)
        {
            participants = [.. participants.Select(p => new Interrupted(p, interfere, () => tick))];
        }

        speakers = Speakers();
        sheets = new Sheets
        {
            Offers = [.. world.Layouts.Select(l => new Offer?[l.OriginNation.Length])],
            Bids = [.. world.Layouts.Select(l => new Bid[l.Rows.Length])],
        };
        period = new PeriodReports
        {
            Finding = new AuditFinding(world.Goods.Length),
            Producers = new ProducerReport?[world.Nations.Length],
        };
        foreach (ProducerDesk desk in desks)
        {
            period.Producers[desk.Report.Nation] = desk.Report;
        }

        toProducers = [.. producing.Select(n => new Closing { Report = null! })];
        toBuyers = new BuyerReport[world.Buyers.Length];
        toGovernments = [.. governing.Select(n => new Closing { Report = null! })];
        decisions = new GovernmentDecision[governing.Length];
        office = new StatisticsOffice(world, calibration, house.Settlement, seen, house.Figures);
        office.Prime(period.Producers);
        log = new EventLog(world, scenario.Bloc.MembershipRule is not null, authority.Stockpile is not null);
    }

    /// <summary>The scenario played, with what was changed on the way.</summary>
    public Scenario Scenario { get; private set; }

    /// <summary>Whether <see cref="Intervene"/> is for it: not for a baseline.</summary>
    public bool CanBeSteered => options.Steered;

    /// <summary>What has been recorded so far.</summary>
    public RunTable Table => house.Table;

    /// <summary>Goods in the order in which flows number them.</summary>
    public IReadOnlyList<Good> Goods => world.Goods;

    /// <summary>Nations in the order in which flows number them.</summary>
    public IReadOnlyList<Nation> Nations => world.Nations;

    /// <summary>Width in bits of the registers the kernels run on here; results do not depend on it.</summary>
    public static int VectorWidth => LaneMath.Width;

    /// <summary>How often a market needed the slower clearing method.</summary>
    public int Fallbacks => house.Market.Markets.Sum(m => m.Fallbacks);

    /// <summary>Ticks whose long-run equilibrium was not found to the accuracy asked for.</summary>
    public int Unsettled => house.Unsettled;

    /// <summary>What a reader of the figures should know: buyers out of reach, a floor nobody can pay, no interior optimum, an answer that need not be the only one.</summary>
    public IReadOnlyList<MarketWarning> Notes => [.. house.Market.Notes];

    /// <summary>How every plant stood and when.</summary>
    public IReadOnlyList<PlantSpan> Plants => log.Lives(Table.Recorded);

    /// <summary>
    /// What producers offered in the last period, by good and nation, from the cheapest tonne on: the merit order. A schedule without steps is followed up to twice
    /// the price at which the good was bought.
    /// </summary>
    public IEnumerable<OfferStep> Offers()
    {
        foreach (GoodMarket market in house.Market.Markets)
        {
            string good = Goods[market.Good].Name;
            double[] prices =
            [
                .. new[] { ("price-inside", "bloc"), ("price-outside", "world"), ("world-price", "world") }
                    .Select(p => Table.Find(p.Item1, good, p.Item2)?[Table.Recorded - 1] ?? double.NaN)
                    .Where(v => !double.IsNaN(v)),
            ];
            double top = 2 * (prices.Length > 0 ? prices.Max() : market.ScalePrice);
            for (int o = 0; o < market.Origins; o++)
            {
                foreach ((double low, double high, double tonnes) in market.Offers[o].Steps(top))
                {
                    yield return new OfferStep(
                        good,
                        Nations[market.OriginNation[o]].Code,
                        low,
                        high,
                        tonnes / Scenario.Clock.YearsPerTick
                    );
                }
            }
        }
    }

    /// <summary>Rulings, decisions of governments and the lives of plants, in order of time.</summary>
    public IReadOnlyList<RunEvent> Events => log.Events;

    /// <summary>Changes of policy that nobody was told of beforehand: the scenario's own and those made on the way. A scenario that states them gives the same run.</summary>
    public IReadOnlyList<Intervention> Interventions => Scenario.Interventions;

    /// <summary>
    /// Changes policy from the next period on that begins in the intervention's month or later: the first whose policy is not announced yet. Call it between two messages,
    /// from a sink or an engine.
    /// </summary>
    /// <param name="intervention">What changes; a month that has passed stands for the next period.</param>
    /// <returns>The intervention with the month in which it holds first.</returns>
    /// <exception cref="ArgumentException">It cannot be made: no such good, nation, floor or period.</exception>
    public Intervention Intervene(Intervention intervention)
    {
        ArgumentNullException.ThrowIfNull(intervention);
        lock (steering)
        {
            int from = Math.Max(nextAnnounced, Scenario.Clock.FirstTickOf(intervention.At));
            string? problem =
                !CanBeSteered ? "a baseline is not steered"
                : from >= Scenario.Clock.Ticks
                    ? $"no period begins after that: the last is {Scenario.Clock.Label(Scenario.Clock.Ticks - 1)}"
                : intervention.ProblemIn(Scenario);
            if (problem is not null)
            {
                throw new ArgumentException(problem, nameof(intervention));
            }

            Intervention dated = intervention with { At = Scenario.Clock.DateOf(from) };
            Scenario = Scenario with { Interventions = [.. Scenario.Interventions.Append(dated).OrderBy(i => i.At)] };
            return dated;
        }
    }

    private bool HoldsFromNow(Intervention i) => Math.Max(0, Scenario.Clock.FirstTickOf(i.At)) == tick;

    /// <summary>The date of the tick being played.</summary>
    public string DateLabel => Scenario.Clock.Label(tick);

    internal World World => world;

    /// <summary>How far investors believe in the floor on a good now.</summary>
    internal double Belief(int good) => announced!.Notice.Belief[good];

    internal WelfareTrace Trace => house.Trace;

    internal MarketAgent MarketAgent => house.Market;

    internal PublicStatistics Public => seen;

    internal Settlement Settlement => house.Settlement;

    internal IReadOnlyList<ProducerAgent> Producers => producers;

    /// <summary>Who buys in a row of a good's market, as tables name it: a sector, or the process whose plants need the good.</summary>
    public string SectorOf(int good, int row) => world.Layouts[good].RowSector[row];

    /// <summary>How many participants there are.</summary>
    public int ParticipantCount => participants.Length;

    /// <summary>A participant's name, such as <c>buyer JPN ev</c>.</summary>
    public string NameOf(int participant) => participants[participant].Name;

    /// <summary>Who takes part in a phase.</summary>
    public ReadOnlySpan<int> Participants(Phase phase) => speakers[(int)phase];

    /// <summary>A participant, for an engine to host.</summary>
    public IParticipant Participant(int participant) => participants[participant];

    /// <summary>Plays every tick.</summary>
    /// <param name="engine">Hosts the agents.</param>
    /// <param name="cancel">Ends the run between two messages; what was recorded stays in <see cref="Table"/>.</param>
    public RunTable Play(IEngine engine, CancellationToken cancel = default)
    {
        options.Sink?.OnStart(this);
        PlayTo(Scenario.Clock.Ticks, engine, cancel);
        log.Write(Table);
        return Table;
    }

    /// <summary>Plays the rest of a run that was played to a tick or brought back to it.</summary>
    internal void PlayOn(IEngine engine, CancellationToken cancel)
    {
        PlayTo(Scenario.Clock.Ticks, engine, cancel);
        log.Write(Table);
    }

    /// <summary>Plays up to, and not including, a tick.</summary>
    internal void PlayTo(int end, IEngine engine, CancellationToken cancel)
    {
        for (; tick < end; tick++)
        {
            engine.Perform(this, cancel);
            MarketView view = opening.View;
            office.Publish(view.Notice, view.Date, period.Producers, decisions);
            log.Keep(view, announced!.News, period.Producers, decisions, period.Finding.Stockpile);
            options.Sink?.OnTick(tick);
        }
    }

    private bool Governs(int nation) =>
        Scenario.Bloc.MembershipRule is not null
        || Scenario.Strategies.Any(s => s.Nation == world.Nations[nation].Code);

    /// <summary>Who speaks in each phase.</summary>
    private int[][] Speakers()
    {
        int[] production = [.. Enumerable.Range(FirstProducer, firstBuyer - FirstProducer)];
        int[] buying = [.. Enumerable.Range(FirstProducer, firstGovernment - FirstProducer)];
        int[] everyone = [.. Enumerable.Range(FirstProducer, participants.Length - FirstProducer)];
        return
        [
            [Authority],
            production,
            buying,
            [Market],
            [Market],
            [Authority],
            [Market],
            everyone,
        ];
    }
}
