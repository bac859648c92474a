namespace BlocSim.Tests;

/// <summary>Mechanisms one by one: each test fails when its mechanism is switched off.</summary>
public class MechanismTests
{
    /// <summary>A second member whose papers can be used.</summary>
    private static Scenario WithFriend(Func<Good, Good>? good = null, Func<Enforcement, Enforcement>? rules = null)
    {
        Scenario s = Some.World(12, 0.6).With(Some.Floor());
        return s with
        {
            Goods = [(good ?? (g => g))(s.Goods[0])],
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 200)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 200)],
            Bloc = s.Bloc with
            {
                Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)],
                Enforcement = (rules ?? (e => e))(s.Bloc.Enforcement),
            },
        };
    }

    [Fact]
    public void Relabelling_Dearer_MeansLessTransshipment()
    {
        double cheap = Some.Play(WithFriend()).Last("transshipment", "bloc");
        double dear = Some.Play(WithFriend(g => g with { RelabellingCost = 12_000 })).Last("transshipment", "bloc");
        Assert.InRange(dear, 0, 0.8 * cheap);
    }

    [Fact]
    public void Tracing_MoreOfIt_MeansLessTransshipment()
    {
        double At(double share) =>
            Some.Play(WithFriend(rules: e => e with { TracingShare = share, BaseDetection = 0.15 }))
                .Last("transshipment", "bloc");
        Assert.InRange(At(1), 0, 0.9 * At(0));
    }

    /// <summary>Only plants buy here, so only their learning can lower evasion.</summary>
    [Fact]
    public void Plants_LearnTheOdds_EvasionFalls()
    {
        Scenario s = ChainTests.Chain(30);
        s = s with
        {
            Buyers =
            [
                .. s
                    .Buyers.Where(b => b.Good != "oxide" || b.Nation == "A")
                    .Select(b => b.Good == "oxide" ? b with { Level = 1800 } : b),
            ],
            Bloc = new Bloc
            {
                Memberships = [new Membership("B", Period.Always)],
                Parties = ["B"],
                Floors = [Some.Floor(75_000)],
                Enforcement = new Enforcement { AuditsPerYear = 400 },
            },
        };
        double[] arrivals = Some.Play(s).Find("evaded-share-of-arrivals", "oxide", "bloc")!;
        Assert.True(arrivals[29] < 0.8 * arrivals[0], $"{arrivals[0]} then {arrivals[29]}");
    }

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
    public void Orders_OutputPriceDoubles_AreWorthTwiceAsMuch()
    {
        Scenario s = ChainTests.Chain();
        var world = new World(s);
        var calibration = new Calibration(world);
        var seen = new PublicRecord(world, calibration);
        PolicyNotice notice = new AuthorityAgent(world).Announce(0, s.Clock.Start, seen);
        int b = world.Nation("B");
        var producer = new ProducerAgent(world, calibration, b);
        var view = new MarketView(0, s.Clock.Start, notice, seen);
        producer.Offer(view);
        int oxide = world.GoodIndex["oxide"];
        int magnet = world.GoodIndex["magnet"];
        double before = producer.BidForInputs(view).First(x => x.Good == oxide).Demand.Reference;
        seen.ReceivedPrice[magnet][world.Layouts[magnet].OriginOf[b]] *= 2;
        double after = producer.BidForInputs(view).First(x => x.Good == oxide).Demand.Reference;
        Assert.Equal(2 * before, after, 1e-9 * before);
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

    /// <summary>A token producer whose price collapses does not set the levy for everybody.</summary>
    [Fact]
    public void Levy_TokenProducerOutside_DoesNotSetIt()
    {
        Scenario s = Some.World().With(Some.Floor());
        Scenario token = s with
        {
            Nations = [.. s.Nations, Some.Nation("DOT")],
            Schedules = [.. s.Schedules, Some.Supply("DOT", 10, 0.001)],
            Buyers = [Some.Buyer("IN", 4010), .. s.Buyers.Skip(1)],
        };
        var run = new Run(token);
        using var engine = new DirectEngine();
        run.Play(engine);
        var without = new Run(s);
        without.Play(engine);
        double levy = without.MarketAgent.Markets[0].Levy;
        Assert.Equal(levy, run.MarketAgent.Markets[0].Levy, 0.01 * levy);
    }

    [Fact]
    public void Coproduct_Revenue_IsCountedOnce()
    {
        RunTable table = Some.Play(ChainTests.Chain());
        double revenue = table.First("output", "A", "heavy") * table.First("price-received", "A", "heavy");
        Assert.InRange(table.First("producer-surplus", "A", "heavy"), -1e-6 * revenue, 1e-6 * revenue);
    }

    [Fact]
    public void ProducerSurplusChange_CountsFixedCost()
    {
        Scenario s = Some.World(36).With(Some.Floor(110_000)) with
        {
            Processes = [Some.Works],
            Facilities =
            [
                Some.Plant("IN", "mothballed", 300, 0, 60_000) with
                {
                    Status = FacilityStatus.Idle,
                    FixedCost = 1000,
                },
            ],
        };
        s = s with
        {
            Schedules = [.. s.Schedules.Where(x => x.Nation != "IN"), Some.Supply("LOW2", 1000)],
            Nations = [.. s.Nations, Some.Nation("LOW2")],
        };
        PairedRun pair = Some.Pair(s);
        double change = pair.Policy.Last("producer-surplus", "IN") - pair.Baseline.Last("producer-surplus", "IN");
        double fixedCost = pair.Policy.Last("fixed-cost", "IN") - pair.Baseline.Last("fixed-cost", "IN");
        Assert.True(fixedCost > 0);
        Assert.Equal(change - fixedCost, pair.Policy.Last("producer-surplus-change", "IN"), 1e-3);
    }

    [Fact]
    public void Clawback_PriceAboveTheStrike_IsPaidBack()
    {
        RunTable table = Some.Play(
            Some.World().With(Some.Floor(50_000, FloorForm.ContractForDifference) with { Clawback = 0.5 })
        );
        double price = table.Last("price-marginal", "IN");
        Assert.True(price > 55_000);
        Assert.Equal(-0.5 * (price - 50_000) * table.Last("output", "IN"), table.Last("contract-payments", "IN"), 1);
    }

    [Fact]
    public void StandingDuty_AtTickZero_GivesBackTheBaseYearWithoutEvasion()
    {
        Scenario s = Some.World(capable: 0.6) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Importers = ["IN"],
                    Goods = ["oxide"],
                    AdValorem = 0.2,
                    Specific = 500,
                    Standing = true,
                },
            ],
        };
        RunTable table = Some.Play(s);
        Assert.Equal(8000, table.First("output", "BIG"), 8000 * 1e-6);
        Assert.Equal(4000, table.First("use", "bloc"), 4000 * 1e-6);
        Assert.Equal(0, table.First("evasion", "bloc"), 1e-9);
        Assert.True(table.First("duty-revenue", "bloc") > 0);
    }

    [Fact]
    public void Freight_IsPaidByBuyersAndInTheBaseYear()
    {
        Scenario s = Some.World() with
        {
            Freights = [new Freight(null, null, null, 1500), new Freight(null, "BIG", "IN", 4000)],
        };
        var run = new Run(s, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        Assert.Equal(8000, table.First("output", "BIG"), 8000 * 1e-6);
        GoodLedger ledger = run.Settlement.Goods[0];
        Assert.Equal(ledger.Paid.Sum() - ledger.Receipts.Sum(), ledger.Freight, 1e-6 * ledger.Freight);
        Assert.True(ledger.Freight > 1500 * ledger.Traded);
    }

    [Fact]
    public void Evasion_NeedsABorder_NoneAtHome()
    {
        var flows = new Flows();
        var run = new Run(
            Some.World(capable: 0.8).With(Some.Floor(form: FloorForm.FloorOnInternalSales)),
            new RunOptions { Sink = flows }
        );
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Contains(flows.Seen, f => f.Channel == Channel.Misdeclared);
        Assert.DoesNotContain(flows.Seen, f => f.Channel != Channel.Declared && f.Origin == f.Destination);
    }

    [Fact]
    public void Netback_OfAnOutsider_IsWhatIsLeftAfterDuty()
    {
        Scenario s = Some.World() with
        {
            Schedules = [],
            Processes = [Some.Works],
            Facilities =
            [
                Some.Plant("BIG", "north", 9000, 8000, 50_000),
                Some.Plant("IN", "south", 3000, 2000, 55_000),
            ],
            Buyers = [Some.Buyer("IN", 10_000)],
            Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.25 }],
        };
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        int big = run.World.Nation("BIG");
        int bloc = run.World.Nation("IN");
        GoodLedger ledger = run.Settlement.Goods[0];
        Assert.Equal(ledger.Paid[bloc] / ledger.Use[bloc] / 1.25, run.Public.Netback[0][big], 0.01);
        Assert.Equal(ledger.Paid[bloc] / ledger.Use[bloc], run.Public.Netback[0][bloc], 0.01);
    }

    [Fact]
    public void HidingCost_IsPartOfWhatAnInputCosts()
    {
        var run = new Run(Some.World(capable: 0.8).With(Some.Floor()));
        using var engine = new DirectEngine();
        run.Play(engine);
        int bloc = run.World.Nation("IN");
        GoodLedger ledger = run.Settlement.Goods[0];
        Assert.True(ledger.HidingOf[bloc] > 0);
        Assert.Equal(
            (ledger.Paid[bloc] + ledger.HidingOf[bloc]) / ledger.Use[bloc],
            run.Public.Delivered[0][bloc],
            1e-6
        );
    }

    [Fact]
    public void Membership_WithDates_HoldsTheFloorOnlyInside()
    {
        Scenario s = Some.World(10).With(Some.Floor());
        s = s with
        {
            Bloc = s.Bloc with
            {
                Memberships = [new Membership("IN", new Period(new YearMonth(2026, 4), new YearMonth(2026, 8)))],
            },
        };
        double[] levy = Some.Play(s).Find("levy-revenue", "oxide", "bloc")!;
        Assert.All(levy[..3], v => Assert.Equal(0, v));
        Assert.All(levy[3..7], v => Assert.True(v > 0));
        Assert.All(levy[7..], v => Assert.Equal(0, v));
    }

    [Fact]
    public void Audits_AreFew_SoWhatTheyFindDiffersBySeed()
    {
        double At(ulong seed)
        {
            Scenario s = Some.World(12, 0.6).With(Some.Floor()) with { Seed = seed };
            return Some.Play(s with { Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = 40 } } })
                .Last("evasion", "bloc");
        }

        Assert.NotEqual(At(1), At(2));
    }

    private sealed class Flows : IRunSink
    {
        public List<Flow> Seen { get; } = [];

        public bool WantsFlows => true;

        public void OnStart(Run run) { }

        public void OnTick(int tick) { }

        public void OnFlow(int tick, Flow flow) => Seen.Add(flow);
    }

    [Fact]
    public void Penalty_Higher_Deters()
    {
        double At(double penalty) =>
            Some.Play(WithFriend(rules: e => e with { Penalty = penalty })).Last("evasion", "bloc");
        Assert.True(At(10) < 0.8 * At(0));
    }

    /// <summary>Where caught and fined is certain enough that nobody misdeclares, what is traced of goods with others' papers is still fined.</summary>
    [Fact]
    public void Traced_GoodsWithOthersPapers_AreFined()
    {
        RunTable table = Some.Play(WithFriend(rules: e => e with { BaseDetection = 0.25, Penalty = 3 }));
        Assert.Equal(0, table.Last("evasion", "bloc"));
        Assert.True(table.Last("transshipment", "bloc") > 0);
        Assert.True(table.Last("fines", "bloc") > 0);
    }

    /// <summary>A minimum price a little above what goods cost with duty changes next to nothing: what evading saves does not jump there.</summary>
    [Fact]
    public void MinimumPrice_CrossingTheDutiedCost_EvasionHasNoJump()
    {
        Scenario duty = Some.World(6, 0.6) with { Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.3 }] };
        double At(double floor) =>
            Some.Play(duty.With(Some.Floor(floor, FloorForm.MinimumImportPrice))).Last("evasion", "bloc");
        double alone = Some.Play(duty).Last("evasion", "bloc");
        Assert.True(alone > 500);
        Assert.Equal(alone, At(60_000), 1e-6 * alone);
        for (double floor = 70_000; floor < 84_000; floor += 500)
        {
            double step = At(floor + 500) - At(floor);
            Assert.True(step > -1e-6 * alone && step < 0.03 * alone, $"{step} of {alone} at {floor}");
        }
    }

    /// <summary>Sectors differ: a transparent one hardly evades what another evades for the most part, at the same border and the same levy.</summary>
    [Fact]
    public void Sectors_EvadeAsFarAsTheyAreAble()
    {
        Scenario s = Some.World(6).With(Some.Floor(100_000));
        var run = new Run(
            s with
            {
                Buyers =
                [
                    Some.Buyer("IN", 2000, 0.05, sector: "defence"),
                    Some.Buyer("IN", 2000, 0.8, sector: "electronics"),
                    .. s.Buyers.Skip(1),
                ],
            }
        );
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        double Hidden(string sector)
        {
            int r = Array.IndexOf(run.World.Layouts[0].RowSector, sector);
            double hidden = 0;
            for (int k = 0; k < market.Nodes; k++)
            {
                int at = (r * market.Stride) + k;
                hidden += market.Misdeclared[at] + market.ThirdNation[at];
            }

            return hidden / market.Bought[r];
        }

        Assert.InRange(Hidden("defence"), 0.001, 0.06);
        Assert.InRange(Hidden("electronics"), 0.3, 0.81);
    }
}
