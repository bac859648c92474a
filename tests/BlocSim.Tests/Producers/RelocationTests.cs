namespace BlocSim.Tests;

/// <summary>Plants that move to where their inputs are cheaper.</summary>
public class RelocationTests
{
    /// <summary>The chain with magnet works in both nations; B's oxide becomes dear under a floor held by B alone.</summary>
    private static Scenario Moving(RelocationRules? rules, double floor = 120_000) =>
        ChainTests.Chain(84) is var c
            ? c with
            {
                Processes = [.. c.Processes.Select(p => p.Name == "magnets" ? p with { Relocation = rules } : p)],
                Facilities =
                [
                    .. c.Facilities.Select(f => f.Process == "magnets" ? f with { BaseOutput = 5400 } : f),
                    Some.Plant("A", "mag", 2500, 1800, 22_000, "magnets"),
                ],
                Bloc = new Bloc
                {
                    Memberships = [new Membership("B", Period.Always)],
                    Parties = ["B"],
                    Floors = [Some.Floor(floor) with { InForce = new Period(new YearMonth(2027, 1)) }],
                },
            }
            : throw new InvalidOperationException();

    private static RelocationRules Rules { get; } =
        new()
        {
            YearlyShare = 0.1,
            Margin = 0.02,
            LagMonths = 24,
        };

    [Fact]
    public void DearerInputs_CapacityLeavesAndArrivesAfterTheLag()
    {
        RunTable table = Some.Play(Moving(Rules));
        double[] from = table.Get("relocated", "magnet", "B");
        double[] to = table.Get("relocated", "magnet", "A");
        Assert.All(from[..12], v => Assert.Equal(0, v));
        Assert.True(from[24] < 0);
        int left = Array.FindIndex(from, v => v < 0);
        int came = Array.FindIndex(to, v => v > 0);
        Assert.Equal(24, came - left);
        Assert.Equal(-from[came + 5 - 24], to[came + 5], 1e-6);
        RunTable stay = Some.Play(Moving(null));
        Assert.True(table.Last("capacity", "B", "magnet") < 0.9 * stay.Last("capacity", "B", "magnet"));
        Assert.True(table.Last("capacity", "A", "magnet") > stay.Last("capacity", "A", "magnet"));
        Assert.Null(stay.Find("relocated", "magnet", "A"));
    }

    /// <summary>Without a difference, or one within the margin, nothing moves.</summary>
    [Fact]
    public void WithinTheMargin_NothingMoves()
    {
        Assert.Equal(0, Some.Play(Moving(Rules with { Margin = 1 })).Last("relocated", "B", "magnet"));
        Assert.Equal(0, Some.Play(Moving(Rules, 1000)).Last("relocated", "B", "magnet"));
    }

    /// <summary>What leaves in a year is the share stated of what is there.</summary>
    [Fact]
    public void YearlyShare_IsWhatLeavesInAYear()
    {
        double Gone(double share)
        {
            double[] moved = Some.Play(Moving(Rules with { YearlyShare = share })).Get("relocated", "magnet", "B");
            int left = Array.FindIndex(moved, v => v < 0);
            return -moved[left + 11];
        }

        double capacity = 30_000;
        Assert.InRange(Gone(0.1) / capacity, 0.08, 0.1001);
        Assert.InRange(Gone(0.3) / Gone(0.1), 2.4, 3.001);
    }
}
