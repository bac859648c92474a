namespace BlocSim.Tests;

/// <summary>Costs that fall, scrap that comes back and savings that stay; each test fails when its mechanism is switched off.</summary>
public class TechnologyTests
{
    private static Scenario Works(int months, Func<Facility, Facility> change) =>
        Some.World(months) with
        {
            Processes = [Some.Works],
            Schedules = [Some.Supply("BIG", 8000, 1.5), Some.Supply("LOW", 1000)],
            Facilities = [change(Some.Plant("IN", "mill", 2000, 1000, 60_000) with { IdleAfterMonths = 120 })],
        };

    [Fact]
    public void Learning_OutputDoubles_CostFallsByTheRate()
    {
        Scenario s = Works(120, f => f with { Learning = 0.2, Experience = 4000 });
        var run = new Run(s);
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        double made = 0;
        double[] output = table.Get("output", "oxide", "IN");
        for (int t = 0; t < output.Length; t++)
        {
            made += output[t] / 12;
        }

        double expected = 60_000 * Math.Pow((4000 + made) / 4000, Math.Log2(0.8));
        Assert.Equal(
            expected,
            run.Producers.Single(p => p.Nation == run.World.Nation("IN")).Plant(0).CashCost,
            1e-6 * expected
        );
        Assert.True(made > 4000);
        Assert.True(table.Last("output", "IN") > 1.2 * Some.Play(Works(120, f => f)).Last("output", "IN"));
    }

    [Fact]
    public void CatchUp_AfterOneHalfLife_HalfTheGapIsClosed()
    {
        Scenario s = Works(61, f => f with { CatchUp = new CatchUp(40_000, 5) });
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        double cost = run.Producers.Single(p => p.Nation == run.World.Nation("IN")).Plant(0).CashCost;
        Assert.InRange(cost, 49_500, 50_000);
    }

    [Fact]
    public void CatchUp_PlantThatNeverOperates_ClosesNoGap()
    {
        Scenario s = Works(
            60,
            f => f with { Status = FacilityStatus.Idle, BaseOutput = 0, CatchUp = new CatchUp(59_000, 5) }
        );
        s = s with
        {
            Schedules = [.. s.Schedules, Some.Supply("IN", 1000)],
            Facilities = [s.Facilities[0] with { Cost = 900_000 }],
        };
        s = s with { Schedules = [Some.Supply("BIG", 9000, 1.5), Some.Supply("LOW", 1000)] };
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Equal(900_000, run.Producers.Single(p => p.Nation == run.World.Nation("IN")).Plant(0).CashCost);
    }

    /// <summary>Four thousand tonnes a year, grown 5 % a year, come back after ten years; half is collected.</summary>
    [Fact]
    public void Scrap_ComesBackAfterItsLifetime_AndLimitsOutput()
    {
        Scenario s = Works(
            24,
            f => f with { Capacity = 5000, BaseOutput = 0, Cost = 1000, Scrap = new ScrapFeed("oxide", 10, 0.5, 0.8) }
        );
        s = s with
        {
            Schedules = [Some.Supply("BIG", 9000, 1.5), Some.Supply("LOW", 1000)],
            Buyers = [Some.Buyer("IN", 4000, growth: 0.05), Some.Buyer("BIG", 4000), Some.Buyer("LOW", 2000)],
        };
        RunTable table = Some.Play(s);
        double first = 4000 * Math.Pow(1.05, -10) * 0.5 * 0.8;
        Assert.Equal(first, table.First("output", "IN"), 1e-6 * first);
        Assert.Equal(first * 1.05, table.Get("output", "oxide", "IN")[12], 1e-6 * first);
    }

    [Fact]
    public void Scrap_AfterALifetimeInTheRun_IsWhatWasBought()
    {
        Scenario s = Works(
            30,
            f => f with { Capacity = 5000, BaseOutput = 0, Cost = 1000, Scrap = new ScrapFeed("oxide", 1, 0.5, 0.8) }
        );
        s = s with { Schedules = [Some.Supply("BIG", 9000, 1.5), Some.Supply("LOW", 1000)] };
        RunTable table = Some.Play(s);
        double bought = table.Get("use", "oxide", "bloc")[10];
        Assert.Equal(0.4 * bought, table.Get("output", "oxide", "IN")[22], 1e-6 * bought);
    }

    /// <summary>A floor for three years, then none for seven: what was thrifted away comes back, or a part of it does not.</summary>
    [Fact]
    public void Savings_Irreversible_StayWhenTheFloorIsGone()
    {
        double After(double irreversible)
        {
            Scenario s = Some.World(120)
                .With(Some.Floor(150_000) with { InForce = new Period(null, new YearMonth(2029, 1)) });
            return Some.Play(
                    s with
                    {
                        Buyers =
                        [
                            .. s.Buyers.Select(b => b with { LongRunElasticity = 0.9, Irreversible = irreversible }),
                        ],
                    }
                )
                .Last("use", "bloc");
        }

        double back = After(0);
        Assert.InRange(After(1), 0.5 * back, 0.95 * back);
        Assert.InRange(After(0.5), After(1) + 1, back - 1);
    }

    /// <summary>A by-product plant with room to spare makes no more than its host's stream holds, however dear its metal; the host grows by itself.</summary>
    [Fact]
    public void Host_LimitsOutputWhateverThePrice()
    {
        Scenario World(HostStream? host) =>
            Some.World(36) with
            {
                Processes = [Some.Works],
                Schedules = [Some.Supply("LOW", 5500)],
                Facilities = [Some.Plant("BIG", "works", 9000, 4500, 30_000) with { Host = host }],
                Buyers = [Some.Buyer("IN", 4000, growth: 0.3), Some.Buyer("BIG", 4000), Some.Buyer("LOW", 2000)],
            };
        double[] free = Some.Play(World(null)).Get("output", "oxide", "BIG");
        double[] held = Some.Play(World(new HostStream("alumina", 4800, 0.02))).Get("output", "oxide", "BIG");
        Assert.True(free[^1] > 5500);
        Assert.Equal(4800 * Math.Pow(1.02, 35 / 12.0), held[^1], 1e-3);
        Assert.True(held[0] <= 4800.001);
    }

    /// <summary>Capacity is what the host's stream lets plants make, from the base year on: without policy nothing moves in the second month.</summary>
    [Fact]
    public void Host_CapacityIsWhatItsStreamHolds()
    {
        Scenario s = Some.World(13) with
        {
            Processes = [Some.Works],
            Schedules = [Some.Supply("IN", 1000), Some.Supply("LOW", 1000)],
            Facilities =
            [
                Some.Plant("BIG", "works", 18_000, 8000, 60_000) with
                {
                    Host = new HostStream("alumina", 9000, 0.02),
                },
            ],
        };
        RunTable table = Some.Play(s);
        double[] capacity = table.Get("capacity", "oxide", "BIG");
        Assert.Equal(9000, capacity[0], 1e-6);
        Assert.Equal(9000 * Math.Pow(1.02, 1.0 / 12), capacity[1], 1e-6);
        Assert.Equal(9180, capacity[12], 1e-6);
        double[] price = table.Get("world-price", "oxide", "world");
        Assert.Equal(price[0], price[1], 0.001 * price[0]);
    }
}
