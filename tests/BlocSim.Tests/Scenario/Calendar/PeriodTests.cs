using System.Collections.Frozen;

namespace BlocSim.Tests;

/// <summary>Instruments and answers act in their time and not outside it.</summary>
public class PeriodTests
{
    private static readonly Period Second = new(new YearMonth(2027, 1));
    private static readonly Period First = new(null, new YearMonth(2027, 1));

    private static Scenario Bloc(Scenario s, Func<Bloc, Bloc> change) => s with { Bloc = change(s.Bloc) };

    [Fact]
    public void Stockpile_BeforeItsDate_IsEmpty()
    {
        var vault = new Stockpile
        {
            Loan = 500e6,
            Private = 20e6,
            Targets = [("oxide", 90)],
            InForce = Second,
        };
        double[] stock = Some.Play(Bloc(Some.World(24), b => b with { Stockpile = vault }))
            .Get("stockpile", "oxide", "bloc");
        Assert.All(stock[..12], v => Assert.Equal(0, v));
        Assert.True(stock[^1] > 0);
    }

    [Fact]
    public void Offtake_EndsWithItsPeriod()
    {
        Scenario s = Bloc(
            Some.World(24) with
            {
                Processes = [Some.Works],
                Schedules = [Some.Supply("BIG", 8000, 1.5), Some.Supply("LOW", 1000)],
                Facilities = [Some.Plant("IN", "works", 1100, 1000, 58_000)],
            },
            b =>
                b with
                {
                    Supports =
                    [
                        new Support
                        {
                            Nation = "IN",
                            Facility = "works",
                            Payer = "IN",
                            Offtake = 90_000,
                            InForce = First,
                        },
                    ],
                }
        );
        double[] paid = Some.Play(s).Get("subsidy", "oxide", "IN");
        Assert.True(paid[10] > 0);
        Assert.All(paid[12..], v => Assert.Equal(0, v));
    }

    /// <summary>All origins offer stated schedules, which nobody writes anew: the contract is on them in its time and off them again.</summary>
    [Fact]
    public void ContractForDifference_OnStatedSchedules_BeginsAndEnds()
    {
        Scenario s = Some.World(24) with { Schedules = [Some.Supply("IN", 1000, 1.5), Some.Supply("BIG", 9000, 1.5)] };
        double[] Output(params Floor[] floors) =>
            Some.Play(Bloc(s, b => b with { Floors = [.. floors] })).Get("output", "oxide", "IN");
        double[] free = Output();
        double[] held = Output(
            Some.Floor(90_000, FloorForm.ContractForDifference) with
            {
                InForce = new Period(new YearMonth(2026, 7), new YearMonth(2027, 1)),
            }
        );
        for (int tick = 0; tick < free.Length; tick++)
        {
            bool inForce = tick is >= 6 and < 12;
            Assert.Equal(inForce, held[tick] > 1.05 * free[tick]);
            Assert.True(inForce || Math.Abs((held[tick] / free[tick]) - 1) < 0.01);
        }
    }

    [Fact]
    public void BuyersClub_BuysInItsPeriod()
    {
        double[] Price(bool club) =>
            Some.Play(
                    Bloc(
                        Some.World(24),
                        b => b with { Club = club ? new BuyersClub { Goods = ["oxide"], InForce = Second } : null }
                    )
                )
                .Get("world-price", "oxide", "world");
        Assert.Equal(Price(false)[10], Price(true)[10], 1e-9);
        Assert.True(Price(true)[22] < Price(false)[22] - 100);
    }

    [Fact]
    public void Retaliation_EndsWithTheFloor()
    {
        Scenario s = Some.World(24).With(Some.Floor() with { InForce = First });
        var run = new Run(
            s with
            {
                Strategies =
                [
                    new Strategy
                    {
                        Nation = "BIG",
                        Kind = StrategyKind.Retaliate,
                        Goods = ["oxide"],
                        DelayMonths = 3,
                    },
                ],
            }
        );
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Contains(run.Events, h => h.Text == "BIG stops supplying IN");
        Assert.Contains(run.Events, h => h.Text == "BIG supplies IN again");
    }

    /// <summary>A target that leaves the bloc is left alone, and the next member's turn comes at once.</summary>
    [Fact]
    public void Retaliation_TargetLeaves_TheNextIsHit()
    {
        Scenario s = Some.World(24).With(Some.Floor());
        s = s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 200)],
            Bloc = s.Bloc with
            {
                Memberships =
                [
                    new Membership("IN", new Period(null, new YearMonth(2027, 1))),
                    new Membership("PAL", Period.Always),
                ],
            },
            Strategies =
            [
                new Strategy
                {
                    Nation = "BIG",
                    Kind = StrategyKind.Retaliate,
                    Goods = ["oxide"],
                    DelayMonths = 3,
                },
            ],
        };
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Contains(run.Events, h => h.Text == "BIG stops supplying PAL" && h.Date is "2027-01" or "2027-02");
    }

    /// <summary>A floor that lapsed and comes back is a new promise.</summary>
    [Fact]
    public void Floor_LapsesAndComesBack_BeliefStartsAnew()
    {
        Scenario s = Bloc(
            Some.World(13),
            b =>
                b with
                {
                    Credibility = new Credibility(0.5, 0.05, 0.15),
                    Floors =
                    [
                        Some.Floor() with
                        {
                            InForce = new Period(null, new YearMonth(2026, 7)),
                        },
                        Some.Floor() with
                        {
                            InForce = Second,
                        },
                    ],
                }
        );
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Equal(0.5, run.Belief(0), 1e-9);
    }

    /// <summary>Who acts against the bloc never decides to join it, however fond.</summary>
    [Fact]
    public void Membership_WhoActsAgainstTheBloc_NeverJoins()
    {
        var fond = new MembershipRule
        {
            Scale = 1e5,
            Inertia = 0,
            AffinityOfOthers = 1e9,
            Deciding = new[] { "BIG" }.ToFrozenSet(),
        };
        Scenario s = Bloc(Some.World(24).With(Some.Floor()), b => b with { MembershipRule = fond });
        Assert.Equal(1, Some.Play(s).Last("member", "BIG", "all"));
        var acts = new Strategy
        {
            Nation = "BIG",
            Kind = StrategyKind.Restrict,
            Goods = ["oxide"],
            Limit = 0.9,
        };
        Assert.Equal(0, Some.Play(s with { Strategies = [acts] }).Last("member", "BIG", "all"));
    }

    [Fact]
    public void Volatility_RisesWithAShock_AndNotWithoutOne()
    {
        double After(double quota)
        {
            var measure = new ExportMeasure
            {
                Nation = "BIG",
                Goods = ["oxide"],
                Quota = quota,
                InForce = Second,
            };
            var run = new Run(Some.World(18) with { ExportMeasures = [measure] });
            using var engine = new DirectEngine();
            run.Play(engine);
            return run.Public.Volatility[0];
        }

        Assert.True(After(2000) > 0.1);
        Assert.True(After(100_000) < 0.01);
    }
}
