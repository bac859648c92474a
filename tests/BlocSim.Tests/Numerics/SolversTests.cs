namespace BlocSim.Tests;

public class SolversTests
{
    private static LinearSystem System(int n, params double[] rows)
    {
        var system = new LinearSystem(n);
        for (int i = 0; i < n; i++)
        {
            rows.AsSpan(i * n, n).CopyTo(system.Matrix.AsSpan(i * system.Stride));
        }

        return system;
    }

    [Fact]
    public void Solve_NeedsAPivot_FindsTheSolution()
    {
        LinearSystem system = System(3, 0, 2, 1, 1, 1, 1, 2, 0, -1);
        double[] b = [7, 6, -1];
        Assert.True(system.TryFactor(3));
        double[] x = new double[system.Stride];
        system.Solve(b, x, 3);
        Assert.Equal([1.0, 2.0, 3.0], x.Take(3).Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void TryFactor_Singular_SaysSo() => Assert.False(System(2, 1, 2, 2, 4).TryFactor(2));

    /// <summary>Sizes around a multiple of eight, many right-hand sides on one factoring.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(37)]
    public void Solve_RandomSystems_GiveBackTheirSolution(int n)
    {
        var draws = new Draws(7, (ulong)n, DrawPurpose.AuditFindings, 0);
        double[] a = new double[n * n];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = draws.Uniform(i) - 0.5;
        }

        LinearSystem system = System(n, a);
        Assert.True(system.TryFactor(n));
        for (int side = 0; side < 3; side++)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(i => i + side - 1.5)];
            double[] b =
            [
                .. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Sum(j => a[(i * n) + j] * x[j])),
            ];
            double[] found = new double[system.Stride];
            system.Solve(b, found, n);
            Assert.All(found.Zip(x), p => Assert.Equal(p.Second, p.First, 8));
        }
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
