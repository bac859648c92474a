namespace BlocSim.Tests;

/// <summary>What plants order when one of several inputs is scarce, and the account of what they bought and did not use.</summary>
public class InputAccountTests
{
    private const double CoverYears = 8 / 52.0;

    /// <summary>Magnets at B need oxide and heavy oxide; heavy oxide from A stops coming after a year.</summary>
    private static Scenario HeavyCutOff(int months) =>
        ChainTests.Chain(months) with
        {
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "A",
                    Goods = ["heavy"],
                    BanTo = ["B"],
                    InForce = new Period(new YearMonth(2027, 1)),
                },
            ],
        };

    /// <summary>Plants that run short of one input do not pile up the other: they hold what goes with what they can make.</summary>
    [Fact]
    public void Orders_OneInputScarce_TheOtherIsNotPiledUp()
    {
        RunTable t = Some.Play(HeavyCutOff(72));
        double made = t.Last("output", "B", "magnet");
        Assert.True(made < 0.97 * t.First("output", "B", "magnet"), $"{made}");
        Assert.InRange(t.Last("input-stock", "B"), 0.9 * 0.4 * made * CoverYears, 1.1 * 0.4 * made * CoverYears);
    }

    /// <summary>The scarce one is bid up as long as the product bears it: magnets sell above cost, so heavy oxide rises by far more than its usual worth.</summary>
    [Fact]
    public void Orders_OneInputScarce_ItIsBidUp()
    {
        RunTable t = Some.Play(HeavyCutOff(72));
        double[] price = t.Find("price-received", "heavy", "B")!;
        double[] magnets = t.Find("price-received", "magnet", "B")!;
        Assert.True(price[71] / price[0] > 1.5 * magnets[71] / magnets[0], $"{price[71] / price[0]}");
    }

    [Fact]
    public void Stock_IsWhatWasBoughtLessWhatWasUsed()
    {
        RunTable t = Some.Play(HeavyCutOff(48));
        foreach (
            (string good, string nation) in (IEnumerable<(string, string)>)
                [("ore", "A"), ("oxide", "B"), ("heavy", "B")]
        )
        {
            double[] held = t.Find("input-stock", good, nation)!;
            double[] added = t.Find("input-stocking", good, nation)!;
            Assert.Contains(held, x => x > 0);
            Assert.Contains(added, x => Math.Abs(x) > 1e-3);
            for (int i = 1; i < held.Length; i++)
            {
                Assert.Equal(held[i - 1] + (added[i] / 12), held[i], 1e-9 * held[0]);
            }
        }
    }

    /// <summary>
    /// What plants paid for inputs is what their costs counted, at the mean delivered price of the month before, and what is on the account: worked out from the
    /// flows, and from what hiding cost, which is the plants' alone since no final buyer can hide.
    /// </summary>
    [Fact]
    public void Account_ClosesTheGapBetweenWhatPlantsPaidAndWhatTheirCostsCounted()
    {
        Scenario s = HeavyCutOff(36) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Importers = ["B"],
                    Goods = ["oxide"],
                    AdValorem = 0.2,
                },
            ],
        };
        var flows = new FlowSums();
        using var engine = new DirectEngine();
        RunTable t = new Run(s, new RunOptions { Sink = flows }).Play(engine);
        double[] cost = t.Find("input-stocking-cost", "oxide", "B")!;
        double[] magnets = t.Find("output", "magnet", "B")!;
        double[] hiding = t.Find("hiding-cost", "oxide", "world")!;
        Assert.Contains(hiding, x => x > 0);
        for (int i = 1; i < 36; i++)
        {
            double spent = flows.All[i - 1].Paid + (hiding[i - 1] / 12);
            double counted = 0.4 * magnets[i] / 12 * spent / flows.All[i - 1].Tonnes;
            double paid = flows.Plants[i].Paid + (hiding[i] / 12);
            Assert.Equal(paid - counted, cost[i] / 12, 1e-9 * paid);
        }
    }

    /// <summary>The account is the producers': their gain is receipts and costs, less what they paid for stocks of inputs.</summary>
    [Fact]
    public void Account_IsInTheProducersSurplusChange()
    {
        PairedRun pair = Some.Pair(
            HeavyCutOff(36).With(Some.Floor(70_000)) with
            {
                Bloc = new Bloc
                {
                    Memberships = [new Membership("B", Period.Always)],
                    Parties = ["B"],
                    Floors = [Some.Floor(70_000)],
                },
            }
        );
        double Change(string metric) => pair.Policy.Last(metric, "B") - pair.Baseline.Last(metric, "B");
        double stocked = Change("input-stocking-cost");
        Assert.True(Math.Abs(stocked) > 1);
        double expected = Change("producer-surplus") - Change("fixed-cost") - Change("capital-spending") - stocked;
        Assert.Equal(expected, pair.Policy.Last("producer-surplus-change", "B"), 1e-6 * Math.Abs(expected));
    }

    /// <summary>Plants that stand still strand what they hold; while they run nothing is stranded.</summary>
    [Fact]
    public void PlantsStandStill_WhatTheyHoldIsStranded()
    {
        Scenario s = ChainTests.Chain(60);
        s = s with
        {
            Buyers = [.. s.Buyers.Select(b => b.Good == "magnet" ? b with { Growth = -0.9 } : b)],
            Facilities =
            [
                .. s.Facilities.Select(f =>
                    f.Process == "magnets" ? f with { FixedCost = 20_000, IdleAfterMonths = 6 } : f
                ),
            ],
        };
        RunTable t = Some.Play(s);
        Assert.Equal(0, t.First("stranded-inputs", "B"));
        Assert.Equal(3, t.Last("plants-idle", "B", "magnet") + t.Last("plants-closed", "B", "magnet"));
        Assert.True(t.Last("stranded-inputs", "B") > 100);
        Assert.Equal(t.Last("input-stock", "B"), t.Last("stranded-inputs", "B"));
    }

    private sealed class FlowSums : IRunSink
    {
        private Run? run;

        public (double Tonnes, double Paid)[] All { get; } = new (double, double)[36];

        public (double Tonnes, double Paid)[] Plants { get; } = new (double, double)[36];

        public bool WantsFlows => true;

        public void OnStart(Run run) => this.run = run;

        public void OnTick(int tick) { }

        public void OnFlow(int tick, Flow flow)
        {
            if (run!.Goods[flow.Good].Name != "oxide" || run.Nations[flow.Destination].Code != "B")
            {
                return;
            }

            void Add((double Tonnes, double Paid)[] to) =>
                to[tick] = (to[tick].Tonnes + flow.Tonnes, to[tick].Paid + (flow.Tonnes * flow.DeliveredPrice));
            Add(All);
            if (run.SectorOf(flow.Good, flow.Row) == "magnets")
            {
                Add(Plants);
            }
        }
    }
}
