namespace BlocSim;

/// <summary>
/// The market with its customs, accounts and recorder: clears what sheets say, books who paid whom what, records the declared metrics, and tells everybody what the
/// period brought. Its books are open to the statistics office and to nobody else.
/// </summary>
internal sealed class ClearingHouse : IParticipant
{
    private readonly World world;
    private readonly TradeReporter reporter;
    private readonly CustomsReport customs;
    private readonly MarketReports answer;
    private readonly (int Good, int Row)[] buyerRows;
    private readonly Recorder recorder;
    private readonly Invariants? invariants;
    private readonly LongRun? longRun;
    private readonly Action<Flow>? onFlow;
    private Sheets sheets = new() { Offers = [], Bids = [] };

    /// <param name="world">The world.</param>
    /// <param name="calibration">What the base year says.</param>
    /// <param name="seen">Public statistics.</param>
    /// <param name="producing">Nations that have producers, in their order.</param>
    /// <param name="governing">Nations whose governments decide, in their order.</param>
    /// <param name="options">How the run is watched.</param>
    public ClearingHouse(
        World world,
        Calibration calibration,
        PublicStatistics seen,
        int[] producing,
        int[] governing,
        RunOptions options
    )
    {
        this.world = world;
        Market = new MarketAgent(world, calibration);
        Settlement = new Settlement(world, Market, seen) { Against = options.Against };
        buyerRows =
        [
            .. world.Buyers.Select(
                (b, i) => (world.GoodIndex[b.Good], Array.IndexOf(world.Layouts[world.GoodIndex[b.Good]].RowBuyer, i))
            ),
        ];
        reporter = new TradeReporter(world, Market, Settlement);
        customs = new CustomsReport(world.Goods.Length);
        answer = new MarketReports
        {
            Producers = [.. producing.Select(n => reporter.New(n, destinations: false))],
            Buyers =
            [
                .. buyerRows.Select(b => new BuyerReport
                {
                    Contracts = Market.Markets[b.Good] is { Bound: not null } m
                        ? new ContractOutcome(m.NodeOrigin)
                        : null,
                }),
            ],
            Governments = [.. governing.Select(n => reporter.New(n, destinations: true))],
        };
        var reportOf = new TradeReport?[world.Nations.Length];
        foreach (TradeReport report in answer.Producers)
        {
            reportOf[report.Nation] = report;
        }

        Figures = new TickFigures(world, Market, Settlement, seen) { Reports = reportOf };
        recorder = new Recorder(world, new RunTable(world.Scenario.Clock), MetricList.All);
        longRun = options.WithEquilibrium ? new LongRun(world, calibration, buyerRows, recorder.Table) : null;
        Trace = new WelfareTrace(
            options.KeepWelfare ? world.Buyers.Length : 0,
            world.Layouts.Select(l => l.OriginNation.Length),
            world.Nations.Length,
            world.Scenario.Clock.Ticks
        );
        invariants = options.CheckInvariants ? new Invariants(world, Market, Settlement) : null;
        if (options.Sink is { WantsFlows: true } sink)
        {
            onFlow = flow => sink.OnFlow(sheets.View.Tick, flow);
        }
    }

    /// <inheritdoc />
    public string Name => "the market";

    /// <summary>What has been recorded so far.</summary>
    public RunTable Table => recorder.Table;

    /// <summary>Ticks whose long-run equilibrium was not found to the accuracy asked for.</summary>
    public int Unsettled => longRun?.Unsettled ?? 0;

    public MarketAgent Market { get; }

    public Settlement Settlement { get; }

    /// <summary>What metrics look at.</summary>
    public TickFigures Figures { get; }

    public WelfareTrace Trace { get; }

    /// <inheritdoc />
    public object? Receive(Phase phase, object message)
    {
        switch (phase)
        {
            case Phase.Clear:
                sheets = (Sheets)message;
                Figures.Notice = sheets.View.Notice;
                Market.Clear(sheets.View, sheets.Offers, sheets.Bids);
                return null;
            case Phase.Settle:
                Settlement.Book(sheets.View.Notice, sheets.View.Tick, onFlow);
                invariants?.Check(sheets.View.Notice, world.Scenario.Clock.Label(sheets.View.Tick));
                Declare();
                return customs;
            default:
                Record((PeriodReports)message);
                return answer;
        }
    }

    /// <summary>What customs tell the authority.</summary>
    private void Declare()
    {
        for (int g = 0; g < world.Goods.Length; g++)
        {
            GoodLedger ledger = Settlement.Goods[g];
            customs.StoreBought[g] = ledger.StockBought.Sum();
            customs.StoreSpending[g] = ledger.StockSpending.Sum();
            customs.Stockpiled[g] = ledger.Stockpiled.Sum();
            customs.StockpileSpending[g] = ledger.StockpileSpending.Sum();
            bool watched = PublicMoney.Watched(sheets.View.Notice, g, ledger);
            customs.Targeted[g] = watched ? ledger.Targeted : 0;
            customs.Owed[g] = watched ? ledger.Owed : 0;
            customs.Evaded[g] = ledger.Misdeclared;
        }
    }

    private void Record(PeriodReports period)
    {
        MarketView view = sheets.View;
        Figures.Producers = period.Producers;
        Figures.Stockpile = period.Finding.Stockpile;
        if (period.Finding.Stockpile is { } stockpile)
        {
            Settlement.BookCarrying(view.Notice, stockpile.Carrying);
        }

        Settlement.BookAudits(view.Notice, period.Finding.Examined);
        Market.Look();
        reporter.Fill();
        recorder.Record(view.Tick, Figures);
        longRun?.Record(view, sheets.Offers, period.Producers);
        Trace.Keep(view.Tick, Market.Markets, buyerRows, sheets.Bids, view.Notice.Member);
        for (int b = 0; b < buyerRows.Length; b++)
        {
            Report(b, period.Finding.CaughtShare[buyerRows[b].Good]);
        }
    }

    private void Report(int buyer, double caught)
    {
        (int good, int row) = buyerRows[buyer];
        BuyerReport report = answer.Buyers[buyer];
        GoodMarket m = Market.Markets[good];
        if (report.Contracts is { } outcome)
        {
            m.Bound!.Report(row, outcome);
        }

        // A price at which nothing is bought is none that anybody adapts to.
        bool none = m.Bought[row] <= Demand.NoTrade * m.UsualTonnes;
        report.PriceIndex = none ? double.NaN : m.PriceIndex[row];
        report.Bought = m.Bought[row] / Market.OrderFactor(good, m.DestinationNation[m.Rows[row].Destination]);
        report.CaughtShare = caught;
    }
}
