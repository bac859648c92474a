using System.Collections.Frozen;

namespace BlocSim.Tests;

/// <summary>Rules of the bloc beside its border; each test fails when its mechanism is switched off.</summary>
public class BlocRulesTests
{
    private static (Run Run, RunTable Table) Play(Scenario scenario)
    {
        var run = new Run(scenario, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        return (run, run.Play(engine));
    }

    private static Scenario Bloc(Scenario s, Func<Bloc, Bloc> change) => s with { Bloc = change(s.Bloc) };

    [Fact]
    public void LegalRisk_CertainRuling_SuspendsTheFloorAndItComesBack()
    {
        Scenario s = Bloc(Some.World(30).With(Some.Floor()), b => b with { LegalRisk = new LegalRisk(0.6, 6) });
        (Run run, RunTable table) = Play(s);
        double[] floor = table.Get("floor", "oxide", "bloc");
        int suspended = floor.Count(double.IsNaN);
        Assert.InRange(suspended, 6, 24);
        Assert.Contains(run.Events, h => h.Text.Contains("suspends the floor on Oxide", StringComparison.Ordinal));
        Assert.Contains(run.Events, h => h.Text.Contains("in force again", StringComparison.Ordinal));
        int first = Array.FindIndex(floor, double.IsNaN);
        Assert.All(floor[first..(first + 6)], f => Assert.True(double.IsNaN(f)));
    }

    /// <summary>Over many seeds the share of floors suspended within a year is the hazard.</summary>
    [Fact]
    public void LegalRisk_ManySeeds_HitsAtItsRate()
    {
        int hit = 0;
        for (ulong seed = 0; seed < 400; seed++)
        {
            Scenario s = Bloc(Some.World(12).With(Some.Floor()), b => b with { LegalRisk = new LegalRisk(0.3, 12) });
            hit += Play(s with { Seed = seed }).Table.Get("floor", "oxide", "bloc").Any(double.IsNaN) ? 1 : 0;
        }

        Assert.InRange(hit / 400.0, 0.23, 0.37);
    }

    /// <summary>The club's gain: outsiders get less, and the bloc as a whole is better off, as a large buyer's optimal tariff promises.</summary>
    [Fact]
    public void BuyersClub_LargeBuyer_LowersThePriceOutsidersGetAndGains()
    {
        Scenario s = Some.World(24);
        s = s with
        {
            Schedules = [Some.Supply("IN", 1000), Some.Supply("BIG", 9000, 1)],
            Buyers = [Some.Buyer("IN", 8000), Some.Buyer("BIG", 2000)],
            Nations = [Some.Nation("IN"), Some.Nation("BIG")],
        };
        PairedRun pair = Some.Pair(
            Bloc(
                s,
                b =>
                    b with
                    {
                        Club = new BuyersClub { Goods = ["oxide"], SupplyElasticity = 1.5 },
                    }
            )
        );
        Assert.True(pair.Policy.Last("world-price", "world") < 0.95 * pair.Baseline.Last("world-price", "world"));
        Assert.True(pair.Policy.Last("welfare-change-total", "bloc") > 0);
        Assert.True(pair.Policy.Last("welfare-change-total", "world") < 0);
        Assert.Equal(0, pair.Policy.Last("evasion", "bloc"));
    }

    private static Scenario Choosing(MembershipRule rule, double floor = 90_000) =>
        Bloc(Some.World(60).With(Some.Floor(floor)), b => b with { MembershipRule = rule });

    private static MembershipRule Sharp { get; } =
        new()
        {
            Scale = 1e5,
            Inertia = 0,
            Deciding = new[] { "IN" }.ToFrozenSet(),
        };

    [Fact]
    public void Membership_CostlyFloor_TheMemberLeavesAndSaysWhy()
    {
        (Run run, RunTable table) = Play(Choosing(Sharp));
        double[] member = table.Get("member", "all", "IN");
        Assert.Equal(1, member[0]);
        Assert.Equal(0, member[12]);
        Assert.Contains(run.Events, h => h.Text.StartsWith("IN leaves: it reckons to gain ", StringComparison.Ordinal));
        Assert.Equal(0, table.Last("members", "bloc", "all"));
    }

    [Fact]
    public void Membership_PoliticsWorthMore_ItStays()
    {
        MembershipRule fond = Sharp with
        {
            Affinity = new Dictionary<string, double> { ["IN"] = 1e9 }.ToFrozenDictionary(),
        };
        Assert.Equal(1, Play(Choosing(fond)).Table.Last("member", "IN", "all"));
    }

    [Fact]
    public void Membership_SidePayment_HoldsTheWavererAndIsBooked()
    {
        MembershipRule paid = Sharp with { SidePayment = 500e6, Payer = "LOW", ReviewMonths = 12 };
        (Run _, RunTable table) = Play(Choosing(paid));
        Assert.True(
            table.Get("member", "all", "IN").Sum() > Play(Choosing(Sharp)).Table.Get("member", "all", "IN").Sum()
        );
        double[] got = table.Get("transfers", "all", "IN");
        double[] gave = table.Get("transfers", "all", "LOW");
        Assert.Contains(got, g => g == 500e6);
        Assert.Equal(0, got.Zip(gave, (a, b) => Math.Abs(a + b)).Max());
    }

    [Fact]
    public void Divide_MoneyForLeaving_TheWavererGoes()
    {
        MembershipRule fond = Sharp with
        {
            Affinity = new Dictionary<string, double> { ["IN"] = 150e6 }.ToFrozenDictionary(),
        };
        Scenario s = Choosing(fond, 62_000);
        Assert.Equal(1, Play(s).Table.Last("member", "IN", "all"));
        var rule = new Strategy
        {
            Nation = "BIG",
            Kind = StrategyKind.Divide,
            Yearly = 1e9,
        };
        (Run run, RunTable table) = Play(s with { Strategies = [rule] });
        Assert.Equal(0, table.Last("member", "IN", "all"));
        Assert.Equal(1e9, table.Last("transfers", "IN", "all"));
        Assert.Contains(run.Events, h => h.Text == "BIG offers IN money for leaving the bloc");
    }

    [Fact]
    public void Retaliation_Cost_IsInTheMembersReckoning()
    {
        MembershipRule fond = Sharp with
        {
            Affinity = new Dictionary<string, double> { ["IN"] = 150e6 }.ToFrozenDictionary(),
        };
        Strategy Hit(double cost) =>
            new()
            {
                Nation = "LOW",
                Kind = StrategyKind.Retaliate,
                Goods = ["oxide"],
                Yearly = cost,
            };
        Scenario s = Choosing(fond, 62_000);
        Assert.Equal(1, Play(s with { Strategies = [Hit(0)] }).Table.Last("member", "IN", "all"));
        Assert.Equal(0, Play(s with { Strategies = [Hit(1e9)] }).Table.Get("member", "all", "IN").Min());
    }

    private static Scenario Appraised(Func<Bloc, Bloc> bloc, double capital = 60_000, double premium = 0.05) =>
        Bloc(
            Some.World(60).With(Some.Floor(90_000)) with
            {
                Processes = [Some.Works],
                Schedules = [Some.Supply("BIG", 8000, 1.5), Some.Supply("LOW", 1000)],
                Facilities =
                [
                    Some.Plant("IN", "works", 1100, 1000, 58_000),
                    Some.Plant("IN", "mill", 500, 0, 57_000) with
                    {
                        Status = FacilityStatus.Planned,
                        Project = new ProjectTerms(new YearMonth(2026, 1), 2, 2, 2, null)
                        {
                            Capital = new CapitalTerms(capital, 15, 0.1, premium),
                        },
                    },
                ],
            },
            bloc
        );

    private static Scenario Helped(Scenario s, string payer, Func<Support, Support> how) =>
        Bloc(
            s,
            b =>
                b with
                {
                    Supports =
                    [
                        how(
                            new Support
                            {
                                Nation = "IN",
                                Facility = "mill",
                                Payer = payer,
                            }
                        ),
                    ],
                }
        );

    private static double Capacity(Scenario s) => Play(s).Table.Last("capacity", "IN");

    /// <summary>The same floor builds less capacity when it is expected to fall.</summary>
    [Fact]
    public void Credibility_SameFloor_BuildsOnlyWhenBelieved()
    {
        Assert.Equal(1600, Capacity(Appraised(b => b with { Credibility = new Credibility(0.9, 0.02, 0.15) })));
        Assert.Equal(1100, Capacity(Appraised(b => b with { Credibility = new Credibility(0.05, 0, 0.15) })));
    }

    [Fact]
    public void Credibility_HeldForYears_Grows()
    {
        Assert.Equal(1600, Capacity(Appraised(b => b with { Credibility = new Credibility(0.05, 0.05, 0.15) })));
    }

    [Fact]
    public void Capacity_OpensAfterTheLeadTime_NeverBefore()
    {
        Scenario s = Appraised(b => b with { Credibility = new Credibility(0.9, 0.02, 0.15) });
        (Run run, RunTable table) = Play(s);
        Plant mill = run.Producers.Single(p => p.Nation == run.World.Nation("IN")).Plant(0);
        double[] capacity = table.Get("capacity", "oxide", "IN");
        int opened = Array.FindIndex(capacity, c => c > 1100);
        int decided = mill.Committed!.Value.MonthsSince(new YearMonth(2026, 1));
        Assert.InRange(opened - decided, 24, 25);
    }

    [Fact]
    public void Permits_Faster_CapacityComesEarlier()
    {
        Scenario s = Appraised(b => b with { Credibility = new Credibility(0.9, 0.02, 0.15) });
        int At(double faster)
        {
            Scenario x = Helped(s, "IN", x => x with { FasterPermits = faster });
            return Array.FindIndex(Play(x).Table.Get("capacity", "oxide", "IN"), c => c > 1100);
        }

        Assert.Equal(12, At(0) - At(0.5));
    }

    [Fact]
    public void Grant_DecidesAMarginalProject_AndTheTreasuryPaysIt()
    {
        Scenario s = Appraised(b => b with { Credibility = new Credibility(0.35, 0, 0.15) }, 150_000);
        Assert.Equal(1100, Capacity(s));
        Scenario helped = Helped(s, "LOW", x => x with { Grant = 0.9 });
        PairedRun pair = Some.Pair(helped);
        Assert.Equal(1600, pair.Policy.Last("capacity", "IN"));
        double granted = pair.Policy.Get("treasury", "oxide", "LOW").Sum() / 12;
        Assert.Equal(-0.9 * 150_000 * 500, granted, 1e-3);
        Assert.Equal(0.1 * 150_000 * 500, pair.Policy.Get("capital-spending", "oxide", "IN").Sum() / 12, 1e-3);
    }

    [Fact]
    public void CheaperCapital_DecidesAMarginalProject()
    {
        Scenario s = Appraised(b => b with { Credibility = new Credibility(0.35, 0, 0.15) });
        Assert.Equal(1100, Capacity(s));
        Assert.Equal(1600, Capacity(Helped(s, "IN", x => x with { CheaperCapital = 0.09 })));
    }

    [Fact]
    public void Offtake_BuildsAndKeepsAPlantThatTheMarketWouldNot_AndThePayerPays()
    {
        Scenario s = Appraised(b => b with { Floors = [] }) with { };
        Assert.Equal(1100, Capacity(s));
        Scenario taken = Helped(s, "LOW", x => x with { Offtake = 90_000 });
        PairedRun pair = Some.Pair(taken);
        Assert.Equal(1600, pair.Policy.Last("capacity", "IN"));
        double paid = pair.Policy.Last("subsidy", "IN");
        double price = pair.Policy.Last("price-received", "IN");
        Assert.Equal((90_000 - price) * 500, paid, 0.01 * paid);
        Assert.Equal(-paid, pair.Policy.Last("treasury", "LOW"), 1e-6 * paid);
    }

    [Fact]
    public void PresentValue_OfAnAnnuity_IsTheTextbookOne()
    {
        var terms = new CapitalTerms(100, 20, 0.08, 0);
        double expected = (20 * (1 - Math.Pow(1.08, -20)) / 0.08 * Math.Pow(1.08, -3)) - 75;
        Assert.Equal(expected, Appraisal.PresentValue(120, 100, terms, 0.08, 3, 0.25), 1e-9);
        Assert.Equal(
            0.08 + (0.1 * 0.4) - 0.03,
            Appraisal.CostOfCapital(terms with { RiskPremium = 0.1 }, 0.4, 0.03),
            1e-12
        );
    }

    /// <summary>Interest that a plant saves is interest that the payer bears: points x capital x half the life.</summary>
    [Fact]
    public void CheaperCapital_IsPaidByThePayer()
    {
        Scenario s = Appraised(b => b with { Credibility = new Credibility(0.35, 0, 0.15) });
        PairedRun pair = Some.Pair(Helped(s, "LOW", x => x with { CheaperCapital = 0.08 }));
        Assert.Equal(1600, pair.Policy.Last("capacity", "IN"));
        double paid = pair.Policy.Get("treasury", "oxide", "LOW").Sum() / 12;
        Assert.Equal(-0.08 * 15 / 2 * 60_000 * 500, paid, 1);
    }

    /// <summary>A plant that opens sooner is worth more today: permits alone decide a project on the margin.</summary>
    [Fact]
    public void Permits_Faster_DecideAMarginalProject()
    {
        Scenario s = Appraised(b => b with { Credibility = new Credibility(0.9, 0, 0.15) }, 165_000);
        Assert.Equal(1100, Capacity(s));
        Assert.Equal(1600, Capacity(Helped(s, "IN", x => x with { FasterPermits = 0.95 })));
    }

    [Fact]
    public void LegalRisk_Ruling_SuspendsATariff()
    {
        Scenario s = Bloc(
            Some.World(30) with
            {
                Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.2 }],
            },
            b => b with { LegalRisk = new LegalRisk(0.6, 6) }
        );
        (Run run, RunTable table) = Play(s);
        double[] revenue = table.Get("duty-revenue", "oxide", "bloc");
        Assert.InRange(revenue.Count(r => r == 0), 6, 24);
        Assert.Contains(run.Events, h => h.Text.Contains("suspends the duty on Oxide", StringComparison.Ordinal));
    }

    /// <summary>The less outsiders' supply answers, the more holding back pays, and the more the club does it.</summary>
    [Fact]
    public void BuyersClub_HoldsBackMore_WhereSupplyAnswersLess()
    {
        double World(double elasticity) =>
            Play(
                Bloc(
                    Some.World(24),
                    b =>
                        b with
                        {
                            Club = new BuyersClub { Goods = ["oxide"], SupplyElasticity = elasticity },
                        }
                )
            )
                .Table.Last("world-price", "world");
        Assert.True(World(0.5) < World(2) - 100);
    }
}
