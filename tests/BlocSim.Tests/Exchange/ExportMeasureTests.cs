namespace BlocSim.Tests;

public class ExportMeasureTests
{
    private static RunTable With(ExportMeasure measure) => Some.Play(Some.World() with { ExportMeasures = [measure] });

    private static ExportMeasure Big => new() { Nation = "BIG", Goods = ["oxide"] };

    [Fact]
    public void Tax_IsTheGapBetweenExportAndDomesticPrice()
    {
        RunTable table = With(Big with { TaxRate = 0.25, Tax = 1000 });
        double home = table.Last("price-marginal", "BIG");
        double revenue = table.Last("export-tax-revenue", "BIG");
        Assert.True(home < 60_000);
        Assert.True(revenue > 0);
        Assert.Equal(revenue, table.Last("treasury", "BIG"), 1e-3);
        Assert.Equal(0, table.Last("quota-rent", "BIG"), 1e-3);
    }

    [Fact]
    public void Quota_Binding_EarnsARentAndFillsTheQuota()
    {
        var run = new Run(
            Some.World() with
            {
                ExportMeasures = [Big with { Quota = 2000 }],
            },
            new RunOptions { CheckInvariants = true }
        );
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        int node = market.ExportNodeOf[market.NodeOrigin[Array.FindIndex(market.NodeExport, e => e)]];
        Assert.Equal(2000 / 12.0, market.Sales[node], 1e-7);
        Assert.True(table.Last("quota-rent", "BIG") > 0);
        Assert.True(market.Price[node] > table.Last("price-marginal", "BIG"));
    }

    [Fact]
    public void Quota_Slack_ChangesNothing()
    {
        RunTable table = With(Big with { Quota = 100_000 });
        Assert.Equal(60_000, table.Last("price-marginal", "BIG"), 0.01);
        Assert.Equal(0, table.Last("quota-rent", "BIG"), 1e-3);
    }

    /// <summary>A quota and the specific tax equal to its scarcity price move the same tonnes.</summary>
    [Fact]
    public void Quota_AndItsShadowTax_GiveTheSamePrices()
    {
        RunTable quota = With(Big with { Quota = 3000 });
        double exports = 3000;
        double rent = quota.Last("quota-rent", "BIG") / exports;
        RunTable tax = With(Big with { Tax = rent });
        foreach (string nation in new[] { "IN", "BIG", "LOW" })
        {
            Assert.Equal(quota.Last("price-marginal", nation), tax.Last("price-marginal", nation), 1e-3);
        }
    }

    [Fact]
    public void Quota_OverTwoGoods_HasOnePricePerTonne()
    {
        Scenario one = Some.World();
        Good second = Some.Oxide() with { Name = "other", Title = "Other", BasePrice = 6000 };
        Scenario two = one with
        {
            Goods = [.. one.Goods, second],
            Schedules =
            [
                .. one.Schedules,
                .. one.Schedules.Select(s => s with { Good = "other", ReferencePrice = 6000 }),
            ],
            Buyers = [.. one.Buyers, .. one.Buyers.Select(b => b with { Good = "other" })],
            ExportMeasures = [Big with { Goods = ["oxide", "other"], Quota = 6000 }],
        };
        var run = new Run(two, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket[] markets = run.MarketAgent.Markets;
        int Node(GoodMarket m) => Array.FindIndex(m.NodeExport, e => e);
        double Rent(GoodMarket m) => m.Price[Node(m)] - m.Price[m.NodeOrigin[Node(m)]];
        Assert.Equal(Rent(markets[0]), Rent(markets[1]), 0.01);
        Assert.True(Rent(markets[0]) > 100);
        Assert.Equal(500, markets.Sum(m => m.Sales[Node(m)]), 1e-6);
    }

    [Fact]
    public void Ban_ToOneDestination_StopsThatTradeOnly()
    {
        var flows = new FlowLog();
        using var engine = new DirectEngine();
        var run = new Run(
            Some.World() with
            {
                ExportMeasures = [Big with { BanTo = ["IN"] }],
            },
            new RunOptions { Sink = flows, CheckInvariants = true }
        );
        run.Play(engine);
        int big = run.Nations.ToList().FindIndex(n => n.Code == "BIG");
        int bloc = run.Nations.ToList().FindIndex(n => n.Code == "IN");
        int low = run.Nations.ToList().FindIndex(n => n.Code == "LOW");
        Assert.DoesNotContain(flows.Seen, f => f.Origin == big && f.Destination == bloc);
        Assert.Contains(flows.Seen, f => f.Origin == big && f.Destination == low && f.Tonnes > 1);
    }

    [Fact]
    public void Measure_WithADate_ActsFromThatMonth()
    {
        RunTable table = With(Big with { Quota = 2000, InForce = new Period(new YearMonth(2026, 4)) });
        double[] rent = table.Find("quota-rent", "oxide", "BIG")!;
        Assert.All(rent[..3], r => Assert.Equal(0, r, 1e-3));
        Assert.All(rent[3..], r => Assert.True(r > 0));
    }

    private sealed class FlowLog : IRunSink
    {
        public List<Flow> Seen { get; } = [];

        public bool WantsFlows => true;

        public void OnStart(Run run) { }

        public void OnTick(int tick) { }

        public void OnFlow(int tick, Flow flow) => Seen.Add(flow);
    }

    /// <summary>A production quota holds what is made, not what leaves: the price rises at home as abroad, and nobody earns a licence's rent.</summary>
    [Fact]
    public void ProductionQuota_LimitsOutput_OnePriceNoRent()
    {
        Scenario s = Some.World(24) with
        {
            Processes = [Some.Works],
            Schedules = [Some.Supply("IN", 1000), Some.Supply("LOW", 1000)],
            Facilities = [Some.Plant("BIG", "old", 4000, 4000, 40_000), Some.Plant("BIG", "new", 5000, 4000, 55_000)],
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "BIG",
                    Goods = ["oxide"],
                    Output = 5400,
                    InForce = new Period(new YearMonth(2027, 1)),
                },
            ],
        };
        RunTable table = Some.Play(s);
        double[] output = table.Get("output", "oxide", "BIG");
        Assert.True(output[11] > 7500);
        Assert.All(output[12..], q => Assert.True(q <= 5400.001));
        Assert.True(table.Last("price-marginal", "BIG") > 1.2 * table.Get("price-marginal", "oxide", "BIG")[11]);
        Assert.Equal(0, table.Last("quota-rent", "BIG"));
        Assert.Equal(5400, table.Last("output", "BIG"), 1e-3);
    }

    /// <summary>Until the first licences are there nothing leaves; then trade is back.</summary>
    [Fact]
    public void Licence_FirstOnesWaitedFor_NothingLeaves()
    {
        double[] output = Some.Play(
                Some.World(18) with
                {
                    ExportMeasures = [Big with { LicenceMonths = 3, InForce = new Period(new YearMonth(2026, 7)) }],
                }
            )
            .Get("output", "oxide", "BIG");
        Assert.Equal(output[0], output[5], 1e-6 * output[0]);
        Assert.All(output[6..9], o => Assert.True(o < 0.8 * output[0], $"{o} of {output[0]}"));
        Assert.True(output[9] > 0.95 * output[0]);
    }

    /// <summary>Goods that wait cost interest: half a year at 12 % is 6 % of their base price.</summary>
    [Fact]
    public void Licence_Waiting_CostsInterest()
    {
        var run = new Run(
            Some.World(12) with
            {
                ExportMeasures =
                [
                    Big with
                    {
                        LicenceMonths = 6,
                        LicenceInterest = 0.12,
                        InForce = new Period(new YearMonth(2026, 3)),
                    },
                ],
            }
        );
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        Assert.Equal(0.06 * 60_000, run.MarketAgent.Markets[0].Freight.Max(), 1e-6);
        Assert.True(table.Last("price-inside", "bloc") > 60_500);
    }
}
