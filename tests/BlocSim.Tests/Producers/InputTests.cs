namespace BlocSim.Tests;

/// <summary>Stages that need what others make, and what comes with their main product: each test fails when its mechanism is switched off.</summary>
public class InputTests
{
    /// <summary>B separates ore from A only.</summary>
    private static Scenario OreFromAbroad(Period ban)
    {
        Scenario s = ChainTests.Chain(40);
        return s with
        {
            Facilities =
            [
                .. s
                    .Facilities.Where(f => !(f.Nation == "B" && f.Process == "mining"))
                    .Select(f => f.Process == "mining" ? f with { Capacity = 18_000, BaseOutput = 15_000 } : f),
            ],
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "A",
                    Goods = ["ore"],
                    BanTo = ["B"],
                    InForce = ban,
                },
            ],
        };
    }

    [Fact]
    public void Inputs_CutOff_RunOutAndStopTheStage()
    {
        double[] made = Some.Play(OreFromAbroad(new Period(new YearMonth(2026, 4)))).Find("output", "oxide", "B")!;
        Assert.True(made[3] > 0.5 * made[0]);
        Assert.All(made[8..], q => Assert.InRange(q, 0, 1e-6));
        double initial = 4200.0 / 12 * (8.0 / 52 * 12);
        Assert.InRange(made[3..].Sum() / 12, 0, initial + (made[0] / 12 * 0.1));
    }

    [Fact]
    public void Inputs_CutOffForAYear_ComeBackAfterwards()
    {
        double[] made = Some.Play(OreFromAbroad(new Period(new YearMonth(2026, 4), new YearMonth(2026, 9))))
            .Find("output", "oxide", "B")!;
        Assert.InRange(made[7], 0, 0.2 * made[0]);
        Assert.True(made[39] > 0.8 * made[0], $"{made[39]} of {made[0]}");
    }

    /// <summary>A shortage lowers what a stage makes, not what it expects to want.</summary>
    [Fact]
    public void Inputs_Short_DoNotLowerWhatTheStageExpects()
    {
        Scenario s = OreFromAbroad(new Period(new YearMonth(2026, 4)));
        var run = new Run(s with { Clock = Some.Months(11) });
        using var engine = new DirectEngine();
        run.Play(engine);
        ProducerAgent b = run.Producers.Single(p => p.Nation == run.World.Nation("B"));
        StageStock separation = b.Stocks.Values.Single(x => x.Process.Name == "separation");
        Assert.InRange(separation.ExpectedLead, 0.97 * 4200 / 12, 2 * 4200 / 12);
    }

    [Fact]
    public void Orders_OutputPriceDoubles_AreWorthTwiceAsMuchInTime()
    {
        // Of oxide alone: one of several inputs is ordered at its going price (InputAccountTests).
        Scenario s = ChainTests.Chain();
        s = s with
        {
            Processes =
            [
                .. s.Processes.Select(p =>
                    p.Name == "magnets" ? p with { Inputs = [new Ingredient("oxide", 0.4)] } : p
                ),
            ],
        };
        var world = new World(s);
        var calibration = new Calibration(world);
        var seen = new PublicStatistics(world, calibration);
        PolicyNotice notice = new AuthorityAgent(world).Announce(0, s.Clock.Start, seen);
        int b = world.Nation("B");
        var producer = new ProducerAgent(world, calibration, b);
        var view = new MarketView(0, s.Clock.Start, notice, seen);
        producer.Offer(view);
        int oxide = world.GoodIndex["oxide"];
        int magnet = world.GoodIndex["magnet"];
        double before = producer.BidForInputs(view).First(x => x.Good == oxide).Demand.Reference;
        seen.ReceivedPrice[magnet][world.Layouts[magnet].OriginOf[b]] *= 2;
        double Next() => producer.BidForInputs(view).First(x => x.Good == oxide).Demand.Reference;
        Assert.Equal(before * (1 + (1 / 6.0)), Next(), 1e-9 * before);
        for (int month = 0; month < 120; month++)
        {
            Next();
        }

        Assert.Equal(2 * before, Next(), 1e-6 * before);
    }

    [Fact]
    public void Coproduct_Unsold_IsKeptAndSoldLater()
    {
        Scenario s = ChainTests.Chain(30) with
        {
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "A",
                    Goods = ["heavy"],
                    BanTo = ["B"],
                    InForce = new Period(new YearMonth(2026, 3), new YearMonth(2026, 9)),
                },
            ],
        };
        s = s with
        {
            Buyers =
            [
                .. s.Buyers.Select(x => x.Good == "heavy" ? x with { Elasticity = 0.02, LongRunElasticity = 0.02 } : x),
            ],
        };
        RunTable table = Some.Play(s);
        double[] sold = table.Find("output", "heavy", "A")!;
        double[] lead = table.Find("output", "oxide", "A")!;
        Assert.Contains(Enumerable.Range(2, 6), t => sold[t] < 0.98 * 0.02 * lead[t]);
        Assert.Contains(Enumerable.Range(8, 20), t => sold[t] > 1.02 * 0.02 * lead[t]);
        Assert.True(sold.Sum() <= (0.02 * lead.Sum()) + 1e-6);
    }

    [Fact]
    public void Coproduct_Revenue_IsCountedOnce()
    {
        RunTable table = Some.Play(ChainTests.Chain());
        double revenue = table.First("output", "A", "heavy") * table.First("price-received", "A", "heavy");
        Assert.InRange(table.First("producer-surplus", "A", "heavy"), -1e-6 * revenue, 1e-6 * revenue);
    }

    /// <summary>Where co-products pay for more than a plant's whole cost, its offer stops next to nothing; what is beyond is surplus all the same.</summary>
    [Fact]
    public void Coproduct_WorthMoreThanTheWholeCost_SurplusIsReceiptsLessCost()
    {
        Scenario s = ChainTests.Chain();
        s = s with { Goods = [.. s.Goods.Select(g => g.Name == "heavy" ? g with { BasePrice = 5e6 } : g)] };
        RunTable table = Some.Play(s);
        double Receipts(string good) => table.First("output", "A", good) * table.First("price-received", "A", good);
        double tonnes = table.First("output", "A", "oxide");
        double ore = 5 * table.First("price-received", "A", "ore");
        double surplus = table.First("producer-surplus", "A", "oxide") + table.First("producer-surplus", "A", "heavy");
        double cost = tonnes * (23_000 + ore);
        Assert.Equal(Receipts("oxide") + Receipts("heavy") - cost, surplus, 0.02 * cost);
    }
}
