namespace BlocSim.Tests;

/// <summary>Relief for buyers of members' goods: who gets it, who pays it, and that it is a transfer.</summary>
public class ReliefTests
{
    private static readonly Period Second = new(new YearMonth(2027, 1));

    private static Scenario World(double perTonne)
    {
        Scenario s = Some.World(24);
        return s with
        {
            Nations = [.. s.Nations, Some.Nation("PAL")],
            Schedules = [.. s.Schedules, Some.Supply("PAL", 800)],
            Buyers = [.. s.Buyers, Some.Buyer("PAL", 800)],
            Bloc = s.Bloc with
            {
                Memberships = [.. s.Bloc.Memberships, new Membership("PAL", Period.Always)],
                Reliefs = perTonne > 0 ? [new Relief(["oxide"], perTonne, Second)] : [],
            },
        };
    }

    [Fact]
    public void Relief_IsPaidOnMembersTonnes_ByTheBuyersTreasury_FromItsDateOn()
    {
        PairedRun pair = Some.Pair(World(5000));
        double[] paid = pair.Policy.Get("relief", "oxide", "bloc");
        Assert.Equal(0, paid[11]);
        double own = pair.Policy.Last("share-of-bloc-use", "bloc") * pair.Policy.Last("use", "bloc");
        Assert.Equal(5000 * own, paid[^1], 1e-6 * paid[^1]);
        Assert.Equal(-paid[^1], pair.Policy.Last("treasury-change-total", "bloc"), 1e-6 * paid[^1]);
        Assert.Equal(0, pair.Policy.Last("duty-revenue", "bloc"), 1e-6 * paid[^1]);
    }

    /// <summary>Members sell more, dearer, and buyers inside pay less; what it costs is more than what it brings.</summary>
    [Fact]
    public void Relief_MovesTradeToMembers()
    {
        PairedRun pair = Some.Pair(World(5000));
        Assert.True(
            pair.Policy.Last("share-of-bloc-use", "bloc") > pair.Baseline.Last("share-of-bloc-use", "bloc") + 0.02
        );
        Assert.True(pair.Policy.Last("price-received", "PAL") > pair.Baseline.Last("price-received", "PAL") + 500);
        Assert.True(pair.Policy.Last("price-inside", "bloc") < pair.Baseline.Last("price-inside", "bloc") - 100);
        Assert.True(pair.Policy.Last("deadweight-loss-total", "world") > 0);
        Assert.Null(Some.Play(World(0)).Find("relief", "oxide", "bloc"));
    }

    /// <summary>Relief by itself makes a member's papers worth having, without any levy or duty.</summary>
    [Fact]
    public void Relief_WithoutALevy_IsClaimedForOutsidersGoodsToo()
    {
        Scenario s = World(8000);
        s = s with { Buyers = [.. s.Buyers.Select(b => b with { Capable = 0.6 })] };
        RunTable alone = Some.Play(s);
        Assert.True(alone.Last("transshipment", "bloc") > 50);
        RunTable duty = Some.Play(s with { Tariffs = [new Tariff { Goods = ["oxide"], AdValorem = 1e-5 }] });
        Assert.Equal(
            alone.Last("transshipment", "bloc"),
            duty.Last("transshipment", "bloc"),
            0.02 * duty.Last("transshipment", "bloc")
        );
    }
}
