namespace BlocSim.Tests;

/// <summary>The search for profitable deviations finds wrong answers, such as earlier builds gave, and none at the right ones, worked out by hand.</summary>
public class DeviationSearchTests
{
    private const int Rivals = -1;

    /// <summary>What a seller offers: cost of the first and of the last tonne, USD per tonne, and tonnes.</summary>
    private static readonly (double From, double To, double Tonnes)[] Unlike = [(1, 1, 100), (2, 2, 100)];
    private static readonly (double From, double To, double Tonnes)[] Rising = [(10, 20, 100), (20, 30, 100)];
    private static readonly (double From, double To, double Tonnes)[] Fringe = [(30, 30, 45), (44, 44, 12)];

    private static double Gain(
        double intercept,
        (double From, double To, double Tonnes)[] offers,
        int[] groups,
        params double[] tonnes
    )
    {
        int sellers = offers.Length;
        var market = new GoodMarket(
            0,
            30,
            true,
            [.. Enumerable.Range(0, sellers)],
            new bool[sellers],
            [.. Enumerable.Range(0, sellers)],
            [sellers],
            [new MarketRow(0, 0)],
            [.. Enumerable.Repeat(1, sellers)]
        );
        for (int o = 0; o < sellers; o++)
        {
            market.Offers[o].Clear();
            market.Offers[o].Add(offers[o].From, offers[o].To, offers[o].Tonnes);
            market.Allowed[o] = true;
            market.Slope[o] = 1;
            market.Weights[o] = 1.0 / sellers;
            market.Price[o] = 30;
        }

        market.Demands[0] = new Demand
        {
            Form = DemandForm.Linear,
            Level = intercept,
            Response = 1,
            Reference = 30,
            Choke = double.PositiveInfinity,
        };
        var strategic = new StrategicSellers(market, RandomMarket.Solver(market));
        groups.CopyTo(strategic.Group, 0);
        strategic.TakePrices();
        tonnes.CopyTo(strategic.Tonnes, 0);
        strategic.Clear();
        return new DeviationSearch(strategic, new QuantityEquilibrium(strategic)).Largest(Rivals).Gain;
    }

    [Fact]
    public void Largest_CournotWithUnlikeConstantCosts()
    {
        Assert.True(Gain(10, Unlike, [0, 1], 4.5, 0) > 0.01);
        Assert.InRange(Gain(10, Unlike, [0, 1], 10.0 / 3, 7.0 / 3), 0, 1e-8);
    }

    [Fact]
    public void Largest_CartelThatSplitsWrongly()
    {
        Assert.True(Gain(100, Rising, [1, 1], 39.677, 3.126) > 1e-3);
        Assert.InRange(Gain(100, Rising, [1, 1], 300.0 / 7, 0), 0, 1e-8);
    }

    /// <summary>A leader, a lone seller and a cartel of one before a fringe are the same: 841 rather than 630.</summary>
    [Fact]
    public void Largest_SellerThatStopsAtTheFirstPeak()
    {
        Assert.Equal((841.0 - 630) / 630, Gain(100, Fringe, [1, -1], 45, 0), 1e-6);
        Assert.InRange(Gain(100, Fringe, [1, -1], 29, 0), 0, 1e-8);
    }
}
