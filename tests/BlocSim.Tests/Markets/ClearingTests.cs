using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Tests;

public class ClearingTests
{
    [Fact]
    public void Clear_BaselinePolicy_GivesBackTheBaseYear()
    {
        RunTable table = Some.Play(Some.World());
        Assert.Equal(1000, table.First("output", "IN"), 1000 * 1e-6);
        Assert.Equal(8000, table.First("output", "BIG"), 8000 * 1e-6);
        Assert.Equal(60_000, table.First("price-marginal", "BIG"), 60_000 * 1e-6);
        Assert.Equal(4000, table.First("use", "bloc"), 4000 * 1e-6);
    }

    /// <summary>A random market of up to six nations with floors, duties, quotas and evaders.</summary>
    internal static Scenario Random(int seed)
    {
        int salt = 0;
        double U(double low, double high) =>
            low + ((high - low) * new Draws((ulong)seed, 7, DrawPurpose.LeadTime, salt++).Uniform());
        int n = 2 + (int)U(0, 4.99);
        string[] codes = [.. Enumerable.Range(0, n).Select(i => $"N{i}")];
        double[] supply = [.. codes.Select(_ => U(10, 5000))];
        double[] weight = [.. codes.Select(_ => U(0.05, 1))];
        double total = supply.Sum();
        bool plants = U(0, 1) < 0.5;
        Scenario s = new()
        {
            Name = "random",
            Clock = Some.Months(3),
            Goods = [Some.Oxide(U(2, 16))],
            Nations = [.. codes.Select(Some.Nation)],
            Processes = [Some.Works],
            Schedules = plants ? [] : [.. codes.Select((c, i) => Some.Supply(c, supply[i], U(0.1, 3)))],
            Facilities = plants
                ?
                [
                    .. codes.SelectMany(
                        (c, i) =>
                            Enumerable
                                .Range(0, 3)
                                .Select(b =>
                                    Some.Plant(c, $"p{b}", supply[i] / U(2.2, 3.2), supply[i] / 3.2, U(20_000, 70_000))
                                )
                    ),
                ]
                : [],
            Buyers = [.. codes.Select((c, i) => Some.Buyer(c, 0, U(0, 1)))],
            Freights = [new Freight(null, null, null, U(0, 3000))],
            Bloc = new Bloc { Memberships = [new Membership("N0", Period.Always)], Parties = ["N0"] },
        };
        double made = plants ? s.Facilities.Sum(f => f.BaseOutput) : total;
        s = s with { Buyers = [.. s.Buyers.Select((b, i) => b with { Level = made * weight[i] / weight.Sum() })] };
        int policy = (int)U(0, 6.99);
        YearMonth second = s.Clock.DateOf(1);
        return policy switch
        {
            0 => s,
            1 => s.With(Some.Floor(U(40_000, 150_000)) with { InForce = new Period(second) }),
            2 => s.With(Some.Floor(U(40_000, 150_000)) with { Basis = FloorBasis.Consignment }),
            3 => s.With(Some.Floor(U(40_000, 150_000), FloorForm.MinimumImportPrice)),
            4 => s.With(Some.Floor(U(40_000, 150_000), FloorForm.FloorOnInternalSales)),
            5 => s.With(Some.Floor(U(40_000, 150_000), FloorForm.ContractForDifference)) with
            {
                Tariffs =
                [
                    new Tariff
                    {
                        Goods = ["oxide"],
                        AdValorem = U(0, 1),
                        Specific = U(0, 10_000),
                    },
                ],
            },
            _ => s with
            {
                ExportMeasures =
                [
                    new ExportMeasure
                    {
                        Nation = "N1",
                        Goods = ["oxide"],
                        Quota = U(0.2, 1.2) * supply[1],
                        TaxRate = U(0, 0.3),
                        InForce = new Period(second),
                    },
                ],
            },
        };
    }

    /// <summary>Every random market clears, and mass and money balance in every tick (the run checks them).</summary>
    [Fact]
    public void Clear_RandomMarkets_AlwaysClearAndBalance()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            Exception? failure = Record.Exception(() => Some.Play(Random(seed)));
            Assert.True(failure is null, $"seed {seed}: {failure?.Message}");
        }
    }

    /// <summary>The slower method behind Newton's finds the same prices.</summary>
    [Fact]
    public void Clear_SlowMethod_FindsTheSamePrices()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Scenario s = Random(seed);
            var slow = new Run(s, new RunOptions { CheckInvariants = true });
            slow.MarketAgent.ClearSlowly();
            using var engine = new DirectEngine();
            RunTable a = Some.Play(s);
            RunTable b = slow.Play(engine);
            Assert.True(slow.Fallbacks > 0);
            foreach (string nation in s.Nations.Select(n => n.Code))
            {
                double expected = a.Last("price-marginal", nation);
                Assert.True(
                    Math.Abs(expected - b.Last("price-marginal", nation)) <= 1e-5 * expected,
                    $"seed {seed}: {nation} {expected} and {b.Last("price-marginal", nation)}"
                );
            }
        }
    }

    /// <summary>Nothing depends on the order in which a file lists nations, buyers or schedules.</summary>
    [Fact]
    public void Clear_ListsReversed_GivesTheSameBits() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 100_000)),
                seed =>
                {
                    Scenario s = Random(seed);
                    Scenario reversed = s with
                    {
                        Nations = [.. s.Nations.Reverse()],
                        Buyers = [.. s.Buyers.Reverse()],
                        Schedules = [.. s.Schedules.Reverse()],
                        Facilities = [.. s.Facilities.Reverse()],
                    };
                    return Some.Bits(Some.Play(s)).SequenceEqual(Some.Bits(Some.Play(reversed)));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    [Fact]
    public void Clear_NationSplitInIdenticalHalves_ChangesNothing()
    {
        Scenario whole = Some.World().With(Some.Floor());
        Scenario halves = whole with
        {
            Nations = [.. whole.Nations.Where(n => n.Code != "BIG"), Some.Nation("BIG1"), Some.Nation("BIG2")],
            Schedules =
            [
                .. whole.Schedules.Where(s => s.Nation != "BIG"),
                Some.Supply("BIG1", 4000, 1.5),
                Some.Supply("BIG2", 4000, 1.5),
            ],
            Buyers =
            [
                .. whole.Buyers.Where(b => b.Nation != "BIG"),
                Some.Buyer("BIG1", 2000),
                Some.Buyer("BIG2", 2000),
            ],
        };
        RunTable a = Some.Play(whole);
        RunTable b = Some.Play(halves);
        foreach (string metric in new[] { "price-inside", "price-members", "levy" })
        {
            Assert.Equal(a.Last(metric, "bloc"), b.Last(metric, "bloc"), 1e-7 * a.Last(metric, "bloc"));
        }

        Assert.Equal(a.Last("output", "BIG"), b.Last("output", "BIG1") + b.Last("output", "BIG2"), 1e-4);
    }

    [Fact]
    public void Clear_UnitsOfMassTimesThousand_ScalesQuantitiesOnly()
    {
        Scenario s = Some.World().With(Some.Floor());
        Scenario large = s with
        {
            Schedules = [.. s.Schedules.Select(x => x with { Level = x.Level * 1000 })],
            Buyers = [.. s.Buyers.Select(x => x with { Level = x.Level * 1000 })],
        };
        RunTable a = Some.Play(s);
        RunTable b = Some.Play(large);
        Assert.Equal(a.Last("price-inside", "bloc"), b.Last("price-inside", "bloc"), 1e-4);
        Assert.Equal(1000 * a.Last("output", "LOW"), b.Last("output", "LOW"), 1e-3);
    }

    /// <summary>The kernel's derivatives are those of its demand.</summary>
    [Fact]
    public void Evaluate_Jacobian_IsTheDerivativeOfDemand()
    {
        Scenario s = Some.World(capable: 0.6).With(Some.Floor()) with
        {
            Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.2 }],
        };
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        var rows = new LogitRows(market);
        rows.Evaluate();
        double[] jacobian = [.. rows.Jacobian];
        double[] byLevy = [.. rows.DemandByLevy];
        const double H = 1e-3;
        for (int j = 0; j < market.Nodes; j++)
        {
            market.Price[j] += H;
            rows.Evaluate();
            double[] up = [.. rows.Demand];
            market.Price[j] -= 2 * H;
            rows.Evaluate();
            double[] down = [.. rows.Demand];
            market.Price[j] += H;
            for (int i = 0; i < market.Nodes; i++)
            {
                Assert.Equal((up[i] - down[i]) / (2 * H), jacobian[(i * market.Stride) + j], 1e-6);
            }
        }

        market.Levy += H;
        rows.Evaluate();
        double[] more = [.. rows.Demand];
        market.Levy -= 2 * H;
        rows.Evaluate();
        for (int i = 0; i < market.Nodes; i++)
        {
            Assert.Equal((more[i] - rows.Demand[i]) / (2 * H), byLevy[i], 1e-6);
        }
    }

    [Fact]
    public void Clear_DemandBeyondAllCapacity_LeavesUnmetDemandInsteadOfFailing()
    {
        Scenario s = Some.World() with
        {
            Schedules = [],
            Processes = [Some.Works],
            Facilities =
            [
                .. new[] { "IN", "BIG", "LOW" }.SelectMany(n =>
                    Enumerable.Range(0, 3).Select(i => Some.Plant(n, $"p{i}", 1200, 1111.1111111, 50_000 + (1000 * i)))
                ),
            ],
            Buyers = [Some.Buyer("IN", 10_000, growth: 1)],
            Clock = Some.Months(60),
        };
        RunTable table = Some.Play(s);
        Assert.True(table.Last("unmet-demand", "world") > 0);
        Assert.Equal(10_800, table.Last("output-total", "world"), 1);
    }

    /// <summary>
    /// Of a homogeneous good BIG has more than anybody wants at any price: it gives the rest away at zero. What others pay is what bringing it costs,
    /// and nobody else sells below that.
    /// </summary>
    [Fact]
    public void Homogeneous_MoreThanWantedAtZero_IsLeft_AndPricesElsewhereStandAtItsCost()
    {
        Scenario s = Some.World(2);
        s = s with
        {
            Goods = [s.Goods[0] with { IsHomogeneous = true }],
            Schedules =
            [
                Some.Supply("IN", 1000),
                new SupplySchedule
                {
                    Nation = "BIG",
                    Good = "oxide",
                    Form = SupplyForm.Linear,
                    Level = 1e6,
                    Response = 1,
                    ReferencePrice = 60_000,
                },
            ],
            Freights = [new Freight(null, null, null, 1500)],
        };
        RunTable table = Some.Play(s);
        Assert.Equal(0, table.Last("price-marginal", "BIG"), 1e-6);
        Assert.Equal(1500, table.Last("price-inside", "bloc"), 1e-6);
        Assert.Equal(1000 * 1500 / 60_000.0, table.Last("output", "IN"), 1e-6);
    }

    /// <summary>Plants far apart in cost, demand that hardly answers: the slower method walks there, whatever Newton's makes of it on the way.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(52)]
    public void SlowMethod_StiffDemand_Clears(int seed)
    {
        var random = new RandomMarket(seed, false);
        Array.Fill(random.Elasticity, 0.01);
        for (int o = 0; o < random.Supplies.Length; o++)
        {
            double spread = Math.Pow(30, (o % 3) - 1);
            random.Supplies[o] = random.Supplies[o] with
            {
                Kind = 1,
                Costs = [.. random.Supplies[o].Costs.Select(c => c * spread)],
            };
        }

        var solver = new LogitSolver(random.Build()) { AlwaysSlow = true };
        Assert.True(solver.TryClear(out double left, out _), $"{left:e2}");
    }
}
