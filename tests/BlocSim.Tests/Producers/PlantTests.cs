namespace BlocSim.Tests;

public class PlantTests
{
    private static readonly YearMonth Start = new(2026, 1);

    private static Facility Works => Some.Plant("IN", "works", 1200, 600, 50) with { FixedCost = 2 };

    private static Plant New(Facility facility) => new(facility, Some.Months(240), 42);

    /// <summary>Plays months at one price; returns the statuses.</summary>
    private static List<FacilityStatus> Play(Plant plant, int months, double price, double output, YearMonth from)
    {
        List<FacilityStatus> seen = [];
        for (int i = 0; i < months; i++)
        {
            plant.Advance(from.AddMonths(i), output, price, 50);
            seen.Add(plant.Status);
        }

        return seen;
    }

    [Fact]
    public void Live_SixMonthsBelowAvoidableCost_Idles()
    {
        Plant plant = New(Works);
        List<FacilityStatus> seen = Play(plant, 6, 40, 50, Start);
        Assert.Equal(FacilityStatus.Operating, seen[4]);
        Assert.Equal(FacilityStatus.Idle, seen[5]);
    }

    [Fact]
    public void Live_OneGoodMonthBetween_StartsTheCountAgain()
    {
        Plant plant = New(Works);
        Play(plant, 5, 40, 50, Start);
        Play(plant, 1, 80, 100, Start);
        Assert.All(Play(plant, 5, 40, 50, Start), s => Assert.Equal(FacilityStatus.Operating, s));
    }

    /// <summary>Hysteresis: the price at which it stopped does not bring it back; restart needs cost, premium and fixed cost, for three months.</summary>
    [Fact]
    public void Live_IdlePlant_RestartsOnlyAboveCostPlusPremium()
    {
        Plant plant = New(Works);
        Play(plant, 6, 40, 50, Start);
        Assert.All(Play(plant, 12, 56.9, 0, Start), s => Assert.Equal(FacilityStatus.Idle, s));
        List<FacilityStatus> seen = Play(plant, 3, 57.1, 0, Start);
        Assert.Equal(FacilityStatus.Idle, seen[1]);
        Assert.Equal(FacilityStatus.Operating, seen[2]);
    }

    [Fact]
    public void Live_FiveYearsIdle_ClosesForGood()
    {
        Plant plant = New(Works);
        Play(plant, 6, 40, 50, Start);
        Play(plant, 60, 40, 0, Start);
        Assert.Equal(FacilityStatus.Closed, plant.Status);
        Play(plant, 60, 500, 0, Start);
        Assert.Equal(FacilityStatus.Closed, plant.Status);
        Assert.Equal(0, plant.FixedCostPerYear);
    }

    [Fact]
    public void FixedCost_WhileIdle_IsAFifth()
    {
        Plant plant = New(Works);
        Assert.Equal(2400, plant.FixedCostPerYear);
        Play(plant, 6, 40, 50, Start);
        Assert.Equal(480, plant.FixedCostPerYear, 9);
    }

    [Fact]
    public void Live_WellUsedAndPaid_ExpandsByItsRate()
    {
        Plant plant = New(Works with { Expansion = 0.06 });
        Play(plant, 12, 80, 100, Start);
        Assert.InRange(plant.Capacity, 1200 * 1.055, 1200 * 1.0601);
        double before = plant.Capacity;
        Play(plant, 12, 80, 10, Start);
        Assert.Equal(before, plant.Capacity);
    }

    private static Facility Project(double? needs) =>
        Works with
        {
            Status = FacilityStatus.Planned,
            BaseOutput = 0,
            Project = new ProjectTerms(new YearMonth(2027, 1), 2, 3, 5, needs),
        };

    [Fact]
    public void Live_CommittedProject_NeverProducesBeforeItsLeadTime()
    {
        Plant plant = New(Project(null));
        List<FacilityStatus> seen = Play(plant, 120, 10, 0, Start);
        Assert.Equal(FacilityStatus.Planned, seen[11]);
        Assert.Equal(FacilityStatus.Building, seen[12]);
        int first = seen.IndexOf(FacilityStatus.Operating);
        Assert.InRange(first, 12 + 24 - 1, 12 + 60);
        Assert.Equal(new YearMonth(2027, 1), plant.Committed);
    }

    [Fact]
    public void Live_ProjectThatNeedsAPrice_WaitsForAYearOfIt()
    {
        Plant plant = New(Project(70));
        Assert.All(Play(plant, 60, 69, 0, Start), s => Assert.Equal(FacilityStatus.Planned, s));
        List<FacilityStatus> seen = Play(plant, 60, 90, 0, Start.AddMonths(60));
        int decided = seen.IndexOf(FacilityStatus.Building);
        Assert.InRange(decided, 0, 12);
    }

    [Fact]
    public void LeadTime_SameSeedAndName_IsPaired_OtherSeedDiffers()
    {
        YearMonth? First(ulong seed)
        {
            var plant = new Plant(Project(null), Some.Months(240), seed);
            Play(plant, 20, 10, 0, Start);
            return plant.FirstTonne;
        }

        Assert.Equal(First(42), First(42));
        Assert.NotEqual(First(42), First(7));
    }
}
