namespace BlocSim.Tests;

/// <summary>A run that starts at a stated price above what stated costs give, with the stated outputs; each test fails when the wedge is switched off.</summary>
public class PriceWedgeTests
{
    /// <summary>A makes 4,800 t a year at about 50 USD/kg, B 4,200 t, C is full at 500 t; the stated price is 109 USD/kg.</summary>
    private static Scenario World(PriceWedge? wedge, int months = 49) =>
        new()
        {
            Name = "start",
            Clock = Some.Months(months),
            Goods = [Some.Oxide() with { BasePrice = 109_000, Wedge = wedge }],
            Processes = [Some.Works],
            Nations = [Some.Nation("A"), Some.Nation("B"), Some.Nation("C")],
            Facilities =
            [
                .. Enumerable.Range(0, 3).Select(i => Some.Plant("A", $"a{i}", 2000, 1600, 48_000 + (3000 * i))),
                .. Enumerable.Range(0, 3).Select(i => Some.Plant("B", $"b{i}", 1600, 1400, 50_000 + (2000 * i))),
                Some.Plant("C", "c", 500, 500, 30_000),
            ],
            Buyers = [Some.Buyer("A", 3000), Some.Buyer("B", 4000), Some.Buyer("C", 2500)],
            Focus = "oxide",
        };

    private static readonly PriceWedge ForAll = new([], double.PositiveInfinity);

    [Fact]
    public void Start_IsTheStatedPrice_WithTheStatedOutputs()
    {
        RunTable t = Some.Play(World(ForAll));
        Assert.Equal(109_000, t.First("world-price", "world"), 1e-3);
        Assert.Equal(4800, t.First("output", "A"), 1e-3);
        Assert.Equal(4200, t.First("output", "B"), 1e-3);
        Assert.Equal(500, t.First("output", "C"), 1e-3);
        Assert.True(Some.Play(World(null)).First("world-price", "world") < 60_000);
    }

    /// <summary>The wedge is the sellers': each of them earns it on every tonne on top of what it earned at cost.</summary>
    [Fact]
    public void Wedge_IsProducersSurplus()
    {
        Scenario s = World(ForAll);
        (double wedge, double clears) = BaseYear.Wedge(s, s.Goods[0]);
        Assert.InRange(clears, 45_000, 60_000);
        RunTable with = Some.Play(s);
        RunTable without = Some.Play(World(null));
        Assert.Equal(
            without.First("producer-surplus", "A") + (4800 * wedge),
            with.First("producer-surplus", "A"),
            1e-6 * 4800 * wedge
        );
        Assert.Equal(with.First("price-marginal", "A"), without.First("price-marginal", "A") + wedge, 1e-2);
    }

    /// <summary>Only some nations get it: the world price is the stated one all the same, and the others ask their cost.</summary>
    [Fact]
    public void Nations_OnlyTheirOffersRise()
    {
        RunTable t = Some.Play(World(new PriceWedge(["A"], double.PositiveInfinity)));
        Assert.Equal(109_000, t.First("world-price", "world"), 1e-3);
        Assert.Equal(4200, t.First("output", "B"), 1e-3);
        Assert.InRange(t.First("price-marginal", "B"), 45_000, 60_000);
        Assert.True(t.First("price-marginal", "A") > 109_000);
    }

    /// <summary>Half of it is gone after its half-life, three quarters after two; without one it stays.</summary>
    [Fact]
    public void HalfLife_PriceComesDown()
    {
        Scenario s = World(new PriceWedge([], 2));
        (double wedge, double clears) = BaseYear.Wedge(s, s.Goods[0]);
        double[] price = Some.Play(s).Find("world-price", "oxide", "world")!;
        Assert.Equal(clears + (wedge / 2), price[24], 0.05 * wedge);
        Assert.Equal(clears + (wedge / 4), price[48], 0.05 * wedge);
        double[] stays = Some.Play(World(ForAll)).Find("world-price", "oxide", "world")!;
        Assert.Equal(109_000, stays[48], 1);
    }

    /// <summary>Costs above the price, or nations that sell nothing, leave nothing to get.</summary>
    [Fact]
    public void NothingToGet_IsSaid()
    {
        Scenario s = World(ForAll);
        Scenario dear = s with { Goods = [s.Goods[0] with { BasePrice = 40_000 }] };
        Assert.Contains(
            "above the price of 40,000 USD/t",
            BaseYear.Check(dear).Problems.Single().Text,
            StringComparison.Ordinal
        );
        Scenario full = World(new PriceWedge(["C"], double.PositiveInfinity));
        Assert.Contains(
            "none of the nations sells any of it",
            BaseYear.Check(full).Problems.Single().Text,
            StringComparison.Ordinal
        );
        Assert.Empty(BaseYear.Check(s).Problems);
        Assert.DoesNotContain(BaseYear.Check(s).Remarks, r => r.Subject.EndsWith("price", StringComparison.Ordinal));
    }
}
