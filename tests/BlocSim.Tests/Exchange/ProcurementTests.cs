namespace BlocSim.Tests;

/// <summary>What buyers under a procurement rule may not buy, and what it costs them.</summary>
public class ProcurementTests
{
    private static Scenario World(params Procurement[] rules)
    {
        Scenario s = Some.World(18);
        return s with
        {
            Buyers =
            [
                Some.Buyer("IN", 200, sector: "defence"),
                Some.Buyer("IN", 3800, sector: "ev"),
                Some.Buyer("BIG", 4000, sector: "defence"),
                Some.Buyer("LOW", 2000),
            ],
            Bloc = s.Bloc with { Procurements = [.. rules] },
        };
    }

    private static Procurement Defence =>
        new()
        {
            Goods = ["oxide"],
            Sectors = ["defence"],
            Barred = ["BIG"],
            InForce = new Period(new YearMonth(2027, 1)),
        };

    /// <summary>Tonnes that a sector of a nation bought of an origin in the last month, and its price index.</summary>
    private static (double Tonnes, double Index) Bought(
        Scenario s,
        string nation,
        string sector,
        string origin,
        int months
    )
    {
        var run = new Run(s with { Clock = Some.Months(months) }, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        MarketLayout layout = run.World.Layouts[0];
        double tonnes = 0;
        double index = double.NaN;
        for (int r = 0; r < market.Rows.Length; r++)
        {
            bool asked =
                market.DestinationNation[market.Rows[r].Destination] == run.World.Nation(nation)
                && layout.RowSector[r] == sector;
            if (asked)
            {
                index = market.PriceIndex[r];
                tonnes += market.Declared[(r * market.Stride) + layout.OriginOf[run.World.Nation(origin)]];
            }
        }

        return (tonnes, index);
    }

    [Fact]
    public void Barred_TheSectorBuysElsewhere_FromTheDateOn_AndPaysMore()
    {
        Assert.True(Bought(World(Defence), "IN", "defence", "BIG", 12).Tonnes > 5);
        (double tonnes, double index) = Bought(World(Defence), "IN", "defence", "BIG", 13);
        Assert.Equal(0, tonnes);
        Assert.True(Bought(World(Defence), "IN", "defence", "LOW", 13).Tonnes > 5);
        double free = Bought(World(), "IN", "defence", "BIG", 13).Index;
        Assert.True(index > free + 500, $"{index} against {free}");
    }

    [Fact]
    public void Others_BuyAsBefore()
    {
        Assert.True(Bought(World(Defence), "IN", "ev", "BIG", 13).Tonnes > 100);
        Assert.True(Bought(World(Defence), "BIG", "defence", "BIG", 13).Tonnes > 100);
    }

    /// <summary>Without sectors and nations named, nobody in the bloc may buy outside it.</summary>
    [Fact]
    public void NothingNamed_TheBlocBuysItsOwn()
    {
        Procurement all = Defence with { Sectors = [], Barred = [] };
        RunTable table = Some.Play(World(all));
        Assert.Equal(1, table.Last("share-of-bloc-use", "bloc"), 1e-9);
        Assert.Equal(0, table.Last("targeted-imports", "bloc"), 1e-9);
        Assert.True(table.Last("price-inside", "bloc") > 1.5 * table.First("price-inside", "bloc"));
    }

    /// <summary>A rule that names a member's own nation does not keep it from its own goods; nations outside the bloc are under no rule.</summary>
    [Fact]
    public void Home_AndOutsiders_AreUnderNoRule()
    {
        Procurement own = Defence with { Barred = ["IN", "BIG"] };
        Assert.True(Bought(World(own), "IN", "defence", "IN", 13).Tonnes > 1);
        Procurement others = Defence with { Sectors = [], Barred = ["LOW"] };
        Assert.True(Bought(World(others), "BIG", "defence", "LOW", 13).Tonnes > 1);
        Assert.Equal(0, Bought(World(others), "IN", "ev", "LOW", 13).Tonnes);
    }

    /// <summary>Barring the dear supplier helps nobody: what is lost is choice, and buyers are worse off by it.</summary>
    [Fact]
    public void Barred_EvenASmallSupplier_IsALoss()
    {
        Procurement low = Defence with { Barred = ["LOW"] };
        PairedRun pair = Some.Pair(World(low));
        Assert.True(pair.Policy.Get("consumer-surplus-change-total", "oxide", "bloc")[13] < -1e5);
        Assert.True(pair.Policy.Get("welfare-change-total", "oxide", "world")[13] < 0);
    }
}
