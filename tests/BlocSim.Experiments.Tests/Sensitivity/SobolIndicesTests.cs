namespace BlocSim.Experiments.Tests;

public class SobolIndicesTests
{
    private static IReadOnlyList<SobolIndex> Study(int factors, int samples, Func<double[], double> of) =>
        SobolIndices.Of(factors, [.. SobolIndices.Points(factors, samples, 7).Select(of)], 7);

    /// <summary>Known values 0.3139, 0.4424, 0 first order; 0.5576, 0.4424, 0.2437 total.</summary>
    [Fact]
    public void Ishigami_HasItsKnownIndices()
    {
        IReadOnlyList<SobolIndex> found = Study(3, 4096, KnownFunctions.Ishigami);
        (double First, double Total)[] known = [(0.3139, 0.5576), (0.4424, 0.4424), (0, 0.2437)];
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(known[i].First, found[i].First, 0.015);
            Assert.Equal(known[i].Total, found[i].Total, 0.015);
            Assert.InRange(known[i].First, found[i].FirstLow - 0.005, found[i].FirstHigh + 0.005);
            Assert.InRange(known[i].Total, found[i].TotalLow - 0.005, found[i].TotalHigh + 0.005);
            Assert.True(found[i].TotalLow < found[i].TotalHigh);
        }
    }

    /// <summary>A result that differs by rounding alone has no variance to share out.</summary>
    [Fact]
    public void ConstantResult_HasNoIndices() =>
        Assert.All(
            Study(3, 64, x => 1000 + (1e-9 * x[0])),
            i => Assert.True(double.IsNaN(i.First) && double.IsNaN(i.Total))
        );

    [Theory]
    [InlineData(new double[] { 0, 1, 4.5, 9 }, 0.02)]
    [InlineData(new double[] { 0, 1, 4.5, 9, 99, 99, 99, 99 }, 0.02)]
    public void GFunction_HasItsKnownIndices(double[] a, double within)
    {
        IReadOnlyList<SobolIndex> found = Study(a.Length, 4096, x => KnownFunctions.G(x, a));
        (double First, double Total)[] known = KnownFunctions.OfG(a);
        for (int i = 0; i < a.Length; i++)
        {
            Assert.Equal(known[i].First, found[i].First, within);
            Assert.Equal(known[i].Total, found[i].Total, within);
        }
    }

    /// <summary>Beyond the dimensions of the Sobol sequence points are drawn; the answer is rougher, not wrong.</summary>
    [Fact]
    public void ManyFactors_AreStillTold()
    {
        double[] a = [0, 1, .. Enumerable.Repeat(99.0, 12)];
        IReadOnlyList<SobolIndex> found = Study(14, 4096, x => KnownFunctions.G(x, a));
        Assert.Equal(KnownFunctions.OfG(a)[0].Total, found[0].Total, 0.06);
        Assert.True(found[0].Total > found[1].Total && found[1].Total > found[5].Total);
    }

    [Fact]
    public void SameSeed_SameIntervals_AndMissingSamplesAreLeftOut()
    {
        double[] values = [.. SobolIndices.Points(3, 64, 7).Select(KnownFunctions.Ishigami)];
        Assert.Equal(SobolIndices.Of(3, values, 5).AsEnumerable(), SobolIndices.Of(3, values, 5));
        Assert.NotEqual(SobolIndices.Of(3, values, 5).AsEnumerable(), SobolIndices.Of(3, values, 6));
        double[] holed = [.. values];
        holed[7] = double.NaN;
        Assert.All(SobolIndices.Of(3, holed, 5), i => Assert.True(double.IsFinite(i.First)));
    }
}
