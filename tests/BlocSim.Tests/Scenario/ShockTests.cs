namespace BlocSim.Tests;

/// <summary>News of demand and outages: what is drawn, that policy and baseline share it, and that it moves prices.</summary>
public class ShockTests
{
    private const double Deviation = 0.03;
    private const double Persistence = 0.9;

    private static Scenario Shaken(Scenario s, double deviation = Deviation, double common = 0.5) =>
        s with
        {
            DemandShocks = new DemandShocks(deviation, Persistence, common, []),
        };

    /// <summary>Far from the start the variance is <c>s^2 / (1 - rho^2)</c>, and neighbours correlate with rho.</summary>
    [Fact]
    public void Of_ManyMonths_HasTheVarianceAndMemoryStated()
    {
        double[] path = ShockPath.Of(Some.World(12_000), DrawPurpose.Demand, "x", Deviation, Persistence)[200..];
        double variance = path.Average(x => x * x);
        double lagged = path.Skip(1).Zip(path, (a, b) => a * b).Average();
        Assert.Equal(Deviation * Deviation / (1 - (Persistence * Persistence)), variance, 0.1 * variance);
        Assert.Equal(Persistence, lagged / variance, 0.02);
        Assert.Equal(0, path.Average(), 3 * Math.Sqrt(variance * 19 / path.Length));
    }

    /// <summary>The base year is as stated, and a year as one tick has as much news as its twelve months.</summary>
    [Fact]
    public void Of_YearsOrMonths_StartFromNothingAndSpreadAlike()
    {
        Scenario months = Some.World(240);
        Scenario years = months with { Clock = new Clock(months.Clock.Start, months.Clock.End, 12) };
        double Spread(Scenario s, int tick) =>
            Math.Sqrt(
                Enumerable
                    .Range(0, 400)
                    .Select(i =>
                        ShockPath.Of(s with { Seed = (ulong)i }, DrawPurpose.Demand, "x", Deviation, 0.97)[tick]
                    )
                    .Average(x => x * x)
            );
        Assert.Equal(0, Spread(months, 0));
        Assert.Equal(0, Spread(years, 0));
        Assert.Equal(1, Spread(months, 60) / Spread(years, 5), 0.15);
    }

    [Theory]
    [InlineData(1, 1, 1e-12)]
    [InlineData(0, 0, 0.1)]
    [InlineData(0.5, 0.5, 0.1)]
    public void Demand_CommonShare_IsTheCorrelationOfGoods(double common, double expected, double within)
    {
        Scenario s = Shaken(Some.World(4000), common: common);
        double[]?[] factors = ShockPath.Demand(s, [Some.Oxide(), Some.Oxide() with { Name = "metal" }]);
        double[] a = [.. factors[0]!.Select(x => Math.Log(x))];
        double[] b = [.. factors[1]!.Select(x => Math.Log(x))];
        double together = a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(y => y * y));
        Assert.Equal(expected, together, within);
    }

    [Fact]
    public void Demand_GoodsNamed_LeavesOthersAlone()
    {
        Scenario s = Some.World(24) with { DemandShocks = new DemandShocks(Deviation, Persistence, 0.5, ["metal"]) };
        double[]?[] factors = ShockPath.Demand(s, [Some.Oxide(), Some.Oxide() with { Name = "metal" }]);
        Assert.Null(factors[0]);
        Assert.NotNull(factors[1]);
    }

    /// <summary>Without news a run is the run it was, bit for bit.</summary>
    [Fact]
    public void Play_NoDeviation_IsTheRunWithout()
    {
        RunTable still = Some.Play(Shaken(Some.World(24), 0));
        foreach (Series series in Some.Play(Some.World(24)).Series)
        {
            Assert.Equal(series.Values, still.Find(series.Metric.Name, series.Good, series.Entity)!);
        }
    }

    /// <summary>A policy that does nothing differs from its baseline by nothing, whatever the news: both see the same.</summary>
    [Fact]
    public void Pair_FloorThatNeverBinds_NewsIsTheSameInBothWorlds()
    {
        PairedRun pair = Some.Pair(Shaken(Some.World(48).With(Some.Floor(1000))));
        double[] without = pair.Baseline.Find("world-price", "oxide", "world")!;
        double[] with = pair.Policy.Find("world-price", "oxide", "world")!;
        Assert.All(with.Zip(without), p => Assert.Equal(1, p.First / p.Second, 1e-12));
        Assert.True(pair.Policy.Last("volatility", "world") > 0.01);
    }

    [Fact]
    public void Play_Outages_MakeTheGoodScarcer()
    {
        Scenario s = Some.World(120);
        s = s with
        {
            Processes = [Some.Works],
            Schedules = [.. s.Schedules.Where(x => x.Nation != "BIG")],
            Facilities = [Some.Plant("BIG", "works", 9000, 8000, 50_000)],
        };
        RunTable calm = Some.Play(s);
        RunTable shut = Some.Play(s with { Outages = [new Outages("BIG", "oxide", 0.2, Persistence)] });
        double Made(RunTable t) => t.Find("output", "oxide", "BIG")!.Sum();
        double Price(RunTable t) => t.Find("world-price", "oxide", "world")!.Average();
        Assert.True(Made(shut) < 0.99 * Made(calm));
        Assert.True(Price(shut) > 1.005 * Price(calm));
        Assert.Equal(calm.First("world-price", "world"), shut.First("world-price", "world"));
    }

    [Theory]
    [InlineData(-6)]
    [InlineData(-1.5)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(4)]
    public void Below_AnyValue_IsTheQuantilesInverse(double z) =>
        Assert.Equal(z, NormalQuantile.Of(NormalShare.Below(z)), 1e-3);
}
