namespace BlocSim.Tests;

/// <summary>What governments outside do to the bloc; each test fails when its mechanism is switched off.</summary>
public class StrategyTests
{
    /// <summary>BIG has room to spare; IN builds a mill that opens after a year and idles after half a year of losses.</summary>
    private static Scenario Entry(int months, params Strategy[] strategies) =>
        Some.World(months) with
        {
            Processes = [Some.Works],
            Schedules = [Some.Supply("LOW", 1000)],
            Facilities =
            [
                Some.Plant("BIG", "old", 6000, 5600, 50_000),
                Some.Plant("BIG", "new", 2500, 2000, 56_000),
                Some.Plant("BIG", "newer", 2500, 400, 60_000),
                Some.Plant("IN", "works", 1100, 1000, 55_000),
                Some.Plant("IN", "mill", 2000, 0, 55_000) with
                {
                    Status = FacilityStatus.Planned,
                    FixedCost = 3000,
                    CloseAfterYears = 1,
                    Project = new ProjectTerms(new YearMonth(2026, 1), 1, 1, 1, null),
                },
            ],
            Strategies = [.. strategies],
        };

    private static Strategy Dump { get; } =
        new()
        {
            Nation = "BIG",
            Kind = StrategyKind.Dump,
            Goods = ["oxide"],
            Subsidy = 25_000,
            Mark = 1000,
            Budget = 1e12,
            RecoupTax = 0.3,
            RecoupMonths = 36,
        };

    [Fact]
    public void Dump_EntrantAppears_PriceFallsItGoesAndThePriceIsRecouped()
    {
        RunTable calm = Some.Play(Entry(72));
        RunTable dumped = Some.Play(Entry(72, Dump));
        double[] price = dumped.Get("world-price", "oxide", "world");
        double[] usual = calm.Get("world-price", "oxide", "world");
        Assert.True(price[12] < 0.93 * usual[12], $"{price[12]} against {usual[12]}");
        Assert.Equal(1, dumped.Last("plants-closed", "IN"));
        Assert.Equal(0, calm.Last("plants-closed", "IN"));
        Assert.True(price.Max() > 1.1 * usual.Max(), $"{price.Max()} against {usual.Max()}");
    }

    [Fact]
    public void Dump_MoneyGone_Ends()
    {
        RunTable table = Some.Play(Entry(48, Dump with { Budget = 20e6, RecoupTax = 0 }));
        double paid = table.Get("subsidy", "oxide", "BIG").Sum() / 12;
        Assert.InRange(paid, 20e6, 20e6 + (25_000 * 11_000 / 12.0));
        Assert.Equal(0, table.Last("subsidy", "BIG"));
    }

    [Fact]
    public void Dump_Subsidy_IsPaidByTheTreasuryAndReceivedByProducers()
    {
        PairedRun pair = Some.Pair(Entry(24, Dump));
        int t = 20;
        double subsidy = pair.Policy.Get("subsidy", "oxide", "BIG")[t];
        Assert.True(subsidy > 0);
        double treasury = pair.Policy.Get("treasury-change", "oxide", "BIG")[t];
        Assert.Equal(-subsidy, treasury, 1e-6 * subsidy);
        Assert.True(pair.Policy.Get("deadweight-loss-total", "oxide", "world")[t] > 0);
    }

    [Fact]
    public void Restrict_AfterATariff_LimitsExportsThenOffersATruce()
    {
        var rule = new Strategy
        {
            Nation = "BIG",
            Kind = StrategyKind.Restrict,
            Goods = ["oxide"],
            Limit = 0.5,
            DelayMonths = 6,
            LastsMonths = 12,
            TruceMonths = 12,
        };
        Scenario s = Some.World(48) with
        {
            Tariffs =
            [
                new Tariff
                {
                    Goods = ["oxide"],
                    AdValorem = 0.2,
                    InForce = new Period(new YearMonth(2026, 7)),
                },
            ],
            Strategies = [rule],
        };
        var run = new Run(s, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        double[] rent = table.Get("quota-rent", "oxide", "BIG");
        Assert.Equal(0, rent[..12].Sum());
        Assert.All(rent[14..24], r => Assert.True(r > 0));
        Assert.All(rent[27..36], r => Assert.Equal(0, r));
        Assert.True(rent[40] > 0);
        Assert.Contains(run.Events, h => h.Text.Contains("truce", StringComparison.Ordinal));
    }

    [Fact]
    public void Restrict_NoBurden_DoesNothing()
    {
        var rule = new Strategy
        {
            Nation = "BIG",
            Kind = StrategyKind.Restrict,
            Goods = ["oxide"],
            Limit = 0,
        };
        RunTable table = Some.Play(Some.World(24) with { Strategies = [rule] });
        Assert.Equal(0, table.Get("quota-rent", "oxide", "BIG").Sum());
    }

    /// <summary>Two members: the larger buyer is cut off first, then the other.</summary>
    [Fact]
    public void Retaliate_OneMemberAtATime_TheLargestFirst()
    {
        Scenario s = Some.World(36).With(Some.Floor());
        s = s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 200)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 200)],
            Bloc = s.Bloc with { Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)] },
            Strategies =
            [
                new Strategy
                {
                    Nation = "BIG",
                    Kind = StrategyKind.Retaliate,
                    Goods = ["oxide"],
                    DelayMonths = 3,
                    LastsMonths = 12,
                },
            ],
        };
        var run = new Run(s, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        run.Play(engine);
        string[] told = [.. run.Events.Select(h => h.Text)];
        Assert.Equal("BIG stops supplying IN", told[0]);
        Assert.Equal("BIG stops supplying PAL", told[1]);
        GoodMarket market = run.MarketAgent.Markets[0];
        int big = run.World.Layouts[0].OriginOf[run.World.Nation("BIG")];
        int export = market.ExportNodeOf[big];
        double toPal = 0;
        for (int r = 0; r < market.Rows.Length; r++)
        {
            if (market.DestinationNation[market.Rows[r].Destination] == run.World.Nation("IN"))
            {
                toPal += market.Declared[(r * market.Stride) + export];
            }
        }

        // After two turns it is IN's again.
        Assert.Equal(0, toPal);
    }

    [Fact]
    public void Dump_EntrantsBelowTheMark_IsNotWorthIt()
    {
        RunTable table = Some.Play(Entry(36, Dump with { Mark = 5000 }));
        Assert.Equal(0, table.Get("subsidy", "oxide", "BIG").Max());
    }

    [Fact]
    public void Dump_Recouping_Ends()
    {
        double[] tax = Some.Play(Entry(72, Dump with { RecoupMonths = 6 })).Get("export-tax-revenue", "oxide", "BIG");
        Assert.InRange(tax.Count(t => t > 0), 5, 7);
        Assert.Equal(0, tax[^1]);
    }

    [Fact]
    public void Retaliate_WaitsOutItsDelay()
    {
        Scenario s = Some.World(24).With(Some.Floor());
        double Untouched(int delay) =>
            Some.Play(
                    s with
                    {
                        Strategies =
                        [
                            new Strategy
                            {
                                Nation = "BIG",
                                Kind = StrategyKind.Retaliate,
                                Goods = ["oxide"],
                                DelayMonths = delay,
                            },
                        ],
                    }
                )
                .Get("output", "oxide", "BIG")[10];
        Assert.True(Untouched(3) < 0.95 * Untouched(18));
    }

    [Fact]
    public void Dump_OutsideItsPeriod_DoesNothing_AndEndsWithIt()
    {
        Strategy past = Dump with { InForce = new Period(null, new YearMonth(2026, 1)) };
        Assert.Equal(0, Some.Play(Entry(36, past)).Get("subsidy", "oxide", "BIG").Max());
        Strategy year = Dump with { InForce = new Period(null, new YearMonth(2027, 3)), RecoupTax = 0 };
        double[] paid = Some.Play(Entry(36, year)).Get("subsidy", "oxide", "BIG");
        Assert.True(paid[..14].Max() > 0);
        Assert.All(paid[16..], p => Assert.Equal(0, p));
    }

    /// <summary>What may still leave is a share of what left on average over a year, not of a rush just before.</summary>
    [Fact]
    public void Restrict_LimitsToAShareOfAYearsExports()
    {
        // Exports are held to 2000 t a year until the rush.
        double Limit(YearMonth rush)
        {
            Scenario s = Some.World(26) with
            {
                ExportMeasures =
                [
                    new ExportMeasure
                    {
                        Nation = "BIG",
                        Goods = ["oxide"],
                        Quota = 2000,
                        InForce = new Period(null, rush),
                    },
                ],
                Tariffs =
                [
                    new Tariff
                    {
                        Goods = ["oxide"],
                        AdValorem = 0.02,
                        InForce = new Period(new YearMonth(2027, 9)),
                    },
                ],
                Strategies =
                [
                    new Strategy
                    {
                        Nation = "BIG",
                        Kind = StrategyKind.Restrict,
                        Goods = ["oxide"],
                        Limit = 0.5,
                    },
                ],
            };
            var run = new Run(s);
            using var engine = new DirectEngine();
            run.Play(engine);
            return run.Public.Measures[run.World.Nation("BIG")].Quota[0];
        }

        double never = Limit(new YearMonth(2028, 2));
        double rise = Limit(new YearMonth(2026, 2)) - never;
        Assert.True(rise > 0.3 * never);
        Assert.InRange(Limit(new YearMonth(2027, 7)) - never, 0.25 * rise, 0.55 * rise);
    }
}
