using System.Collections.Frozen;

namespace BlocSim.Tests;

/// <summary>Public money and promises: nobody is paid by nobody, nobody is paid for nothing.</summary>
public class AccountTests
{
    private static Scenario Helped(double offtake, string payer)
    {
        Scenario s = Some.World(24);
        return s with
        {
            Nations = [.. s.Nations, Some.Nation("FUND")],
            Processes = [Some.Works],
            Schedules = [Some.Supply("BIG", 8000, 1.5), Some.Supply("LOW", 1000)],
            Facilities = [Some.Plant("IN", "works", 1100, 1000, 58_000)],
            Bloc = s.Bloc with
            {
                Supports =
                [
                    new Support
                    {
                        Nation = "IN",
                        Facility = "works",
                        Payer = payer,
                        Offtake = offtake,
                    },
                ],
            },
        };
    }

    /// <summary>More help than a plant's whole cost is still somebody's gain: the world neither wins nor loses by the last dollar.</summary>
    [Fact]
    public void Offtake_BeyondAllCost_IsATransferAndNothingElse()
    {
        double Loss(double offtake) => Some.Pair(Helped(offtake, "IN")).Policy.Last("deadweight-loss-total", "world");
        double much = Loss(160_000);
        Assert.Equal(much, Loss(300_000), 1e-3 * Math.Abs(much));
    }

    /// <summary>A nation that trades nothing and pays is in the account.</summary>
    [Fact]
    public void Offtake_PaidByANationWithoutTrade_IsInTheWorldsAccount()
    {
        double own = Some.Pair(Helped(90_000, "IN")).Policy.Last("welfare-change-total", "world");
        PairedRun fund = Some.Pair(Helped(90_000, "FUND"));
        Assert.Equal(own, fund.Policy.Last("welfare-change-total", "world"), 1e-6 * Math.Abs(own));
        Assert.True(fund.Policy.Last("treasury-change", "FUND") < 0);
    }

    [Fact]
    public void Belief_UnderAContract_GrowsWithEveryMonthItIsPaid()
    {
        Scenario s = Some.World(36).With(Some.Floor(80_000, FloorForm.ContractForDifference));
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.True(run.Public.FloorHeld[0] is double.NaN);
        Assert.InRange(run.Belief(0), 0.7, 0.8);
    }

    [Fact]
    public void Floor_NobodyLeftInTheBloc_IsNone()
    {
        Scenario s = Some.World(24).With(Some.Floor());
        s = s with
        {
            Bloc = s.Bloc with { Memberships = [new Membership("IN", new Period(null, new YearMonth(2027, 1)))] },
            Strategies =
            [
                new Strategy
                {
                    Nation = "BIG",
                    Kind = StrategyKind.Restrict,
                    Goods = ["oxide"],
                    Limit = 0.5,
                    DelayMonths = 3,
                },
            ],
        };
        RunTable table = Some.Play(s);
        Assert.True(double.IsNaN(table.Last("floor", "bloc")));
        Assert.True(table.Get("quota-rent", "oxide", "BIG")[6] > 0);
        Assert.Equal(0, table.Last("quota-rent", "BIG"));
    }

    /// <summary>Who gains from the bloc anyway is not paid for staying.</summary>
    [Fact]
    public void SidePayment_MemberThatGains_GetsNone()
    {
        Scenario s = Some.World(60).With(Some.Floor(62_000));
        s = s with
        {
            Bloc = s.Bloc with
            {
                MembershipRule = new MembershipRule
                {
                    Scale = 1e5,
                    Inertia = 0,
                    Affinity = new Dictionary<string, double> { ["IN"] = 100e6 }.ToFrozenDictionary(),
                    SidePayment = 500e6,
                    Payer = "LOW",
                },
            },
        };
        Assert.Equal(0, Some.Play(s).Get("transfers", "all", "IN").Max());
    }

    [Fact]
    public void Restrict_NothingMayLeave_IsAnEmbargoThatClears()
    {
        Scenario s = Some.World(24).With(Some.Floor());
        RunTable table = Some.Play(
            s with
            {
                Strategies =
                [
                    new Strategy
                    {
                        Nation = "BIG",
                        Kind = StrategyKind.Restrict,
                        Goods = ["oxide"],
                        Limit = 0,
                        DelayMonths = 3,
                    },
                ],
            }
        );
        Assert.True(table.Last("output", "BIG") < 0.7 * table.First("output", "BIG"));
    }

    /// <summary>A draw of rulings belongs to its instrument: a floor on another good listed before it does not move it.</summary>
    [Fact]
    public void LegalRisk_FloorOnAnotherGoodAdded_RulingsStay()
    {
        Scenario s = Some.World(60).With(Some.Floor());
        s = s with
        {
            Goods = [s.Goods[0], s.Goods[0] with { Name = "alloy", Title = "Alloy" }],
            Schedules = [.. s.Schedules, .. s.Schedules.Select(x => x with { Good = "alloy" })],
            Buyers = [.. s.Buyers, .. s.Buyers.Select(b => b with { Good = "alloy" })],
            Bloc = s.Bloc with { LegalRisk = new LegalRisk(0.5, 3) },
        };
        Scenario more = s with
        {
            Bloc = s.Bloc with { Floors = [Some.Floor() with { Good = "alloy" }, .. s.Bloc.Floors] },
        };
        double[] one = Some.Play(s).Get("floor", "oxide", "bloc");
        double[] two = Some.Play(more).Get("floor", "oxide", "bloc");
        Assert.Contains(one, double.IsNaN);
        Assert.Equal(one.Select(double.IsNaN), two.Select(double.IsNaN));
    }

    /// <summary>The capital that a project spends is a loss of its owners in the month after the decision, and the grant one of the payer.</summary>
    [Fact]
    public void Capital_OfAProject_IsInProducersSurplus()
    {
        Scenario s = Helped(0, "LOW");
        s = s with
        {
            Facilities =
            [
                s.Facilities[0],
                Some.Plant("IN", "mill", 500, 0, 30_000) with
                {
                    Status = FacilityStatus.Planned,
                    Project = new ProjectTerms(new YearMonth(2026, 1), 2, 2, 2, null)
                    {
                        Capital = new CapitalTerms(40_000, 15, 0.1, 0),
                    },
                },
            ],
            Bloc = s.Bloc with
            {
                Supports =
                [
                    new Support
                    {
                        Nation = "IN",
                        Facility = "mill",
                        Payer = "LOW",
                        Grant = 0.25,
                    },
                ],
            },
        };
        PairedRun pair = Some.Pair(s);
        double[] spent = pair.Policy.Get("capital-spending", "oxide", "IN");
        int t = Array.FindIndex(spent, v => v > 0);
        Assert.Equal(0.75 * 40_000 * 500, spent[t] / 12, 1e-6 * spent[t]);
        double before = pair.Baseline.Get("capital-spending", "oxide", "IN")[t];
        double profit =
            pair.Policy.Get("producer-surplus", "oxide", "IN")[t]
            - pair.Baseline.Get("producer-surplus", "oxide", "IN")[t];
        Assert.Equal(
            profit - spent[t] + before,
            pair.Policy.Get("producer-surplus-change", "oxide", "IN")[t],
            1e-6 * spent[t]
        );
        Assert.Equal(-0.25 * 40_000 * 500 * 12, pair.Policy.Get("treasury-change", "oxide", "LOW")[t], 1.0);
    }

    /// <summary>With a = 1 - exp(-d A / lots), one more audit adds the share -ln(1 - a) (1 - a) / (a A) to what is caught.</summary>
    [Fact]
    public void AuditWorth_IsWhatOneMoreWouldBringAtTodaysEvasion()
    {
        const double Audits = 30;
        Scenario s = Some.World(24, 0.6).With(Some.Floor(90_000));
        s = s with { Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = Audits } } };
        RunTable table = Some.Play(s);
        double a = table.Last("detection", "bloc");
        double share = -Math.Log(1 - a) * (1 - a) / (a * Audits);
        double worth = table.Last("audit-worth", "bloc");
        Assert.True(worth > 0);
        Assert.Equal(share * table.Last("fines", "bloc"), worth, 1e-6 * worth);
    }
}
