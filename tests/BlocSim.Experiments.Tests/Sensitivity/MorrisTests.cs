namespace BlocSim.Experiments.Tests;

public class MorrisTests
{
    /// <summary>A plane has the same slope everywhere: mu* is it, sigma is nothing.</summary>
    [Fact]
    public void Plane_HasItsSlopesAndNoSpread()
    {
        double[] slopes = [3, -2, 0, 0.5];
        var points = Morris.Points(4, 12, 1);
        var effects = Morris.Effects(points, [.. points.Select(p => new[] { p.Zip(slopes, (x, s) => x * s).Sum() })]);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(Math.Abs(slopes[i]), effects[i].MeanSize, 12);
            Assert.Equal(slopes[i], effects[i].Mean, 12);
            Assert.Equal(0, effects[i].Deviation, 12);
        }
    }

    /// <summary>Every walk stays in the box and changes each factor once, by two thirds.</summary>
    [Fact]
    public void Points_EveryWalk_ChangesEveryFactorOnce()
    {
        var points = Morris.Points(5, 40, 3);
        Assert.Equal(40 * 6, points.Length);
        Assert.All(points, p => Assert.All(p, x => Assert.InRange(x, -1e-12, 1 + 1e-12)));
        for (int w = 0; w < 40; w++)
        {
            List<int> moved = [];
            for (int i = (w * 6) + 1; i < (w + 1) * 6; i++)
            {
                int[] changed =
                [
                    .. Enumerable.Range(0, 5).Where(f => Math.Abs(points[i][f] - points[i - 1][f]) > 1e-12),
                ];
                moved.Add(Assert.Single(changed));
                Assert.Equal(2.0 / 3, Math.Abs(points[i][changed[0]] - points[i - 1][changed[0]]), 12);
            }

            Assert.Equal([0, 1, 2, 3, 4], moved.Order());
        }
    }

    /// <summary>The g-function's factors are ranked by their weights, and all of them interact.</summary>
    [Fact]
    public void GFunction_IsRankedByItsWeights()
    {
        double[] a = [0, 1, 4.5, 99];
        var points = Morris.Points(4, 200, 11);
        var effects = Morris.Effects(points, [.. points.Select(p => new[] { KnownFunctions.G(p, a) })]);
        Assert.Equal(effects.OrderByDescending(e => e.MeanSize), effects);
        Assert.True(effects[0].Deviation > 0.5 * effects[0].MeanSize);
    }

    [Fact]
    public void WalkWithAMissingValue_IsLeftOut()
    {
        var points = Morris.Points(2, 5, 1);
        double[][] values = [.. points.Select(p => new[] { p[0] })];
        values[4] = [double.NaN];
        Assert.Equal(1, Morris.Effects(points, values)[0].MeanSize, 12);
        Assert.Equal(1, Morris.Effects(points, values[..3])[0].MeanSize, 12);
    }

    /// <summary>An input without any effect, and draws that scatter by one: what it shows is what is said that draws alone would show.</summary>
    [Fact]
    public void NoEffect_MeanSizeIsThatOfDrawsAlone()
    {
        var points = Morris.Points(2, 400, 5);
        var draws = new Draws(9, Draws.KeyOf("scatter"), DrawPurpose.Design, 0);
        const int Runs = 8;
        double[][] values =
        [
            .. points.Select(
                (p, i) =>
                    Enumerable.Range(0, Runs).Select(r => (3 * p[0]) + NormalQuantile(draws, (i * Runs) + r)).ToArray()
            ),
        ];
        var effects = Morris.Effects(points, values);
        Assert.Equal(effects[1].ByDraws, effects[1].MeanSize, 0.08 * effects[1].ByDraws);
        Assert.True(effects[0].MeanSize > 3 * effects[0].ByDraws);
        Assert.True(double.IsNaN(Morris.Effects(points, [.. values.Select(v => v[..1])])[1].ByDraws));
    }

    /// <summary>Draws that are the same along a walk drop out of its effects.</summary>
    [Fact]
    public void SharedDraws_DropOut()
    {
        var points = Morris.Points(2, 20, 5);
        double[][] values = [.. points.Select(p => new[] { (3 * p[0]) + 5, (3 * p[0]) - 40, (3 * p[0]) + 7 })];
        Assert.Equal(0, Morris.Effects(points, values)[0].ByDraws, 9);
    }

    private static double NormalQuantile(Draws draws, int i) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(draws.Uniform(i), 1e-9, 1 - 1e-9));
}
