namespace BlocSim.Tests;

public class BufferStockTests
{
    private static Floor Store(double price) => Some.Floor(price, FloorForm.BufferStock);

    private static double[] Of(RunTable table, string metric, string entity) => table.Find(metric, "oxide", entity)!;

    [Fact]
    public void Play_MoneyWithoutLimit_HoldsTheFloorForMembers()
    {
        RunTable table = Some.Play(Some.World().With(Store(70_000)));
        Assert.Equal(70_000, table.Last("price-marginal", "IN"), 1e-6);
        Assert.True(table.Last("price-marginal", "BIG") < 70_000);
        double bought = table.Last("store-purchases", "IN");
        Assert.True(bought > 0);
        Assert.Equal(70_000 * bought, table.Last("store-spending", "IN"), 1);
        Assert.Equal(bought / 12 * 6, table.Last("store", "bloc"), 1e-6 * bought);
        Assert.Equal(-table.Last("store-spending", "IN"), table.Last("treasury", "IN"), 1);
    }

    /// <summary>The shape of a buffer stock's end: the floor stands while the money lasts, then the price falls back.</summary>
    [Fact]
    public void Play_MoneyRunsOut_TheFloorBreaks()
    {
        RunTable open = Some.Play(Some.World(12).With(Store(70_000)));
        double monthly = open.Last("store-spending", "IN") / 12;
        RunTable table = Some.Play(Some.World(12).With(Store(70_000) with { Budget = 5.5 * monthly }));
        double[] price = Of(table, "price-marginal", "IN");
        for (int t = 0; t < 5; t++)
        {
            Assert.Equal(70_000, price[t], 1e-3);
        }

        Assert.InRange(price[5], 60_001, 69_999);
        Assert.Equal(60_000, price[6], 1);
        double spent = Of(table, "store-spending", "IN").Sum() / 12;
        Assert.Equal(5.5 * monthly, spent, 1e-6 * spent);
    }

    [Fact]
    public void Play_SpaceRunsOut_BuysNoMoreThanFits()
    {
        RunTable table = Some.Play(Some.World(12).With(Store(70_000) with { Space = 40 }));
        Assert.Equal(40, table.Last("store", "bloc"), 1e-6);
        Assert.Equal(60_000, table.Last("price-marginal", "IN"), 1);
    }

    /// <summary>Above the ceiling it sells what it has, and no more.</summary>
    [Fact]
    public void Play_PriceAboveTheCeiling_SellsWhileStockLasts()
    {
        Floor store = Store(30_000) with { Ceiling = 57_000, OpeningStock = 60 };
        RunTable table = Some.Play(Some.World(12).With(store));
        double[] price = Of(table, "price-marginal", "IN");
        Assert.Equal(57_000, price[0], 1e-3);
        Assert.True(Of(table, "store-purchases", "IN")[0] < 0);
        Assert.Equal(0, table.Last("store", "bloc"), 1e-6);

        // What left it is what was in it, to the tonne.
        Assert.Equal(-60, Of(table, "store-purchases", "IN").Sum() / 12, 1e-5);
        Assert.Equal(60_000, price[^1], 1);
    }
}
