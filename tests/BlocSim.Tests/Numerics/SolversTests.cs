namespace BlocSim.Tests;

public class SolversTests
{
    [Fact]
    public void TrySolve_NeedsAPivot_FindsTheSolution()
    {
        double[] a = [0, 2, 1, 1, 1, 1, 2, 0, -1];
        double[] b = [7, 6, -1];
        Assert.True(LinearSystem.TrySolve(a, 3, b, 3));
        Assert.Equal([1.0, 2.0, 3.0], b.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void TrySolve_Singular_SaysSo()
    {
        double[] a = [1, 2, 2, 4];
        Assert.False(LinearSystem.TrySolve(a, 2, [1.0, 2.0], 2));
    }

    [Fact]
    public void Increasing_SteepFlatAndKinked_FindsTheRoot()
    {
        Assert.Equal(2, Roots.Increasing(x => (x * x * x) - 8, 0, 100, 1e-14), 12);
        Assert.Equal(3, Roots.Increasing(x => x < 3 ? -1 : x - 3, 0, 100, 1e-13), 10);
        Assert.Equal(0, Roots.Increasing(x => x + 5, 0, 100, 1e-13));
        Assert.Equal(100, Roots.Increasing(x => -1, 0, 100, 1e-13));
    }

    [Fact]
    public void Balance_ConsistentMargins_MeetsBothAndKeepsZeros()
    {
        double[] m = [1, 2, 0, 3, 1, 1];
        double gap = Ras.Balance(m, [6, 9], [5, 6, 4]);
        Assert.InRange(gap, 0, 1e-12);
        Assert.Equal(0, m[2]);
        Assert.Equal(6, m[0] + m[1] + m[2], 10);
        Assert.Equal(5, m[0] + m[3], 10);
    }

    [Fact]
    public void Balance_ExclusionsThatContradict_LeavesAGap() =>
        Assert.True(Ras.Balance([0, 1, 0, 1], [5, 5], [4, 6]) > 0.1);
}
