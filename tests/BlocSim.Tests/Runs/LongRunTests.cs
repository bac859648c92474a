namespace BlocSim.Tests;

public class LongRunTests
{
    private static RunTable Play(Scenario scenario)
    {
        using var engine = new DirectEngine();
        return new Run(scenario, new RunOptions { WithEquilibrium = true }).Play(engine);
    }

    private static Scenario Slow(int years) =>
        Some.World(12 * years) with
        {
            Buyers = [.. Some.World().Buyers.Select(b => b with { Elasticity = 0.2, LongRunElasticity = 0.9 })],
        };

    [Fact]
    public void Record_BaselinePolicyWithoutGrowth_IsTheBaseYear()
    {
        RunTable table = Play(Some.World());
        Assert.Equal(60_000, table.Last("equilibrium-world-price", "world"), 60_000 * 1e-6);
        Assert.Equal(8000, table.Last("equilibrium-output", "BIG"), 8000 * 1e-6);
    }

    /// <summary>What happens drifts to where it is going: far from it in the first year of a floor, there after sixty.</summary>
    [Fact]
    public void Record_PolicyHeldForLong_IsWhereTheRunSettles()
    {
        Scenario scenario = Slow(60).With(Some.Floor(110_000));
        RunTable table = Play(scenario);
        double[] path = table.Find("price-inside", "oxide", "bloc")!;
        double[] goal = table.Find("equilibrium-price-inside", "oxide", "bloc")!;
        Assert.True(Math.Abs(path[0] - goal[0]) > 2e-3 * goal[0], $"no dynamics to see: {path[0]} and {goal[0]}");
        Assert.Equal(goal[^1], path[^1], 1e-3 * goal[^1]);
    }

    /// <summary>A chain: processors hold stocks and order with a lag, the equilibrium has neither.</summary>
    [Fact]
    public void Record_Chain_IsWhereTheRunSettles()
    {
        // Plants that idle and wait for a premium to restart are no part of an equilibrium.
        Scenario chain = ChainTests.Chain(480);
        Scenario scenario = chain with
        {
            Facilities =
            [
                .. chain.Facilities.Select(f => f with { IdleAfterMonths = 100_000, Capacity = 1.25 * f.Capacity }),
            ],
            Buyers = [.. chain.Buyers.Select(b => b with { Growth = 0, LongRunElasticity = 0.8 })],
        };
        RunTable table = Play(scenario);
        foreach (Good good in scenario.Goods)
        {
            double path = table.Last("world-price", "world", good.Name);
            double goal = table.Last("equilibrium-world-price", "world", good.Name);
            Assert.True(Math.Abs(path - goal) <= 0.01 * goal, $"{good.Title}: {path}, going to {goal}");
        }
    }

    [Fact]
    public void Play_WithoutAsking_RecordsNone() =>
        Assert.Null(Some.Play(Some.World()).Find("equilibrium-world-price", "oxide", "world"));
}
