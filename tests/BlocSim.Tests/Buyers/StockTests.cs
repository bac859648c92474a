namespace BlocSim.Tests;

/// <summary>Buyers' own stocks: they hold, hoard, run down and fill before a date, and every tonne is accounted for.</summary>
public class StockTests
{
    private static Scenario Stocked(StockRules? rules, int months = 36, Floor? floor = null)
    {
        Scenario s = Some.World(months) with { Goods = [Some.Oxide() with { Stocks = rules }] };
        return floor is null ? s : s.With(floor);
    }

    private static readonly Period FromMonth18 = new(new YearMonth(2027, 7));

    /// <summary>In a world where nothing happens nobody fills or draws, and prices are those without stocks.</summary>
    [Fact]
    public void NothingHappens_StocksRest()
    {
        RunTable with = Some.Play(Stocked(new StockRules()));
        RunTable without = Some.Play(Stocked(null));
        Assert.All(with.Get("stocking", "oxide", "BIG"), v => Assert.Equal(0, v, 1e-6));
        Assert.Equal(without.Last("world-price", "world"), with.Last("world-price", "world"), 1e-6);
        Assert.Null(without.Find("stocking", "oxide", "BIG"));
    }

    /// <summary>Members buy ahead of the date, pay more before it and use their stock after it; outsiders do not.</summary>
    [Fact]
    public void Ahead_MembersFillBeforeTheDateAndDrawAfterIt()
    {
        Floor floor = Some.Floor(90_000) with { InForce = FromMonth18 };
        var rules = new StockRules
        {
            CoverWeeks = 13,
            AdjustMonths = 3,
            Hoarding = 0,
            AheadMonths = 6,
        };
        RunTable ahead = Some.Play(Stocked(rules, 36, floor));
        RunTable calm = Some.Play(Stocked(rules with { AheadMonths = 0 }, 36, floor));
        double[] stocking = ahead.Get("stocking", "oxide", "IN");
        Assert.All(stocking[..11], v => Assert.Equal(0, v, 1e-6));
        Assert.All(stocking[12..18], v => Assert.True(v > 0));
        Assert.True(stocking[19..24].Sum() < 0);
        Assert.True(ahead.Get("use", "oxide", "bloc")[15] > 1.05 * calm.Get("use", "oxide", "bloc")[15]);
        Assert.True(ahead.Get("price-inside", "oxide", "bloc")[15] > calm.Get("price-inside", "oxide", "bloc")[15]);
        Assert.True(ahead.Get("use", "oxide", "bloc")[20] < calm.Get("use", "oxide", "bloc")[20]);
        Assert.True(Math.Abs(ahead.Get("stocking", "oxide", "BIG")[15]) < 0.2 * stocking[15]);
    }

    /// <summary>A ban makes prices rise; who hoards adds to it, and the peak is higher.</summary>
    [Fact]
    public void Hoarding_AddsToARise()
    {
        double Peak(double hoarding)
        {
            Scenario s = Stocked(new StockRules { Hoarding = hoarding, AdjustMonths = 3 }) with
            {
                ExportMeasures =
                [
                    new ExportMeasure
                    {
                        Nation = "BIG",
                        Goods = ["oxide"],
                        Quota = 2000,
                        InForce = FromMonth18,
                    },
                ],
            };
            return Some.Play(s).Get("price-received", "oxide", "LOW").Max();
        }

        Assert.True(Peak(2) > 1.02 * Peak(0), $"{Peak(2)} {Peak(0)}");
    }

    /// <summary>What was put on stock over a run is what is there at the end less what was there at first, in use of so many weeks.</summary>
    [Fact]
    public void Stock_AddsUp()
    {
        var rules = new StockRules
        {
            CoverWeeks = 26,
            Hoarding = 0,
            AheadMonths = 6,
        };
        Floor floor = Some.Floor(90_000) with { InForce = FromMonth18 };
        RunTable table = Some.Play(Stocked(rules, 120, floor));
        double put = table.Get("stocking", "oxide", "IN").Sum() / 12;
        double start = 0.5 * table.First("use", "bloc");
        double end = 0.5 * table.Last("use", "bloc");
        Assert.Equal(end - start, put, 0.02 * start);
    }

    /// <summary>What goes on stock costs its buyers, what comes off it spares them; the parts of welfare still add up to the loss.</summary>
    [Fact]
    public void Welfare_CountsWhatStocksCost()
    {
        var rules = new StockRules { AheadMonths = 6, AdjustMonths = 2 };
        Floor floor = Some.Floor(90_000) with { InForce = FromMonth18 };
        PairedRun pair = Some.Pair(Stocked(rules, 30, floor));
        double cost = pair.Policy.Get("stocking-cost", "oxide", "IN")[15];
        Assert.True(cost > 0);
        Assert.True(pair.Policy.Get("consumer-surplus-change", "oxide", "IN")[15] < -0.9 * cost);
        double sum = 0;
        foreach (string part in (string[])["consumer-surplus-change", "producer-surplus-change", "treasury-change"])
        {
            sum += pair.Policy.Get(part + "-total", "oxide", "world")[15];
        }

        Assert.Equal(-sum, pair.Policy.Get("deadweight-loss-total", "oxide", "world")[15], 1e-6 * Math.Abs(sum));
    }

    /// <summary>Plants that process a good fill before a date as well.</summary>
    [Fact]
    public void Processors_FillToo()
    {
        double Ordered(int ahead)
        {
            Scenario chain = ChainTests.Chain(24);
            chain = chain with
            {
                Goods =
                [
                    .. chain.Goods.Select(g =>
                        g.Name == "oxide"
                            ? g with
                            {
                                Stocks = new StockRules { Hoarding = 0, AheadMonths = ahead },
                            }
                            : g
                    ),
                ],
                Buyers = [.. chain.Buyers.Where(b => b.Good != "oxide" || b.Nation != "B")],
                Bloc = new Bloc
                {
                    Memberships = [new Membership("B", Period.Always)],
                    Parties = ["B"],
                    Floors = [Some.Floor(90_000) with { InForce = FromMonth18 }],
                },
            };
            return Some.Play(chain).Get("use", "oxide", "bloc")[16];
        }

        Assert.True(Ordered(6) > 1.03 * Ordered(0), $"{Ordered(6)} against {Ordered(0)}");
    }

    /// <summary>Over the whole range that the page on buyers states, prices without any policy stay what they are without stocks.</summary>
    [Theory]
    [InlineData(2, 4, 1)]
    [InlineData(13, 9, 2)]
    [InlineData(26, 9, 2)]
    [InlineData(8, 4, 1)]
    [InlineData(13, 9, 1)]
    public void NoPolicy_PricesDoNotCycle(double cover, double adjust, double hoarding)
    {
        var rules = new StockRules
        {
            CoverWeeks = cover,
            AdjustMonths = adjust,
            Hoarding = hoarding,
        };
        Scenario Growing(StockRules? r) =>
            Stocked(r, 96) with
            {
                Buyers =
                [
                    Some.Buyer("IN", 4000, growth: 0.03),
                    Some.Buyer("BIG", 4000, growth: 0.03),
                    Some.Buyer("LOW", 2000),
                ],
            };
        double[] with = Some.Play(Growing(rules)).Get("world-price", "oxide", "world");
        double[] without = Some.Play(Growing(null)).Get("world-price", "oxide", "world");
        Assert.All(with.Zip(without), p => Assert.InRange(p.First / p.Second, 0.96, 1.06));
    }

    /// <summary>Cut off from all supply, buyers use up what they have, not a tonne more, and fill up again when goods come back.</summary>
    [Theory]
    [InlineData(2.0)]
    [InlineData(12.0)]
    public void CutOff_UseComesFromTheStockUntilItIsGone(double weeks)
    {
        Scenario s = Stocked(
            new StockRules
            {
                CoverWeeks = weeks,
                Hoarding = 0,
                AdjustMonths = 3,
            },
            48
        ) with
        {
            ExportMeasures =
            [
                .. ((string[])["BIG", "LOW", "IN"]).Select(n => new ExportMeasure
                {
                    Nation = n,
                    Goods = ["oxide"],
                    BanTo = ["PAL"],
                    InForce = new Period(new YearMonth(2027, 1), new YearMonth(2028, 1)),
                }),
            ],
        };
        s = s with { Nations = [.. s.Nations, Some.Nation("PAL")], Buyers = [.. s.Buyers, Some.Buyer("PAL", 520)] };
        double[] put = [.. Some.Play(s).Get("stocking", "oxide", "PAL").Select(v => v / 12)];
        double opening = 10 * weeks;
        double left = opening;
        for (int t = 0; t < put.Length; t++)
        {
            left += put[t];
            Assert.True(left >= -1e-6, $"{left} in {t}");
        }

        Assert.Equal(-opening, put[12..24].Sum(), 0.05 * opening);
        Assert.True(put[24..36].Sum() > 0.5 * opening);
    }

    /// <summary>A floor below what is paid anyway makes nothing dearer: nobody fills before its date.</summary>
    [Fact]
    public void Ahead_FloorThatWillNotBite_NobodyFills()
    {
        var rules = new StockRules { Hoarding = 0, AheadMonths = 6 };
        RunTable table = Some.Play(Stocked(rules, 24, Some.Floor(50_000) with { InForce = FromMonth18 }));
        Assert.All(table.Get("stocking", "oxide", "IN"), v => Assert.Equal(0, v, 1e-6));
    }

    /// <summary>Who orders for stock can wait: while it fills, demand answers more to price than use does.</summary>
    [Fact]
    public void Filling_AnswersMoreToPrice()
    {
        var rules = new StockRules
        {
            CoverWeeks = 13,
            AdjustMonths = 3,
            Hoarding = 0,
            AheadMonths = 6,
        };
        var run = new Run(Stocked(rules, 16, Some.Floor(90_000) with { InForce = FromMonth18 }));
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        double Response(string nation) =>
            market
                .Demands[
                    Array.FindIndex(
                        market.Rows,
                        r => market.DestinationNation[r.Destination] == run.World.Nation(nation)
                    )
                ]
                .Response;
        Assert.Equal(0.3, Response("BIG"), 1e-9);
        Assert.True(Response("IN") > 0.5, $"{Response("IN")}");
    }

    /// <summary>Plants fill the stocks of their inputs before a date as other buyers do.</summary>
    [Fact]
    public void Ahead_PlantsOrderMoreOfTheirInputs()
    {
        double OreUse(int ahead)
        {
            Scenario s = ChainTests.Chain();
            s = s with
            {
                Goods =
                [
                    s.Goods[0] with
                    {
                        Stocks = new StockRules { Hoarding = 0, AheadMonths = ahead },
                    },
                    .. s.Goods.Skip(1),
                ],
                Bloc = new Bloc { Memberships = [new Membership("B", Period.Always)], Parties = ["B"] },
                Tariffs =
                [
                    new Tariff
                    {
                        Goods = ["ore"],
                        AdValorem = 0.3,
                        InForce = FromMonth18,
                    },
                ],
            };
            return Some.Play(s).Get("use", "ore", "bloc")[13..18].Sum();
        }

        Assert.True(OreUse(6) > 1.03 * OreUse(0), $"{OreUse(6)} against {OreUse(0)}");
    }

    /// <summary>What members put on stock in the first eighteen months, before something begins.</summary>
    private static double[] Before(Func<Scenario, Scenario> what)
    {
        var rules = new StockRules
        {
            CoverWeeks = 13,
            AdjustMonths = 3,
            Hoarding = 0,
            AheadMonths = 6,
        };
        return Some.Play(what(Stocked(rules, 24))).Get("stocking", "oxide", "IN")[..18];
    }

    [Fact]
    public void Ahead_OfATariff_MembersFill()
    {
        double[] put = Before(s =>
            s with
            {
                Tariffs =
                [
                    new Tariff
                    {
                        Goods = ["oxide"],
                        AdValorem = 0.3,
                        InForce = FromMonth18,
                    },
                ],
            }
        );
        Assert.All(put[..11], v => Assert.Equal(0, v, 1e-6));
        Assert.All(put[12..], v => Assert.True(v > 0));
    }

    [Fact]
    public void Ahead_OfABan_WhoIsCutOffFills()
    {
        double[] put = Before(s =>
            s with
            {
                ExportMeasures =
                [
                    new ExportMeasure
                    {
                        Nation = "BIG",
                        Goods = ["oxide"],
                        BanTo = ["IN"],
                        InForce = FromMonth18,
                    },
                ],
            }
        );
        Assert.All(put[12..], v => Assert.True(v > 0));
    }

    /// <summary>A member on its own track will not pay the floor and does not fill for it.</summary>
    [Fact]
    public void Ahead_OnItsOwnTrack_NobodyFills()
    {
        double[] put = Before(s =>
        {
            Scenario floor = s.With(Some.Floor(90_000) with { InForce = FromMonth18 });
            return floor with
            {
                Bloc = floor.Bloc with
                {
                    DualTrack = ["IN"],
                    Memberships = [.. floor.Bloc.Memberships, new Membership("LOW", Period.Always)],
                },
            };
        });
        Assert.All(put[..13], v => Assert.Equal(0, v, 1e-6));
    }

    [Fact]
    public void Ahead_OfANationsOwnTariff_ItsBuyersFill()
    {
        Scenario s = Stocked(new StockRules { Hoarding = 0, AheadMonths = 6 }, 18) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Goods = ["oxide"],
                    AdValorem = 0.3,
                    Importers = ["LOW"],
                    InForce = new Period(new YearMonth(2027, 1)),
                },
            ],
        };
        Assert.True(Some.Play(s).Get("stocking", "oxide", "LOW")[8] > 10);
    }

    /// <summary>However steep the trend, the aim grows by at most the whole of it, and falls by at most three tenths.</summary>
    [Fact]
    public void Hoarding_Trend_IsHeldInItsRange()
    {
        var world = new World(Stocked(new StockRules { Hoarding = 0.5 }, 3));
        var seen = new PublicStatistics(world, new Calibration(world));
        YearMonth start = world.Scenario.Clock.Start;
        var view = new MarketView(0, start, new AuthorityAgent(world).Announce(0, start, seen), seen);
        var target = new StockTarget(world, 0, 0);
        seen.PriceTrend[0] = 3;
        Assert.Equal(1.5, target.Times(view), 1e-12);
        seen.PriceTrend[0] = -1;
        Assert.Equal(0.85, target.Times(view), 1e-12);
    }
}
