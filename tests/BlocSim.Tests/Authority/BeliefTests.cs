namespace BlocSim.Tests;

/// <summary>How far investors believe in a floor: it starts where the scenario says, and every kind of bad news takes its share.</summary>
public class BeliefTests
{
    private static readonly Credibility Fragile = new(0.5, 0, 0.2);

    private static (double Belief, RunTable Table) Play(Scenario s, Credibility credibility)
    {
        var run = new Run(s with { Bloc = s.Bloc with { Credibility = credibility } });
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        return (run.Belief(0), table);
    }

    [Fact]
    public void HeldAndNobodyGone_StaysWhereItWas()
    {
        Assert.Equal(0.5, Play(Some.World(24).With(Some.Floor()), Fragile).Belief, 1e-12);
    }

    [Fact]
    public void MemberLeaves_LosesItsShareOnce()
    {
        Scenario s = Some.World(24).With(Some.Floor());
        s = s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 200)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 200)],
            Bloc = s.Bloc with
            {
                Memberships = [.. s.Bloc.Memberships, new Membership("PAL", new Period(null, new YearMonth(2027, 1)))],
            },
        };
        Assert.Equal(0.5 * 0.8, Play(s, Fragile).Belief, 1e-12);
    }

    [Fact]
    public void Suspended_LosesEveryMonthOfIt()
    {
        Scenario s = Some.World(24).With(Some.Floor());
        (double belief, RunTable table) = Play(
            s with
            {
                Bloc = s.Bloc with { LegalRisk = new LegalRisk(0.6, 4) },
            },
            Fragile
        );
        int suspended = table.Get("floor", "oxide", "bloc").Count(double.IsNaN);
        Assert.InRange(suspended, 2, 20);
        Assert.Equal(0.5 * Math.Pow(0.8, suspended), belief, 1e-12);
    }

    /// <summary>A store without the money to hold its price breaks the promise every month; one that holds it does not.</summary>
    [Fact]
    public void StoreTooSmall_IsABreach()
    {
        Floor Store(double budget) => Some.Floor(75_000, FloorForm.BufferStock) with { Budget = budget };
        Assert.True(Play(Some.World(24).With(Store(1e6)), Fragile).Belief < 0.05);
        Assert.Equal(0.5, Play(Some.World(24).With(Store(1e12)), Fragile).Belief, 1e-12);
    }

    [Fact]
    public void MonthsHeld_TakeTheirShareOfTheDoubt()
    {
        double belief = Play(Some.World(13).With(Some.Floor()), new Credibility(0.5, 0.1, 0.2)).Belief;
        Assert.Equal(1 - (0.5 * Math.Pow(0.9, 12)), belief, 1e-12);
    }

    /// <summary>A border floor below which a tenth or more of declared tonnes came in is broken.</summary>
    [Fact]
    public void BorderNotHeld_IsABreach()
    {
        Scenario s = Some.World(2).With(Some.Floor());
        double After(double held)
        {
            var world = new World(s with { Bloc = s.Bloc with { Credibility = Fragile } });
            var belief = new FloorBelief(world);
            var notice = new PolicyNotice(world);
            var seen = new PublicStatistics(world, new Calibration(world));
            notice.Floors[0] = FloorNotice.None with { Form = FloorForm.VariableLevy, Price = 80_000 };
            seen.FloorHeld[0] = held;
            belief.Update(notice, seen, [false], 0);
            belief.Update(notice, seen, [false], 0);
            return notice.Belief[0];
        }

        Assert.Equal(0.5, After(0.95), 1e-12);
        Assert.Equal(0.4, After(0.85), 1e-12);
    }
}
