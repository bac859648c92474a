namespace BlocSim.Tests;

/// <summary>Mechanisms one by one: each test fails when its mechanism is switched off.</summary>
public class MechanismTests
{
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
}
