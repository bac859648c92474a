namespace BlocSim.Tests;

/// <summary>Contracts bind buyers to the suppliers they had, at the prices of the day, as far as these can deliver.</summary>
public class ContractTests
{
    private static readonly Period FromMonth12 = new(new YearMonth(2027, 1));

    private static Scenario World(ContractRules? rules, int months = 36, double capable = 0)
    {
        Scenario s = Some.World(months, capable).With(Some.Floor(90_000) with { InForce = FromMonth12 });
        return s with
        {
            Goods = [Some.Oxide() with { Contracts = rules }],
            Freights = [new Freight(null, null, null, 4000)],
        };
    }

    private static double[] Imports(ContractRules? rules, int months = 36) =>
        Some.Play(World(rules, months)).Get("targeted-imports", "oxide", "bloc");

    /// <summary>Before anything happens what is bound is what would be chosen: the base year is given back.</summary>
    [Fact]
    public void NothingHappens_NothingChanges()
    {
        RunTable bound = Some.Play(World(new ContractRules(0.6, 12)));
        RunTable free = Some.Play(World(null));
        for (int t = 0; t < 12; t++)
        {
            double price = free.Get("world-price", "oxide", "world")[t];
            Assert.Equal(price, bound.Get("world-price", "oxide", "world")[t], 1e-7 * price);
        }
    }

    /// <summary>What a levy shifts at once without contracts it shifts over their term with them, and in the end as far.</summary>
    [Fact]
    public void Levy_ShiftsTradeOverTheTerm()
    {
        double[] free = Imports(null, 132);
        double[] bound = Imports(new ContractRules(0.6, 12), 132);
        double before = free[11];
        double shift = before - free[12];
        Assert.True(shift > 0.3 * before);
        Assert.InRange(before - bound[12], 0.2 * shift, 0.7 * shift);
        Assert.True(bound[12] > bound[18] && bound[18] > bound[30]);
        Assert.Equal(free[^1], bound[^1], 0.02 * before);
    }

    [Fact]
    public void LongerTerm_ShiftsLater_LargerShare_ShiftsLess()
    {
        double usual = Imports(new ContractRules(0.6, 12))[24];
        Assert.True(Imports(new ContractRules(0.6, 60))[24] > 1.03 * usual);
        Assert.True(Imports(new ContractRules(0.3, 12))[12] < 0.95 * Imports(new ContractRules(0.6, 12))[12]);
    }

    /// <summary>A supplier who may hardly deliver does not deliver to contracts either: buyers go elsewhere and nobody pays the choke price.</summary>
    [Fact]
    public void SupplierCutOff_ContractsLapse()
    {
        Scenario s = World(new ContractRules(0.9, 36)) with
        {
            Bloc = Bloc.None,
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "BIG",
                    Goods = ["oxide"],
                    Quota = 400,
                    InForce = FromMonth12,
                },
            ],
        };
        RunTable bound = Some.Play(s);
        RunTable free = Some.Play(s with { Goods = [Some.Oxide()] });
        double usual = free.Get("price-received", "oxide", "LOW")[12];
        Assert.True(usual > 65_000);
        Assert.InRange(bound.Get("price-received", "oxide", "LOW")[12], 0.8 * usual, 1.5 * usual);
        Assert.True(bound.Get("price-marginal", "oxide", "LOW")[12] < 10 * 60_000);
    }

    /// <summary>Firms able to evade and firms that are not renew their own contracts: in the end neither is bound to what the other chose.</summary>
    [Fact]
    public void FirmsAbleToEvade_RenewTheirOwn()
    {
        double[] Evasion(ContractRules? rules) => Some.Play(World(rules, 132, 0.5)).Get("evasion", "oxide", "bloc");
        double free = Evasion(null)[^1];
        Assert.True(free > 100);
        Assert.Equal(free, Evasion(new ContractRules(0.6, 12))[^1], 0.03 * free);
    }

    [Fact]
    public void Plants_AreBoundAsWell()
    {
        double OwnOre(ContractRules? rules)
        {
            Scenario s = ChainTests.Chain(18);
            return Some.Play(
                    s with
                    {
                        Goods = [s.Goods[0] with { Contracts = rules }, .. s.Goods.Skip(1)],
                        Bloc = new Bloc { Memberships = [new Membership("B", Period.Always)], Parties = ["B"] },
                        Tariffs =
                        [
                            new Tariff
                            {
                                Goods = ["ore"],
                                AdValorem = 0.3,
                                InForce = FromMonth12,
                            },
                        ],
                    }
                )
                .Get("share-of-bloc-use", "ore", "bloc")[12];
        }

        Assert.True(OwnOre(new ContractRules(0.6, 24)) < OwnOre(null) - 0.02);
    }

    /// <summary>The slower clearing method finds the same prices, so the derivatives with contracts are right where it matters.</summary>
    [Fact]
    public void SlowMethod_FindsTheSamePrices()
    {
        Scenario s = World(new ContractRules(0.7, 12), 15, 0.4);
        var fast = new Run(s);
        var slow = new Run(s);
        slow.MarketAgent.ClearSlowly();
        using var engine = new DirectEngine();
        double[] one = fast.Play(engine).Get("world-price", "oxide", "world");
        double[] two = slow.Play(engine).Get("world-price", "oxide", "world");
        for (int t = 0; t < one.Length; t++)
        {
            Assert.Equal(one[t], two[t], 1e-6 * one[t]);
        }

        Assert.Equal(0, fast.Fallbacks);
    }

    /// <summary>Analytic derivatives of demand are those of small steps, levy and evaders included.</summary>
    [Fact]
    public void Derivatives_AreThoseOfSmallSteps()
    {
        var run = new Run(World(new ContractRules(0.7, 12), 20, 0.4));
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        LogitRows rows = run.MarketAgent.RowsOf(0)!;
        rows.Evaluate();
        rows.Differentiate();
        double[] jacobian = [.. rows.Jacobian];
        double levy = market.Levy;
        for (int j = 0; j < market.Nodes; j++)
        {
            double price = market.Price[j];
            double step = 1e-4 * price;
            market.Price[j] = price + step;
            rows.Evaluate();
            double[] up = [.. rows.Demand];
            market.Price[j] = price - step;
            rows.Evaluate();
            double[] down = [.. rows.Demand];
            market.Price[j] = price;
            for (int k = 0; k < market.Nodes; k++)
            {
                double slope = (up[k] - down[k]) / (2 * step);
                double size = Math.Abs(jacobian[(k * market.Stride) + k]);
                Assert.Equal(slope, jacobian[(k * market.Stride) + j], 1e-4 * size);
            }
        }

        Assert.Equal(levy, market.Levy);
    }

    /// <summary>
    /// A stockpile fills through members' buyers, so their contracts carry its orders too: a quota that just covers what is due for use does not
    /// cover both, and a part lapses.
    /// </summary>
    [Theory]
    [InlineData(0, 0.9, 0.9)]
    [InlineData(90, 0.85, 0.89)]
    public void StockpileOrders_AreDueAsWell(double coverDays, double least, double most)
    {
        Scenario s = World(new ContractRules(0.9, 60), 6);
        var run = new Run(
            s with
            {
                Bloc = s.Bloc with
                {
                    Floors = [],
                    Stockpile = new Stockpile
                    {
                        Loan = 500e6,
                        Targets = [("oxide", coverDays)],
                        FillYears = 2,
                    },
                },
                ExportMeasures =
                [
                    new ExportMeasure
                    {
                        Nation = "BIG",
                        Goods = ["oxide"],
                        Quota = 4600,
                    },
                ],
            }
        );
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        int member = Array.FindIndex(
            market.Rows,
            r => market.DestinationNation[r.Destination] == run.World.Nation("IN")
        );
        Assert.InRange(market.Bound!.Part[2 * member], least - 1e-9, most + 1e-9);
    }

    /// <summary>What lapsed does not come back when the supplier does: contracts were made anew with others meanwhile.</summary>
    [Fact]
    public void Lapsed_DoesNotComeBackWithTheSupplier()
    {
        Scenario s = World(new ContractRules(0.9, 120), 40) with
        {
            Bloc = new Bloc { Memberships = [new Membership("IN", Period.Always)], Parties = ["IN"] },
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "BIG",
                    Goods = ["oxide"],
                    BanTo = ["IN"],
                    InForce = new Period(new YearMonth(2027, 1), new YearMonth(2028, 1)),
                },
            ],
        };
        double[] own = Some.Play(s).Get("share-of-bloc-use", "oxide", "bloc");
        Assert.True(own[20] > 1.5 * own[10]);
        Assert.True(own[24] > own[10] + (0.7 * (own[23] - own[10])), $"{own[10]} {own[23]} {own[24]}");
    }

    /// <summary>Nobody keeps to a contract at many times the price that others pay: those outside a shortage leave its suppliers to those inside.</summary>
    [Fact]
    public void Unbearable_ContractsLapse()
    {
        Scenario s = World(new ContractRules(0.9, 60), 14) with
        {
            Bloc = Bloc.None,
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "BIG",
                    Goods = ["oxide"],
                    BanTo = ["IN", "LOW"],
                    InForce = FromMonth12,
                },
            ],
        };
        double[] paid = Some.Play(s).Get("price-marginal", "oxide", "BIG");
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        double dear = run.Public.ReceivedPrice[0][run.World.Layouts[0].OriginOf[run.World.Nation("LOW")]];
        double delivered = run.Public.Delivered[0][run.World.Nation("BIG")];
        Assert.True(dear > 2.2 * paid[13], $"{dear} against {paid[13]}");
        Assert.InRange(delivered, 0.9 * paid[13], 1.2 * paid[13]);
    }
}
