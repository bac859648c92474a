namespace BlocSim.Tests;

/// <summary>Plants beyond the named ones: they come where they pay, not all at once, and reckon with what is being built.</summary>
public class EntrantTests
{
    private static Facility Entrant(
        string nation,
        int i,
        double capital,
        int perYear = 1,
        double cost = 50_000,
        double tonnes = 1000
    ) =>
        Some.Plant(nation, $"works-entrant-{i}", tonnes, 0, cost) with
        {
            Status = FacilityStatus.Planned,
            Project = new ProjectTerms(new YearMonth(2026, 1), 2, 2, 2, null)
            {
                Capital = new CapitalTerms(capital, 20, 0.08, 0),
                Line = new EntrantLine("works-entrant", perYear),
            },
        };

    /// <summary>Demand grows by 4 % a year and supply at home cannot.</summary>
    private static Scenario Tight(int months, params Facility[] entrants)
    {
        Scenario s = Some.World(months);
        return s with
        {
            Goods = [Some.Oxide() with { LongRunElasticity = 0.6 }],
            Processes = [Some.Works],
            Nations = [.. s.Nations, Some.Nation("NEW")],
            Buyers = [.. s.Buyers.Select(b => b with { Growth = 0.04, Elasticity = 0.15 })],
            Schedules = [.. s.Schedules.Select(x => x with { Response = 0.1 })],
            Facilities = [.. entrants],
        };
    }

    private static double[] Committed(RunTable table, string nation) => table.Find("plants-building", "oxide", nation)!;

    [Fact]
    public void Play_GrowingDemand_EntrantsKeepThePriceNearWhatOneNeeds()
    {
        Facility[] entrants = [.. Enumerable.Range(1, 12).Select(i => Entrant("NEW", i, 150_000))];
        RunTable with = Some.Play(Tight(240, entrants));
        RunTable without = Some.Play(Tight(240));

        // Cash cost and the annuity of the capital: what a tonne must earn.
        double incentive = 50_000 + (150_000 * 0.08 / (1 - Math.Pow(1.08, -20)));
        double Late(RunTable t) => t.Find("world-price", "oxide", "world")![180..].Average();
        Assert.InRange(Late(with), 0.8 * incentive, 1.6 * incentive);
        Assert.True(Late(without) > 2 * Late(with));
    }

    [Fact]
    public void Play_CapitalNobodyEarnsBack_NobodyBuilds()
    {
        double[] building = Committed(Some.Play(Tight(60, Entrant("NEW", 1, 5_000_000))), "NEW");
        Assert.All(building, n => Assert.Equal(0, n));
    }

    /// <summary>However well it pays, a nation takes on so many a year.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Play_ManyThatPay_AreDecidedSoManyAYear(int perYear)
    {
        Facility[] entrants = [.. Enumerable.Range(1, 9).Select(i => Entrant("NEW", i, 100, perYear, 10_000, 100))];
        double[] building = Committed(Some.Play(Tight(26, entrants)), "NEW");
        Assert.Equal(perYear, building[13]);
        Assert.True(building[25] <= 2 * perYear);
    }

    /// <summary>What is under way anywhere counts against a project: <c>now ((S + coming) / S)^(-1 / eps)</c>.</summary>
    [Fact]
    public void Crowded_CapacityUnderWay_LowersWhatIsExpected()
    {
        var world = new World(Tight(12, Entrant("NEW", 1, 100)));
        var seen = new PublicStatistics(world, new Calibration(world));
        double standing = seen.Capacity[0].Sum();
        seen.Pipeline[0][0] = 0.1 * standing;
        double expected = 60_000 * Math.Pow(1.2, -1 / 0.6);
        Assert.Equal(expected, Appraisal.Crowded(world, seen, 0, 0.1 * standing, 60_000), 1e-6 * expected);
    }
}
