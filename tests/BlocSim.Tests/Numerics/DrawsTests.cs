namespace BlocSim.Tests;

public class DrawsTests
{
    private static Draws Some(string agent = "CHN", int tick = 3, ulong seed = 42) =>
        new(seed, Draws.KeyOf(agent), DrawPurpose.LeadTime, tick);

    [Fact]
    public void Uniform_FirstValues_ArePinned()
    {
        Assert.Equal(0.65903839549525367, Some().Uniform(0));
        Assert.Equal(0.51453603100111234, Some().Uniform(1));
        Assert.Equal(
            0.11876199650558228,
            new Draws(1, Draws.KeyOf("authority"), DrawPurpose.AuditFindings, 0).Uniform(0)
        );
    }

    [Fact]
    public void Uniform_OtherAgentPurposeTickOrSeed_IsAnotherNumber()
    {
        double[] all =
        [
            Some().Uniform(),
            Some(agent: "USA").Uniform(),
            Some(tick: 4).Uniform(),
            Some(seed: 43).Uniform(),
            new Draws(42, Draws.KeyOf("CHN"), DrawPurpose.AuditFindings, 3).Uniform(),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void Uniform_OverManyTicks_IsFlat()
    {
        int[] bins = new int[10];
        for (int t = 0; t < 20_000; t++)
        {
            bins[(int)(10 * Some(tick: t).Uniform())]++;
        }

        Assert.All(bins, b => Assert.InRange(b, 1800, 2200));
    }

    [Fact]
    public void Triangular_OverManyDraws_HasItsMeanAndBounds()
    {
        double[] x = [.. Enumerable.Range(0, 20_000).Select(t => Some(tick: t).Triangular(2, 3, 7))];
        Assert.All(x, v => Assert.InRange(v, 2, 7));
        Assert.InRange(x.Average(), 3.95, 4.05);
        Assert.Equal(5, Some().Triangular(5, 5, 5));
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(5)]
    [InlineData(80)]
    public void Count_OverManyDraws_HasTheMeanAndSpreadOfIndependentEvents(double mean)
    {
        double[] x = [.. Enumerable.Range(0, 20_000).Select(t => Some(tick: t).Count(mean))];
        double average = x.Average();
        double variance = x.Average(v => (v - average) * (v - average));
        Assert.InRange(average, mean * 0.96, mean * 1.04);
        Assert.InRange(variance, mean * 0.92, mean * 1.08);
        Assert.Equal(0, Some().Count(0));
    }
}
