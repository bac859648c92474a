namespace BlocSim.Tests;

/// <summary>What buyers learn, whom they weigh, and how they save.</summary>
public class BuyerTests
{
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
