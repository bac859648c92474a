namespace BlocSim.Tests;

/// <summary>The stockpile: buying, cover, release, cost and accounts; each test fails when its mechanism is switched off.</summary>
public class StockpileTests
{
    /// <summary>BIG stops exporting for a year from the fourth year on.</summary>
    private static Scenario Disrupted(Stockpile? stockpile, bool disruption = true)
    {
        Scenario s = Some.World(72);
        var cut = new ExportMeasure
        {
            Nation = "BIG",
            Goods = ["oxide"],
            Quota = 500,
            InForce = new Period(new YearMonth(2029, 1), new YearMonth(2030, 1)),
        };
        return s with { Bloc = s.Bloc with { Stockpile = stockpile }, ExportMeasures = disruption ? [cut] : [] };
    }

    private static Stockpile Vault { get; } =
        new()
        {
            Loan = 500e6,
            Private = 20e6,
            Targets = [("oxide", 90)],
            FillYears = 2,
        };

    [Fact]
    public void Stockpile_CalmMarket_FillsToItsTargetCoverAndPushesThePrice()
    {
        RunTable table = Some.Play(Disrupted(Vault, false));
        RunTable without = Some.Play(Disrupted(null, false));
        Assert.InRange(table.Last("stockpile-cover", "bloc"), 85, 91);
        Assert.True(table.Get("stockpile", "oxide", "bloc")[11] is > 300 and < 700);
        Assert.True(table.Get("world-price", "oxide", "world")[12] > without.Get("world-price", "oxide", "world")[12]);
    }

    [Fact]
    public void Stockpile_Disruption_ReleasesAndDampensThePrice()
    {
        RunTable with = Some.Play(Disrupted(Vault));
        RunTable without = Some.Play(Disrupted(null));
        double[] bought = with.Get("stockpile-purchases", "oxide", "bloc");
        Assert.Contains(bought[37..44], b => b < 0);
        Assert.True(
            with.Get("price-inside", "oxide", "bloc")[38] < 0.97 * without.Get("price-inside", "oxide", "bloc")[38]
        );
        Assert.True(with.Get("stockpile", "oxide", "bloc")[46] < 0.8 * with.Get("stockpile", "oxide", "bloc")[36]);
    }

    /// <summary>A stock that has been run down is empty at some point: no tick releases dust, and none waits for it to be gone.</summary>
    [Fact]
    public void Stockpile_RunDown_IsEmptyInTheEnd()
    {
        Scenario s = Disrupted(Vault with { ReleaseShare = 0.9 });
        ExportMeasure cut = s.ExportMeasures[0] with { InForce = new Period(new YearMonth(2029, 1)) };
        RunTable table = Some.Play(s with { ExportMeasures = [cut] });
        double[] bought = table.Get("stockpile-purchases", "oxide", "bloc");
        double use = table.Last("use", "bloc");
        Assert.True(bought.Count(b => b < 0) is > 1 and < 20);
        Assert.DoesNotContain(bought, b => b < 0 && b > -1e-4 * use);
    }

    /// <summary>Tonnes in store are what was bought less what was released; the result is what the account says.</summary>
    [Fact]
    public void Stockpile_Accounts_AddUp()
    {
        PairedRun pair = Some.Pair(Disrupted(Vault));
        double[] bought = pair.Policy.Get("stockpile-purchases", "oxide", "bloc");
        double[] stock = pair.Policy.Get("stockpile", "oxide", "bloc");
        double sum = 0;
        for (int t = 0; t < stock.Length; t++)
        {
            sum += bought[t] / 12;
            Assert.Equal(sum, stock[t], 1e-6 * Math.Max(1, sum));
        }

        Assert.True(pair.Policy.Get("treasury-change", "oxide", "IN")[6] < 0);
        Assert.True(pair.Policy.Get("treasury-change", "oxide", "IN")[38] > 0);
        Assert.Equal(
            pair.Policy.Last("stockpile-value", "bloc", "all"),
            stock[^1] * pair.Policy.Last("world-price", "world"),
            1e-6 * pair.Policy.Last("stockpile-value", "bloc", "all")
        );
    }

    /// <summary>A net positive return is a result that can fail: without a disruption carrying costs eat it; dear money makes it worse.</summary>
    [Fact]
    public void Stockpile_Return_NeedsADisruption()
    {
        double calm = Some.Play(Disrupted(Vault, false)).Last("stockpile-result", "bloc", "all");
        double used = Some.Play(Disrupted(Vault)).Last("stockpile-result", "bloc", "all");
        double dear = Some.Play(Disrupted(Vault with { Interest = 0.12 }, false))
            .Last("stockpile-result", "bloc", "all");
        double costly = Some.Play(Disrupted(Vault with { StorageCost = 0.08 }, false))
            .Last("stockpile-result", "bloc", "all");
        Assert.True(calm < 0, $"{calm}");
        Assert.True(used > calm);
        Assert.True(dear < calm);
        Assert.True(costly < calm);
    }

    [Fact]
    public void Stockpile_MoneyGone_BuysNoMore()
    {
        RunTable table = Some.Play(Disrupted(Vault with { Loan = 5e6, Private = 5e6 }, false));
        double stock = table.Last("stockpile", "bloc");
        Assert.InRange(stock * 60_000, 5e6, 11e6);
        Assert.True(table.Last("stockpile-debt", "bloc", "all") <= 5e6 * 1.6);
    }

    [Fact]
    public void Stockpile_TwoGoods_ShareOneLoan()
    {
        Scenario s = Disrupted(
            Vault with
            {
                Loan = 20e6,
                Private = 0,
                Targets = [("oxide", 90), ("alloy", 90)],
            },
            false
        );
        s = s with
        {
            Goods = [s.Goods[0], s.Goods[0] with { Name = "alloy", Title = "Alloy" }],
            Schedules = [.. s.Schedules, .. s.Schedules.Select(x => x with { Good = "alloy" })],
            Buyers = [.. s.Buyers, .. s.Buyers.Select(b => b with { Good = "alloy" })],
        };
        RunTable table = Some.Play(s);
        double both = (table.Last("stockpile", "bloc") + table.Last("stockpile", "bloc", "alloy")) * 60_000;
        Assert.InRange(both, 10e6, 22e6);
        Assert.True(table.Last("stockpile", "bloc", "alloy") > 0);
    }

    /// <summary>An order never exceeds what is left to pay with, however fast it is to be filled.</summary>
    [Fact]
    public void Stockpile_FilledAtOnce_BuysForItsMoneyAndNoMore()
    {
        RunTable table = Some.Play(Disrupted(Vault with { Loan = 3e6, Private = 3e6, FillYears = 1.0 / 12 }, false));
        double spent = 0;
        double[] stock = table.Get("stockpile", "oxide", "bloc");
        double[] price = table.Get("price-inside", "oxide", "bloc");
        for (int t = 0; t < 12; t++)
        {
            spent += (stock[t] - (t > 0 ? stock[t - 1] : 0)) * price[t];
        }

        Assert.InRange(spent, 3e6, 6e6);
    }

    /// <summary>Interest and storage are somebody's: in a month without purchases they are all that members' treasuries pay.</summary>
    [Fact]
    public void Stockpile_Full_TreasuriesPayInterestAndStorage()
    {
        PairedRun pair = Some.Pair(Disrupted(Vault, false));
        Assert.Equal(0, pair.Policy.Last("stockpile-purchases", "bloc"), 30.0);
        double carrying =
            (0.045 * pair.Policy.Last("stockpile-debt", "bloc", "all"))
            + (0.02 * pair.Policy.Last("stockpile-value", "bloc", "all"));
        double bought = pair.Policy.Last("stockpile-purchases", "bloc") * pair.Policy.Last("price-inside", "bloc");
        Assert.Equal(-carrying - bought, pair.Policy.Last("treasury-change", "IN"), 0.02 * carrying);
        Assert.True(carrying > 1e6);
    }

    /// <summary>What goes into the stockpile does not feed plants as well: beside it the bloc buys little less than without, since prices are higher.</summary>
    [Fact]
    public void Stockpile_BoughtThroughPlants_DoesNotFeedThem()
    {
        double BoughtBeside(Stockpile? stockpile)
        {
            RunTable table = Some.Play(
                ChainTests.Chain(24) with
                {
                    Bloc = new Bloc
                    {
                        Memberships = [new Membership("B", Period.Always)],
                        Parties = ["B"],
                        Stockpile = stockpile,
                    },
                }
            );
            double stored = stockpile is null ? 0 : table.Get("stockpile-purchases", "oxide", "bloc").Sum();
            return table.Get("use", "oxide", "bloc").Sum() - stored;
        }

        double without = BoughtBeside(null);
        double with = BoughtBeside(
            Vault with
            {
                Loan = 1e12,
                Targets = [("oxide", 400)],
                FillYears = 1,
                BuyBelow = 50,
                ReleaseAbove = 60,
            }
        );
        Assert.InRange(with / without, 0.74, 1);
    }

    /// <summary>A release damps the price that called for it; it goes on all the same, and ends by and by.</summary>
    [Fact]
    public void Stockpile_Release_DoesNotEndByItsOwnEffect()
    {
        double[] bought = Some.Play(Disrupted(Vault with { Targets = [("oxide", 200)] }))
            .Get("stockpile-purchases", "oxide", "bloc");
        int begins = Array.FindIndex(bought, b => b < -1);
        Assert.InRange(begins, 36, 38);
        Assert.All(bought[begins..(begins + 8)], b => Assert.True(b < 0));
    }

    [Fact]
    public void Stockpile_PriceAboveItsLimit_BuysNothing()
    {
        double[] bought = Some.Play(Disrupted(Vault with { BuyBelow = 0.9 }, false))
            .Get("stockpile-purchases", "oxide", "bloc");
        Assert.Equal(0, bought.Max());
    }

    /// <summary>
    /// What is ordered at a price in multiples of the normal one: all of it up to 15 % of that below the limit, then less and less; a limit at the normal price
    /// itself is a step.
    /// </summary>
    [Theory]
    [InlineData(1.2, 1, 1)]
    [InlineData(1.2, 1.05, 1)]
    [InlineData(1.2, 1.125, 0.5)]
    [InlineData(1.2, 1.2, 0)]
    [InlineData(1.1, 1, 1)]
    [InlineData(1.1, 1.05, 0.5)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 1.001, 0)]
    public void Stockpile_PriceNearItsLimit_BuysLess(double below, double price, double share)
    {
        double Ordered(double at, double limit)
        {
            Scenario s = Disrupted(Vault with { BuyBelow = limit }, false);
            var world = new World(s);
            var seen = new PublicStatistics(world, new Calibration(world));
            PolicyNotice notice = new AuthorityAgent(world).Announce(0, s.Clock.Start, seen);
            var keeper = new StockpileKeeper(world, s.Bloc.Stockpile!);
            seen.MemberUse[0] = 100;
            seen.WorldPrice[0] = at * s.Goods[0].BasePrice;
            notice.StockpileDemand[0] = 1;
            keeper.Announce(notice, s.Clock.Start, seen);
            return notice.StockpileDemand[0] - 1;
        }

        Assert.Equal(share * Ordered(price, 10), Ordered(price, below), 1e-9);
    }

    /// <summary>In the very month of the cut a full stockpile holds the price at its mark; a small one gives its whole share.</summary>
    [Fact]
    public void Stockpile_MonthOfTheCut_HoldsThePriceAtTheMark()
    {
        double[] Price(Stockpile? vault) => Some.Play(Disrupted(vault)).Get("world-price", "oxide", "world");
        Stockpile large = Vault with { Targets = [("oxide", 400)], FillYears = 1, ReleaseShare = 0.6 };
        double mark = 1.5 * Price(large)[..36].TakeLast(12).Average();
        Assert.True(Price(null)[36] > 1.2 * mark);
        Assert.Equal(mark, Price(large)[36], 0.02 * mark);
        double weak = Price(large with { ReleaseShare = 0.05 })[36];
        Assert.True(weak > 1.02 * mark && weak < Price(null)[36]);
    }

    /// <summary>A second cut while a release still fades draws on the whole share again.</summary>
    [Fact]
    public void Stockpile_DisturbedAgain_ReleasesInFullAgain()
    {
        Scenario s = Disrupted(Vault with { Targets = [("oxide", 400)], FillYears = 1 });
        ExportMeasure first = s.ExportMeasures[0] with
        {
            InForce = new Period(new YearMonth(2029, 1), new YearMonth(2029, 3)),
        };
        ExportMeasure second = first with { InForce = new Period(new YearMonth(2029, 11), new YearMonth(2030, 1)) };
        RunTable table = Some.Play(s with { ExportMeasures = [first, second] });
        double[] bought = table.Get("stockpile-purchases", "oxide", "bloc");
        double[] use = table.Get("use", "oxide", "bloc");
        double Share(int t) => -bought[t] / (use[t] - bought[t]);
        Assert.True(Share(36) > 0.2, $"{Share(36)}");
        Assert.True(Share(45) < 0.2 * Share(36), $"{Share(45)} {Share(36)}");
        Assert.Equal(Share(36), Share(46), 0.05);
    }

    /// <summary>Where its release decides the price, release and price come to rest instead of answering each other month by month.</summary>
    [Fact]
    public void Stockpile_Release_SettlesWithThePrice()
    {
        double[] bought = Some.Play(Disrupted(Vault with { Targets = [("oxide", 400)], FillYears = 1 }))
            .Get("stockpile-purchases", "oxide", "bloc");
        int begins = Array.FindIndex(bought, b => b < -1);
        int turns = 0;
        for (int t = begins + 2; t < begins + 11; t++)
        {
            turns += (bought[t] - bought[t - 1]) * (bought[t - 1] - bought[t - 2]) < 0 ? 1 : 0;
        }

        Assert.InRange(turns, 0, 2);
    }

    /// <summary>In the very month in which all is bought at once, what one good takes the other cannot spend.</summary>
    [Fact]
    public void Stockpile_TwoGoodsInOneMonth_SpendOneBudget()
    {
        Scenario s = Disrupted(
            Vault with
            {
                Loan = 6e6,
                Private = 0,
                Targets = [("oxide", 90), ("alloy", 90)],
                FillYears = 1.0 / 12,
            },
            false
        );
        s = s with
        {
            Goods = [s.Goods[0], s.Goods[0] with { Name = "alloy", Title = "Alloy" }],
            Schedules = [.. s.Schedules, .. s.Schedules.Select(x => x with { Good = "alloy" })],
            Buyers = [.. s.Buyers, .. s.Buyers.Select(b => b with { Good = "alloy" })],
        };
        RunTable table = Some.Play(s);
        double tonnes = table.Get("stockpile", "oxide", "bloc")[1] + table.Get("stockpile", "alloy", "bloc")[1];
        Assert.InRange(tonnes * 60_000, 3e6, 6e6);
    }

    /// <summary>A cut of three months: releases go on for months after it, each smaller than the last.</summary>
    [Fact]
    public void Stockpile_Release_FadesOut()
    {
        Scenario s = Disrupted(Vault);
        s = s with
        {
            ExportMeasures =
            [
                s.ExportMeasures[0] with
                {
                    InForce = new Period(new YearMonth(2029, 1), new YearMonth(2029, 4)),
                },
            ],
        };
        double[] bought = Some.Play(s).Get("stockpile-purchases", "oxide", "bloc");
        int last = Array.FindLastIndex(bought, v => v < 0);
        Assert.InRange(last, 42, 70);
        for (int t = 41; t <= last; t++)
        {
            Assert.True(bought[t] > bought[t - 1], $"{bought[t]} after {bought[t - 1]} in month {t}");
        }
    }
}
