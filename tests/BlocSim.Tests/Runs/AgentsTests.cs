namespace BlocSim.Tests;

public class AgentsTests
{
    private static PolicyNotice Announce(Scenario scenario, int tick)
    {
        var world = new World(scenario);
        var seen = new PublicStatistics(world, new Calibration(world));
        var authority = new AuthorityAgent(world);
        PolicyNotice notice = null!;
        for (int t = 0; t <= tick; t++)
        {
            notice = authority.Announce(t, scenario.Clock.DateOf(t), seen);
        }

        return notice;
    }

    [Fact]
    public void Announce_PhaseIn_RisesLinearlyFromThePriceAtTheStart()
    {
        Scenario s = Some.World(24)
            .With(Some.Floor(84_000) with { InForce = new Period(new YearMonth(2026, 4)), PhaseInMonths = 12 });
        Assert.False(Announce(s, 2).Floors[0].InForce);
        Assert.Equal(62_000, Announce(s, 3).Floors[0].Price, 6);
        Assert.Equal(72_000, Announce(s, 8).Floors[0].Price, 6);
        Assert.Equal(84_000, Announce(s, 14).Floors[0].Price, 6);
        Assert.Equal(84_000, Announce(s, 20).Floors[0].Price, 6);
    }

    [Fact]
    public void Announce_Indexation_CompoundsByYear()
    {
        Scenario s = Some.World(30)
            .With(Some.Floor(80_000) with { InForce = new Period(new YearMonth(2026, 1)), Growth = 0.05 });
        Assert.Equal(80_000 * 1.05 * 1.05, Announce(s, 24).Floors[0].Price, 1e-6);
    }

    [Fact]
    public void Announce_IndexationWithoutADate_CountsFromTheStart()
    {
        Scenario s = Some.World(30).With(Some.Floor(80_000) with { Growth = 0.05 });
        Assert.Equal(80_000 * 1.05, Announce(s, 12).Floors[0].Price, 1e-6);
    }

    [Fact]
    public void Announce_TariffWithDates_IsPhasedInAndEnds()
    {
        Scenario s = Some.World(36) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Goods = ["oxide"],
                    AdValorem = 0.24,
                    Specific = 12,
                    InForce = new Period(new YearMonth(2026, 7), new YearMonth(2028, 1)),
                    PhaseInMonths = 6,
                },
            ],
        };
        int n = 3;
        int bigToIn = (1 * n) + 0; // nations in order BIG, IN, LOW
        Assert.Equal(0, Announce(s, 5).DutyRate[0][bigToIn]);
        Assert.Equal(0.04, Announce(s, 6).DutyRate[0][bigToIn], 12);
        Assert.Equal(0.24, Announce(s, 11).DutyRate[0][bigToIn], 12);
        Assert.Equal(12, Announce(s, 20).DutySpecific[0][bigToIn], 12);
        Assert.Equal(0, Announce(s, 24).DutyRate[0][bigToIn]);
        Assert.Equal(0, Announce(s, 11).DutyRate[0][(0 * n) + 1]);
    }

    [Fact]
    public void Inspect_MoreAuditsPerLot_CatchMore()
    {
        double Caught(double audits)
        {
            Scenario s = Some.World(24, 0.6).With(Some.Floor());
            s = s with { Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = audits } } };
            return Some.Play(s).Last("detection", "bloc");
        }

        Assert.True(Caught(200) > 3 * Caught(20));
        Assert.InRange(Caught(200), 0, 1);
    }

    [Fact]
    public void Inspect_DataSharing_RaisesWhatAnAuditFinds()
    {
        double Caught(double sharing)
        {
            Scenario s = Some.World(12, 0.6).With(Some.Floor());
            return Some.Play(
                    s with
                    {
                        Bloc = s.Bloc with
                        {
                            Enforcement = new Enforcement { AuditsPerYear = 50, DataSharing = sharing },
                        },
                    }
                )
                .Last("detection", "bloc");
        }

        Assert.True(Caught(0.8) > 1.3 * Caught(0));
    }

    /// <summary>Buyers learn the odds: evasion falls over time where customs catch far more than was expected.</summary>
    [Fact]
    public void Adapt_BuyersLearnTheOdds_EvasionFalls()
    {
        Scenario s = Some.World(36, 0.6).With(Some.Floor());
        s = s with { Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = 300 } } };
        double[] evasion = Some.Play(s).Find("evasion", "oxide", "bloc")!;
        Assert.True(evasion[35] < 0.7 * evasion[0]);
    }

    [Fact]
    public void Weigh_NewOrigin_QualifiesOverTwoYears()
    {
        Scenario s = Some.World(60) with
        {
            Processes = [Some.Works],
            Nations = [.. Some.World().Nations, Some.Nation("NEW")],
            Facilities =
            [
                Some.Plant("NEW", "mine", 1000, 0, 50_000) with
                {
                    Status = FacilityStatus.Planned,
                    Project = new ProjectTerms(new YearMonth(2026, 1), 1, 1, 1, null),
                },
            ],
        };
        double[] output = Some.Play(s).Find("output", "oxide", "NEW")!;
        Assert.All(output[..12], q => Assert.Equal(0, q));
        Assert.True(output[16] > 0);
        Assert.True(output[40] > 1.2 * output[16]);
    }

    /// <summary>Demand grows at its rate when prices stay where they are, and thrifts more in the long run than at once.</summary>
    [Fact]
    public void Adapt_LongRunElasticity_LowersDemandAfterAPriceRise()
    {
        Scenario s = Some.World(60).With(Some.Floor(100_000));
        double At(double longRun) =>
            Some.Play(
                    s with
                    {
                        Buyers = [.. s.Buyers.Select(b => b with { Elasticity = 0.1, LongRunElasticity = longRun })],
                    }
                )
                .Last("use", "bloc");
        Assert.True(At(0.8) < 0.97 * At(0.1));
    }

    /// <summary>Buyers close 2 % of the gap to their long-run response a month: after a lasting rise 21.5 % of it in a year.</summary>
    [Fact]
    public void Adapt_LongRunResponse_ComesSlowly()
    {
        Scenario s = Some.World(241);
        s = s with
        {
            Schedules = [Some.Supply("BIG", 10_000, 200)],
            Buyers = [Some.Buyer("IN", 4000) with { LongRunElasticity = 0.9 }, Some.Buyer("BIG", 6000)],
            Tariffs =
            [
                new Tariff
                {
                    Goods = ["oxide"],
                    AdValorem = 1,
                    InForce = new Period(new YearMonth(2026, 2)),
                },
            ],
        };
        double[] use = Some.Play(s).Get("use", "oxide", "bloc");
        double whole = Math.Log(use[240] / use[1]);
        Assert.InRange(whole, -0.6 * Math.Log(2) * 1.03, -0.6 * Math.Log(2) * 0.95);
        Assert.Equal(1 - Math.Pow(0.98, 12), Math.Log(use[13] / use[1]) / whole, 0.02);
    }
}
