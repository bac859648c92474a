namespace BlocSim.Tests;

/// <summary>The same floor in its forms: who receives the wedge.</summary>
public class FloorFormsTests
{
    private static RunTable With(Floor floor, double capable = 0) =>
        Some.Play(Some.World(capable: capable).With(floor));

    [Fact]
    public void ReferenceLevy_CheapestOutsideOffer_ArrivesAtTheFloorExactly()
    {
        var run = new Run(Some.World().With(Some.Floor()));
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        double cheapest = Enumerable
            .Range(0, market.Nodes)
            .Where(k => market.IsReferenceOffer[k + (market.Stride * Destination(market, run, "IN"))])
            .Min(k => market.Price[k]);
        Assert.Equal(80_000, cheapest + market.Levy, 1e-4);
        Assert.True(run.Table.Last("levy-revenue", "bloc") > 0);
        Assert.Equal(0, run.Table.Last("seller-rent", "BIG"));
    }

    private static int Destination(GoodMarket market, Run run, string code) =>
        Array.FindIndex(market.DestinationNation, n => run.Nations[n].Code == code);

    [Fact]
    public void ReferenceLevy_FloorBelowThePrice_IsSlack()
    {
        RunTable table = With(Some.Floor(50_000));
        Assert.Equal(0, table.Last("levy-revenue", "bloc"));
        Assert.Equal(60_000, table.Last("price-inside", "bloc"), 0.1);
    }

    [Fact]
    public void ConsignmentLevy_EveryOutsideOffer_ArrivesAtTheFloor()
    {
        RunTable table = With(Some.Floor() with { Basis = FloorBasis.Consignment });
        Assert.Equal(1, table.Last("floor-held", "bloc"));
        Assert.True(table.Last("levy-revenue", "bloc") > 0);
    }

    [Fact]
    public void Undertaking_SameFloor_PaysTheSellersAndNotTheTreasury()
    {
        RunTable table = With(Some.Floor(form: FloorForm.MinimumImportPrice));
        Assert.Equal(0, table.Last("levy-revenue", "bloc"));
        Assert.True(table.Last("seller-rent", "BIG") > 0);
        Assert.Equal(0, table.Last("seller-rent", "IN"));
        Assert.True(table.Last("price-received", "BIG") > table.Last("price-marginal", "BIG"));
    }

    [Fact]
    public void InternalSalesFloor_MembersToo_SellAtTheFloorInside()
    {
        RunTable table = With(Some.Floor(form: FloorForm.FloorOnInternalSales));
        Assert.Equal(80_000, table.Last("price-inside", "bloc"), 1e-6);
        Assert.Equal(1, table.Last("floor-held-members", "bloc"));
        Assert.True(table.Last("seller-rent", "IN") > 0);
    }

    [Fact]
    public void ContractForDifference_BuyersPayTheMarket_AndTaxpayersTheRest()
    {
        RunTable table = With(Some.Floor(form: FloorForm.ContractForDifference));
        Assert.True(table.Last("price-inside", "bloc") < 60_000);
        Assert.Equal(80_000, table.Last("price-members", "bloc"), 0.1);
        Assert.Equal(1000 * 80.0 / 60, table.Last("output", "IN"), 0.01);
        double price = table.Last("price-marginal", "IN");
        Assert.Equal((80_000 - price) * table.Last("output", "IN"), table.Last("contract-payments", "IN"), 1);
        Assert.Equal(-table.Last("contract-payments", "IN"), table.Last("treasury", "IN"), 1e-3);
    }

    [Fact]
    public void ContractForDifference_Capped_PaysForTheCoveredTonnesOnly()
    {
        RunTable table = With(Some.Floor(form: FloorForm.ContractForDifference) with { Cap = 400 });
        double price = table.Last("price-marginal", "IN");
        Assert.Equal((80_000 - price) * 400, table.Last("contract-payments", "IN"), 1);
    }

    [Fact]
    public void Levy_DutyInForceToo_CountsTowardsTheFloor()
    {
        Scenario s = Some.World().With(Some.Floor()) with
        {
            Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 0.1 }],
        };
        RunTable with = Some.Play(s);
        RunTable without = With(Some.Floor());
        Assert.True(with.Last("levy-revenue", "bloc") < without.Last("levy-revenue", "bloc"));
        Assert.True(with.Last("duty-revenue", "bloc") > 0);
    }

    /// <summary>Directions of MODEL section 13: a higher floor, less targeted import, higher price inside, lower outside, more of the arrivals evade.</summary>
    [Fact]
    public void HigherFloor_MovesEverythingTheWayTheoryHasIt()
    {
        RunTable[] runs = [.. new[] { 65_000.0, 75_000, 90_000, 110_000 }.Select(f => With(Some.Floor(f), 0.5))];
        for (int i = 1; i < runs.Length; i++)
        {
            Assert.True(runs[i].Last("targeted-imports", "bloc") < runs[i - 1].Last("targeted-imports", "bloc"));
            Assert.True(runs[i].Last("price-inside", "bloc") > runs[i - 1].Last("price-inside", "bloc"));
            Assert.True(runs[i].Last("price-outside", "world") < runs[i - 1].Last("price-outside", "world"));
            Assert.True(
                runs[i].Last("evaded-share-of-arrivals", "bloc") > runs[i - 1].Last("evaded-share-of-arrivals", "bloc")
            );
        }
    }

    [Fact]
    public void StricterAudits_LessEvasion_MoreDisplacement()
    {
        PairedRun At(double audits)
        {
            Scenario s = Some.World(24, 0.6).With(Some.Floor());
            return Some.Pair(
                s with
                {
                    Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = audits } },
                }
            );
        }

        PairedRun few = At(5);
        PairedRun many = At(200);
        Assert.True(many.Policy.Last("evasion", "bloc") < few.Policy.Last("evasion", "bloc"));
        double Elsewhere(PairedRun pair) =>
            pair.Policy.Last("output-total", "outside") - pair.Policy.Last("targeted-imports", "bloc");
        Assert.True(Elsewhere(many) > Elsewhere(few));
        Assert.True(many.Policy.Last("targeted-imports", "bloc") < few.Policy.Last("targeted-imports", "bloc"));
    }

    [Fact]
    public void Evasion_NobodyCapable_IsNone()
    {
        RunTable table = With(Some.Floor());
        Assert.Equal(0, table.Last("evasion", "bloc"));
        Assert.Equal(0, table.Last("transshipment", "bloc"));
        Assert.True(With(Some.Floor(), 0.6).Last("evasion", "bloc") > 0);
    }

    [Fact]
    public void ThirdNation_NoExemptPapers_NoTransshipment()
    {
        Scenario two = Some.World(capable: 0.6).With(Some.Floor());
        Assert.Equal(0, Some.Play(two).Last("transshipment", "bloc"));
        Scenario withFriend = two with
        {
            Nations = [.. two.Nations, Some.Nation("PAL")],
            Schedules = [.. two.Schedules, Some.Supply("PAL", 200)],
            Buyers = [.. two.Buyers, Some.Buyer("PAL", 200)],
            Bloc = two.Bloc with { Memberships = [.. two.Bloc.Memberships, new Membership("PAL", Period.Always)] },
        };
        Assert.True(Some.Play(withFriend).Last("transshipment", "bloc") > 0);
        Scenario closed = withFriend with { Bloc = withFriend.Bloc with { Via = [] } };
        Assert.Equal(0, Some.Play(closed).Last("transshipment", "bloc"));
    }

    /// <summary>An excise up to the floor on every sale inside, which no canned form is: a row that only this test knows.</summary>
    private static readonly FloorForm Excise = new()
    {
        Name = "excise",
        Words = "held by an excise on all sales inside (treasury receives it)",
        Reach = FloorReach.AllSales,
        Receiver = WedgeReceiver.Treasury,
    };

    /// <summary>
    /// A form is a row of the table: buyers, market, accounts, investors and invariants do with one that they have never heard of what its columns say. The excise
    /// holds the same prices and moves the same tonnes as a floor on internal sales, and what sellers kept there is the treasury's.
    /// </summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    public void ASixthForm_ThatOnlyItsRowDescribes_IsHeldBookedAndBelieved(double capable)
    {
        RunTable excise = With(Some.Floor(form: Excise), capable);
        RunTable rent = With(Some.Floor(form: FloorForm.FloorOnInternalSales), capable);
        Assert.Equal(80_000, excise.Last("price-inside", "bloc"), capable == 0 ? 1e-6 : 20_000);
        Assert.Equal(rent.Last("price-inside", "bloc"), excise.Last("price-inside", "bloc"), 1e-6);
        foreach (string nation in (string[])["IN", "BIG", "LOW"])
        {
            Assert.Equal(rent.Last("output", nation), excise.Last("output", nation), 1e-6);
            Assert.Equal(0, excise.Last("seller-rent", nation));
        }

        double kept =
            rent.Last("seller-rent", "IN") + rent.Last("seller-rent", "BIG") + rent.Last("seller-rent", "LOW");
        Assert.True(kept > 0);
        Assert.Equal(kept, excise.Last("levy-revenue", "bloc"), 1e-6 * kept);
        Assert.Equal(rent.Last("floor-held-members", "bloc"), excise.Last("floor-held-members", "bloc"));
    }

    /// <summary>A wedge that nobody receives would be money from nowhere.</summary>
    [Fact]
    public void Row_ThatBindsSalesButSaysNotWhoReceivesTheWedge_IsRefused() =>
        Assert.Throws<ArgumentException>(() => With(Some.Floor(form: Excise with { Receiver = WedgeReceiver.Nobody })));

    /// <summary>Names are how scenarios call the forms, so no two rows share one; a form holds prices or supports producers, and who holds prices says who gets the wedge.</summary>
    [Fact]
    public void Table_RowsAreWhole()
    {
        Assert.Equal(FloorForm.All.Length, FloorForm.All.Select(f => f.Name).Distinct().Count());
        Assert.All(FloorForm.All, f => Assert.True(f.HoldsPrices != (f.Support != FloorSupport.None)));
        Assert.All(FloorForm.All, f => Assert.Equal(f.HoldsPrices, f.Receiver != WedgeReceiver.Nobody));
    }
}
