using System.Collections.Frozen;

namespace BlocSim.Tests;

/// <summary>What a nation counts when it weighs belonging; each test fails when that part is left out.</summary>
public class MembershipTests
{
    private static MembershipRule Rule { get; } =
        new()
        {
            Scale = 1e5,
            Inertia = 0,
            ReviewMonths = 6,
        };

    private static RunTable Play(Scenario s, MembershipRule rule) =>
        Some.Play(s with { Bloc = s.Bloc with { MembershipRule = rule } });

    /// <summary>The world of a costly floor, and PAL, which may sell and buy.</summary>
    private static Scenario World(double sells, double buys, Period? member = null)
    {
        Scenario s = Some.World(36).With(Some.Floor(90_000));
        return s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = sells > 0 ? [.. s.Schedules, Some.Supply("PAL", sells)] : s.Schedules,
            Buyers = buys > 0 ? [.. s.Buyers, Some.Buyer("PAL", buys)] : s.Buyers,
            Bloc = member is null
                ? s.Bloc
                : s.Bloc with
                {
                    Memberships = [.. s.Bloc.Memberships, new Membership("PAL", member)],
                },
        };
    }

    private static MembershipRule Deciding(params string[] nations) => Rule with { Deciding = nations.ToFrozenSet() };

    /// <summary>Who only sells gains from the price inside, and comes.</summary>
    [Fact]
    public void Producers_Count_ASellerJoins()
    {
        RunTable table = Play(World(500, 0), Deciding("PAL"));
        Assert.Equal(0, table.First("member", "PAL", "all"));
        Assert.Equal(1, table.Last("member", "PAL", "all"));
        Assert.True(table.Get("membership-gain", "all", "PAL").Max() > 1e6);
    }

    /// <summary>A levy is paid to one's own treasury: what it costs buyers is mostly not lost.</summary>
    [Fact]
    public void Revenue_Counts_AgainstWhatBuyersLose()
    {
        RunTable table = Play(World(0, 500, Period.Always), Deciding("PAL") with { Inertia = 1 });
        double levy = table.Get("treasury", "oxide", "PAL")[10];
        double gain = table.Get("membership-gain", "all", "PAL")[10];
        Assert.True(levy > 1e6, $"{levy}");
        Assert.InRange(gain, -0.6 * levy, 0.2 * levy);
    }

    [Fact]
    public void Calendar_NotBeforeItsDate_HoweverFond()
    {
        RunTable table = Play(
            World(200, 200, new Period(new YearMonth(2028, 1))),
            Rule with
            {
                Affinity = new Dictionary<string, double> { ["PAL"] = 1e12, ["IN"] = 1e12 }.ToFrozenDictionary(),
            }
        );
        double[] member = table.Get("member", "all", "PAL");
        Assert.Equal(0, member[..24].Max());
        Assert.Equal(1, member[24]);
    }

    [Fact]
    public void Inertia_WholeOne_NobodyMoves()
    {
        Assert.Equal(0, Play(World(0, 0), Deciding("IN")).Last("member", "IN", "all"));
        Assert.Equal(1, Play(World(0, 0), Deciding("IN") with { Inertia = 1 }).Last("member", "IN", "all"));
    }

    [Fact]
    public void AffinityOfOthers_HoldsWhoIsNotNamed()
    {
        Assert.Equal(1, Play(World(0, 0), Deciding("IN") with { AffinityOfOthers = 1e9 }).Last("member", "IN", "all"));
    }

    /// <summary>Stability after d'Aspremont et al. (1983): who is in and would go, who is out and would come, both held back by inertia.</summary>
    [Fact]
    public void Stability_CountsWaverersOnTheirOwnSide()
    {
        RunTable table = Play(World(500, 0), Deciding("IN", "PAL") with { Inertia = 1 });
        Assert.Equal(1, table.Last("would-leave", "bloc", "all"));
        Assert.Equal(1, table.Last("would-join", "bloc", "all"));
        RunTable content = Play(World(0, 500), Deciding("IN", "PAL") with { Inertia = 1, AffinityOfOthers = 1e9 });
        Assert.Equal(0, content.Last("would-leave", "bloc", "all"));
        Assert.Equal(1, content.Last("would-join", "bloc", "all"));
    }

    /// <summary>Nobody pays itself for staying.</summary>
    [Fact]
    public void SidePayment_ThePayerGetsNone()
    {
        double Gain(double payment) =>
            Play(World(0, 0), Deciding("IN") with { Inertia = 1, SidePayment = payment, Payer = "IN" })
                .Last("membership-gain", "IN", "all");
        Assert.True(Gain(0) < -1e6);
        Assert.Equal(Gain(0), Gain(500e6));
    }
}
