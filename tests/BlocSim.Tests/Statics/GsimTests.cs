namespace BlocSim.Tests;

public class GsimTests
{
    /// <summary>The four-region example of Francois and Hall (2003), GSIM version 3.0.</summary>
    internal static GsimModel FourByFour(params (int Exporter, int Importer)[] freed)
    {
        double[] before = [1.0, 1.21, 1.41, 1.22, 1.37, 1.0, 1.31, 1.23, 1.32, 1.36, 1.0, 1.18, 1.57, 1.41, 1.25, 1.15];
        double[] after = [.. before];
        foreach ((int exporter, int importer) in freed)
        {
            after[(exporter * 4) + importer] = 1;
        }

        return new GsimModel
        {
            Regions = ["US", "JP", "EU", "RW"],
            Trade = [0, 50, 200, 300, 500, 0, 150, 200, 300, 100, 200, 200, 50, 100, 110, 20],
            TariffBefore = [.. before],
            TariffAfter = [.. after],
            Demand = [-1.25, -1.25, -1.25, -1.25],
            Supply = [1.5, 1.5, 1.5, 1.5],
            Substitution = [5, 5, 5, 5],
        };
    }

    private static void Close(double[] expected, IEnumerable<double> actual, double tolerance)
    {
        double[] got = [.. actual];
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], got[i], tolerance);
        }
    }

    /// <summary>Free trade between US and EU: the four printed price changes, and the welfare table.</summary>
    [Fact]
    public void Solve_PublishedExample_GivesThePrintedPricesAndTheWelfareTable()
    {
        GsimResult r = Gsim.Solve(FourByFour((0, 2), (2, 0)));
        Close([0.0792, -0.0316, 0.0480, -0.0184], r.Price, 5e-5);
        Close([0.118772, -0.047431, 0.072074, -0.027558], r.Output, 1e-6);
        Close([-0.090287, 0.025881, -0.080017, 0.036876], r.CompositePrice, 1e-6);
        Close([46.136, -26.2404, 39.8247, -5.0732], r.ProducerSurplus, 5e-4);
        Close([110.5952, -8.8761, 68.5589, -32.8589], r.ConsumerSurplus, 5e-4);
        Close([-138.5172, 0.6219, -93.8392, -2.8699], r.TariffRevenue, 5e-4);
        Close([18.2139, -34.4945, 14.5443, -40.8021], r.Welfare, 5e-4);
        Close([0, 37.8332, 385.8657, 240.3479], r.Trade.Take(4), 5e-4);
    }

    [Fact]
    public void Solve_OneSidedLiberalisations_GiveTheComputedPrices()
    {
        GsimResult us = Gsim.Solve(FourByFour((1, 0), (2, 0), (3, 0)));
        Close([0.021088, 0.056922, 0.036027, 0.045021], us.Price, 1e-6);
        Close([8.971, 36.1499, -2.6395, -20.7993], us.Welfare, 5e-4);
        GsimResult japan = Gsim.Solve(FourByFour((0, 1), (2, 1), (3, 1)));
        Close([0.004825, 0.005937, 0.013503, 0.034987], japan.Price, 1e-6);
    }

    [Fact]
    public void Solve_NoChange_ChangesNothing()
    {
        GsimResult r = Gsim.Solve(FourByFour());
        Assert.All(r.Price.Concat(r.Welfare), x => Assert.Equal(0, x, 12));
    }

    [Fact]
    public void Solve_TableOfTheWrongSize_IsAProgrammersError() =>
        Assert.Throws<ArgumentException>(() => Gsim.Solve(FourByFour() with { Trade = [1, 2, 3] }));
}
