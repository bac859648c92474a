namespace BlocSim.Tests;

/// <summary>How the level of a floor moves: steps on dates, what it follows, and that it does so only then.</summary>
public class FloorCourseTests
{
    private static Scenario Following(FloorIndex? index, double least = 30_000, int months = 36) =>
        Some.World(months).With(Some.Floor(least) with { Index = index, InForce = new Period(new YearMonth(2026, 7)) });

    [Fact]
    public void Path_StepsOnTheirDates()
    {
        Scenario s = Some.World(24)
            .With(
                Some.Floor(70_000) with
                {
                    Path =
                    [
                        new FloorStep(new YearMonth(2026, 7), 80_000),
                        new FloorStep(new YearMonth(2027, 1), 75_000),
                    ],
                }
            );
        double[] floor = Some.Play(s).Get("floor", "oxide", "bloc");
        Assert.All(floor[..6], f => Assert.Equal(70_000, f));
        Assert.All(floor[6..12], f => Assert.Equal(80_000, f));
        Assert.All(floor[12..], f => Assert.Equal(75_000, f));
    }

    /// <summary>110 % of the average of the last six months, taken anew every three; checked by hand from the recorded prices.</summary>
    [Fact]
    public void Index_WorldPrice_IsTheShareOfTheAverage()
    {
        var index = new FloorIndex
        {
            To = FloorReference.WorldPrice,
            Share = 1.1,
            OverMonths = 6,
            EveryMonths = 3,
        };
        RunTable table = Some.Play(Following(index));
        double[] floor = table.Get("floor", "oxide", "bloc");
        double[] price = table.Get("world-price", "oxide", "world");
        Assert.True(double.IsNaN(floor[5]));
        foreach (int review in (int[])[9, 12, 21, 33])
        {
            double expected = 1.1 * price[(review - 6)..review].Average();
            Assert.Equal(expected, floor[review], 1e-9 * expected);
            Assert.Equal(floor[review], floor[review + 2]);
        }

        Assert.NotEqual(floor[9], floor[12]);
    }

    [Fact]
    public void Index_NeverBelowTheStatedPrice()
    {
        var index = new FloorIndex { To = FloorReference.WorldPrice, Share = 0.9 };
        double[] floor = Some.Play(Following(index, 58_000)).Get("floor", "oxide", "bloc");
        Assert.All(floor[6..], f => Assert.Equal(58_000, f));
    }

    /// <summary>Three member plants: half of their capacity costs at most what the middle one does, fixed cost included.</summary>
    [Fact]
    public void Index_MemberCost_IsTheMedianOfFullCosts()
    {
        Scenario s = Following(
            new FloorIndex
            {
                To = FloorReference.MemberCost,
                Share = 1.2,
                EveryMonths = 6,
            }
        ) with
        {
            Processes = [Some.Works],
            Schedules = [Some.Supply("BIG", 8000, 1.5), Some.Supply("LOW", 1000)],
            Facilities =
            [
                Some.Plant("IN", "cheap", 300, 300, 40_000),
                Some.Plant("IN", "middle", 500, 500, 50_000) with
                {
                    FixedCost = 4000,
                },
                Some.Plant("IN", "dear", 400, 200, 60_000),
            ],
        };
        double[] floor = Some.Play(s).Get("floor", "oxide", "bloc");
        Assert.Equal(1.2 * 54_000, floor[6], 1e-6);
        Assert.Equal(1.2 * 54_000, floor[^1], 1e-6);
    }

    [Fact]
    public void Index_None_TheFloorStays() =>
        Assert.All(Some.Play(Following(null, 70_000)).Get("floor", "oxide", "bloc")[6..], f => Assert.Equal(70_000, f));
}
