namespace BlocSim.Experiments.Tests;

public class SobolSequenceTests
{
    /// <summary>The first points as published with the direction numbers (Joe and Kuo 2008).</summary>
    [Fact]
    public void At_FirstPoints_AreThePublishedOnes()
    {
        var sequence = new SobolSequence(3);
        double[][] expected =
        [
            [0, 0, 0],
            [0.5, 0.5, 0.5],
            [0.75, 0.25, 0.25],
            [0.25, 0.75, 0.75],
            [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125],
            [0.625, 0.125, 0.875],
            [0.125, 0.625, 0.375],
        ];
        Assert.Equal(expected, Enumerable.Range(0, 8).Select(sequence.At));
    }

    /// <summary>In every dimension the first 2^k points lie one in each of 2^k equal parts.</summary>
    [Fact]
    public void At_PowersOfTwo_FillEveryPartOfEveryDimensionOnce()
    {
        var sequence = new SobolSequence(SobolSequence.MaxDimensions);
        for (int k = 1; k <= 10; k++)
        {
            int n = 1 << k;
            double[][] points = [.. Enumerable.Range(0, n).Select(sequence.At)];
            for (int d = 0; d < SobolSequence.MaxDimensions; d++)
            {
                Assert.Equal(n, points.Select(p => (int)(p[d] * n)).Distinct().Count());
            }
        }
    }

    [Fact]
    public void MoreDimensionsThanItHas_AreRefusedInWords()
    {
        var e = Assert.Throws<ExperimentException>(() => new SobolSequence(SobolSequence.MaxDimensions + 1));
        Assert.Contains("use --design lhs", e.Message, StringComparison.Ordinal);
    }
}
