namespace BlocSim.Tests;

/// <summary>What the certainty of a price is worth to those who build.</summary>
public class PriceCoverTests
{
    [Theory]
    [InlineData(0.8, 1, 300, 0.8)]
    [InlineData(0.8, 0.5, 300, 0.4)]
    [InlineData(0.8, 1, 100, 0.4)]
    [InlineData(0.8, 1, 30, 0)]
    [InlineData(0.8, 1, double.NaN, 0)]
    public void Of_PriceOf100AndAQuarterOfVolatility_IsTheOddsThatItHolds(
        double belief,
        double reached,
        double promised,
        double expected
    ) => Assert.Equal(expected, PriceCover.Of(belief, reached, promised, 100, 0.25), 1e-4);

    [Theory]
    [InlineData(101, 1)]
    [InlineData(99, 0)]
    public void Of_NoVolatility_IsWhetherItBinds(double promised, double expected) =>
        Assert.Equal(expected, PriceCover.Of(1, 1, promised, 100, 0));

    private static Scenario World(double premium, double deviation)
    {
        Scenario s = Some.World(60).With(Some.Floor(90_000));
        return s with
        {
            Processes = [Some.Works],
            Facilities =
            [
                Some.Plant("IN", "mine", 300, 0, 50_000) with
                {
                    Status = FacilityStatus.Planned,
                    Project = new ProjectTerms(new YearMonth(2026, 1), 3, 3, 3, null)
                    {
                        Capital = new CapitalTerms(1_000_000, 15, 0.08, premium),
                    },
                },
            ],
            Schedules = [.. s.Schedules.Where(x => x.Nation != "IN")],
            DemandShocks = new DemandShocks(deviation, 0.97, 0, []),
        };
    }

    /// <summary>A floor above a moving price insures, the more the more it moves; to who asks no premium for risk that is worth nothing.</summary>
    [Fact]
    public void Play_FloorAboveAPriceThatMoves_InsuresWhoAsksAPremiumForRisk()
    {
        double Worth(double premium, double deviation) =>
            Some.Play(World(premium, deviation)).Last("insurance-value", "bloc");
        Assert.Equal(0, Worth(0, 0.05));
        Assert.True(Worth(1, 0.02) > 1000);
        Assert.True(Worth(1, 0.05) > 1.2 * Worth(1, 0.02));
    }
}
