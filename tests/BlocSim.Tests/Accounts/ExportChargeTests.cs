using System.Collections.Frozen;

namespace BlocSim.Tests;

/// <summary>What exporters' states take or give by destination: capture of the levy, discounts for who leaves.</summary>
public class ExportChargeTests
{
    private static Strategy Capture(double share = 1) =>
        new()
        {
            Nation = "BIG",
            Kind = StrategyKind.Capture,
            Goods = ["oxide"],
            Share = share,
        };

    private static Scenario Floored(FloorBasis basis, params Strategy[] strategies) => Floored(basis, 0, strategies);

    private static Scenario Floored(FloorBasis basis, double capable, params Strategy[] strategies) =>
        Some.World(24, capable).With(Some.Floor() with { Basis = basis }) with
        {
            Strategies = [.. strategies],
        };

    /// <summary>A levy by consignment leaves the whole wedge to whoever lifts the price first: the revenue moves abroad, buyers pay the same.</summary>
    [Fact]
    public void Capture_ConsignmentLevy_TheRevenueIsTheExporters()
    {
        PairedRun free = Some.Pair(Floored(FloorBasis.Consignment));
        PairedRun captured = Some.Pair(Floored(FloorBasis.Consignment, Capture()));
        double levy = free.Policy.Last("levy-revenue", "bloc");
        double taken = captured.Policy.Last("export-tax-revenue", "BIG");
        Assert.True(captured.Policy.Last("levy-revenue", "bloc") < 0.3 * levy);
        Assert.True(taken > 0.5 * levy, $"{taken} of {levy}");
        Assert.Equal(
            free.Policy.Last("price-inside", "bloc"),
            captured.Policy.Last("price-inside", "bloc"),
            0.03 * free.Policy.Last("price-inside", "bloc")
        );
        Assert.True(
            captured.Policy.Last("welfare-change-total", "bloc") < free.Policy.Last("welfare-change-total", "bloc")
        );
        Assert.True(captured.Policy.Last("treasury", "BIG") == taken);
        Assert.True(
            captured.Policy.Last("terms-of-trade-gain", "BIG") > free.Policy.Last("terms-of-trade-gain", "BIG")
        );
    }

    /// <summary>Under one levy a good the cheaper goods of others keep it up: the exporter that captures bears both, and sells less inside.</summary>
    [Fact]
    public void Capture_ReferenceLevy_CostsItSalesInside()
    {
        RunTable free = Some.Play(Floored(FloorBasis.Reference));
        RunTable captured = Some.Play(Floored(FloorBasis.Reference, Capture()));
        Assert.True(captured.Last("export-tax-revenue", "BIG") > 0);
        Assert.True(captured.Last("output", "BIG") < free.Last("output", "BIG"));
        Assert.True(captured.Last("levy-revenue", "bloc") > 0);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void Capture_Share_IsWhatItTakes(double share)
    {
        double whole = Some.Play(Floored(FloorBasis.Consignment, Capture())).Last("export-tax-revenue", "BIG");
        double part = Some.Play(Floored(FloorBasis.Consignment, Capture(share))).Last("export-tax-revenue", "BIG");
        Assert.InRange(part, (share - 0.1) * whole, (share + 0.1) * whole);
    }

    /// <summary>What is taken at the exporter's own border cannot be misdeclared at the importer's: there is less left to evade.</summary>
    [Fact]
    public void Capture_LeavesLessToEvade()
    {
        RunTable free = Some.Play(Floored(FloorBasis.Consignment, 0.5));
        RunTable captured = Some.Play(Floored(FloorBasis.Consignment, 0.5, Capture()));
        Assert.True(captured.Last("price-inside", "bloc") > 1.03 * free.Last("price-inside", "bloc"));
        Assert.True(captured.Last("evasion", "bloc") < free.Last("evasion", "bloc"));
    }

    private static Scenario Wavering(Strategy rule) =>
        Some.World(60).With(Some.Floor(62_000)) is var s
            ? s with
            {
                Bloc = s.Bloc with
                {
                    MembershipRule = new MembershipRule
                    {
                        Scale = 1e5,
                        Inertia = 0,
                        Deciding = new[] { "IN" }.ToFrozenSet(),
                        Affinity = new Dictionary<string, double> { ["IN"] = 30e6 }.ToFrozenDictionary(),
                    },
                },
                Strategies = [rule],
            }
            : throw new InvalidOperationException();

    private static Strategy Discount(double share, double budget = double.PositiveInfinity) =>
        new()
        {
            Nation = "BIG",
            Kind = StrategyKind.Divide,
            Goods = ["oxide"],
            Discount = share,
            Budget = budget,
        };

    [Fact]
    public void Discount_TheWavererGoesAndBuysCheaperThanOthers()
    {
        Assert.Equal(1, Some.Play(Wavering(Discount(0))).Last("member", "IN", "all"));
        var run = new Run(Wavering(Discount(0.3)), new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        Assert.Equal(0, table.Last("member", "IN", "all"));
        Assert.Contains(run.Events, h => h.Text == "BIG offers IN a discount for leaving the bloc");
        int inside = run.World.Nation("IN");
        int low = run.World.Nation("LOW");
        Assert.True(run.Public.Delivered[0][inside] < 0.9 * run.Public.Delivered[0][low]);
        Assert.True(table.Last("export-tax-revenue", "BIG") < 0);
        Assert.Equal(table.Last("export-tax-revenue", "BIG"), table.Last("treasury", "BIG"));
    }

    [Fact]
    public void Discount_MoneyGone_Ends()
    {
        RunTable table = Some.Play(Wavering(Discount(0.3, 40e6)));
        double given = -table.Get("export-tax-revenue", "oxide", "BIG").Sum() / 12;
        Assert.InRange(given, 40e6, 50e6);
        Assert.Equal(0, table.Last("export-tax-revenue", "BIG"));
    }

    /// <summary>A member on its own track charges no levy: there is nothing to capture, and its imports are not taxed.</summary>
    [Fact]
    public void Capture_MemberOnItsOwnTrack_IsNotCharged()
    {
        Scenario s = Floored(FloorBasis.Consignment, Capture());
        Assert.True(Some.Play(s).Last("export-tax-revenue", "BIG") > 0);
        Scenario two = s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 1)],
            Bloc = s.Bloc with
            {
                Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)],
                DualTrack = ["IN"],
            },
        };
        double left = Some.Play(two).Last("export-tax-revenue", "BIG");
        Assert.True(left < 0.01 * Some.Play(s).Last("export-tax-revenue", "BIG"), $"{left}");
    }

    /// <summary>Goods that go by a third nation meet what the exporter takes on the way there.</summary>
    [Fact]
    public void Capture_GoodsByAThirdNation_MeetItsCharge()
    {
        Scenario s = Floored(FloorBasis.Consignment, 0.6, Capture(0.5));
        s = s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 500)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 500)],
            Bloc = s.Bloc with
            {
                Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)],
                Via = ["PAL"],
            },
        };
        var run = new Run(s);
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket m = run.MarketAgent.Markets[0];
        int export = Array.FindIndex(m.NodeExport, x => x);
        int Border(string nation) => (Array.IndexOf(m.DestinationNation, run.World.Nation(nation)) * m.Stride) + export;
        double charge = m.Charge![Border("PAL")];
        Assert.True(charge > 1000, $"{charge}");
        Assert.Equal(run.World.Nation("PAL"), m.TransshipmentNation[Border("IN")]);
        Assert.Equal(3000 + charge, m.TransshipmentBase[Border("IN")], 1e-6);
    }
}
