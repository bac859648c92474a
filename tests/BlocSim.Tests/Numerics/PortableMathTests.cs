namespace BlocSim.Tests;

public class PortableMathTests
{
    /// <summary>Units in the last place between two doubles of one sign.</summary>
    private static long Ulps(double a, double b) =>
        Math.Abs(BitConverter.DoubleToInt64Bits(a) - BitConverter.DoubleToInt64Bits(b));

    [Fact]
    public void Exp_OverItsRange_IsWithinTwoUlpsOfTheTrueValue()
    {
        long worst = 0;
        for (int i = 0; i < 400_000; i++)
        {
            double x = -700 + (1400 * i / 400_000.0) + (1e-7 * i);
            worst = Math.Max(worst, Ulps(PortableMath.Exp(x), Math.Exp(x)));
        }

        // The platform's own function is within one; two apart from it is within the two promised.
        Assert.InRange(worst, 0, 2);
    }

    [Fact]
    public void Log_OverItsRange_IsWithinTwoUlpsOfTheTrueValue()
    {
        long worst = 0;
        for (int i = 1; i < 400_000; i++)
        {
            double x = Math.Exp(-300 + (600 * i / 400_000.0));
            worst = Math.Max(worst, Ulps(PortableMath.Log(x), Math.Log(x)));
            double near = 1 + (i * 1e-7);
            worst = Math.Max(worst, Ulps(PortableMath.Log(near), Math.Log(near)));
        }

        Assert.InRange(worst, 0, 2);
    }

    /// <summary>Pinned to the bit, at most one unit from the correctly rounded values: a change changes every committed chart.</summary>
    [Theory]
    [InlineData(1.0, 0x4005BF0A8B14576AL)]
    [InlineData(-0.5, 0x3FE368B2FC6F960AL)]
    [InlineData(10.25, 0x40DB9EA2AED2A0F1L)]
    [InlineData(-300.125, 0x24E01FC80984719DL)]
    public void Exp_IsPinned(double x, long bits) =>
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PortableMath.Exp(x)));

    [Theory]
    [InlineData(2.0, 0x3FE62E42FEFA39EFL)]
    [InlineData(10.0, 0x40026BB1BBB55516L)]
    [InlineData(0.3, -4615271006209202399L)]
    public void Log_IsPinned(double x, long bits) =>
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(PortableMath.Log(x)));

    [Fact]
    public void ExpAndLog_AtTheEdges_AreWhatTheDocumentationSays()
    {
        Assert.Equal(0, PortableMath.Exp(-709));
        Assert.Equal(1, PortableMath.Exp(0));
        Assert.Equal(PortableMath.Exp(709), PortableMath.Exp(5000));
        Assert.True(double.IsNaN(PortableMath.Exp(double.NaN)));
        Assert.Equal(double.NegativeInfinity, PortableMath.Log(0));
        Assert.True(double.IsNaN(PortableMath.Log(-1)));
        Assert.Equal(0, PortableMath.Log(1));
        Assert.InRange(PortableMath.Log(5e-324), -744.45, -744.43);
        Assert.Equal(1, PortableMath.Pow(7, 0));
        Assert.Equal(7, PortableMath.Pow(7, 1));
        Assert.Equal(0, PortableMath.Pow(0, 2));
        Assert.Equal(8, PortableMath.Pow(2, 3), 12);
    }

    /// <summary>
    /// Everything rests on one rounding a fused operation: a C library that rounds the product, or rounds through a wider format, would show here
    /// on a machine without the instruction.
    /// </summary>
    [Theory]
    [InlineData(1 + 9.313225746154785e-10, 1 - 9.313225746154785e-10, -1.0, -8.673617379884035e-19)]
    [InlineData(1.1102230246251568e-16, 1.0, 1.0, 1.0000000000000002)]
    [InlineData(1.1102230246251565e-16, 1.0, 1.0, 1.0)]
    public void FusedMultiplyAdd_IsRoundedOnce(double a, double b, double c, double expected)
    {
        Assert.Equal(expected, Math.FusedMultiplyAdd(a, b, c));
        Assert.Equal(expected, Fused<Lanes512>(a, b, c));
        Assert.Equal(expected, Fused<Lanes256>(a, b, c));
        Assert.Equal(expected, Fused<Lanes128>(a, b, c));
    }

    private static double Fused<T>(double a, double b, double c)
        where T : struct, ILanes<T>
    {
        double[] got = new double[LaneMath.Lanes];
        T.MultiplyAdd(T.Fill(a), T.Fill(b), T.Fill(c)).Store(ref got[0], 0);
        Assert.All(got, v => Assert.Equal(got[0], v));
        return got[0];
    }

    [Fact]
    public void Packs_OfEveryWidth_GiveTheScalarBits()
    {
        double[] x = [.. Enumerable.Range(0, 800).Select(i => -720 + (i * 1.7935))];
        double[] expected = [.. x.Select(PortableMath.Exp)];
        double[] got = new double[x.Length];
        LaneMath.Exp<Lanes512>(x, got);
        Assert.Equal(expected, got);
        LaneMath.Exp<Lanes256>(x, got);
        Assert.Equal(expected, got);
        LaneMath.Exp<Lanes128>(x, got);
        Assert.Equal(expected, got);
    }

    [Fact]
    public void Logarithms_OfEveryWidth_AreTheScalarBits()
    {
        double[] x = [.. Enumerable.Range(0, 800).Select(i => Math.Exp(-300 + (i * 0.75)))];
        x[0] = Math.Sqrt(2);
        x[1] = Math.BitIncrement(Math.Sqrt(2));
        x[2] = 1;
        double[] expected = [.. x.Select(PortableMath.Log)];
        Assert.Equal(expected, Logs<Lanes512>(x));
        Assert.Equal(expected, Logs<Lanes256>(x));
        Assert.Equal(expected, Logs<Lanes128>(x));
    }

    private static double[] Logs<T>(double[] x)
        where T : struct, ILanes<T>
    {
        double[] got = new double[x.Length];
        for (int i = 0; i < x.Length; i += LaneMath.Lanes)
        {
            LaneMath.Log(T.Load(ref x[i], 0)).Store(ref got[i], 0);
        }

        return got;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(1003)]
    public void Sum_OfEveryWidth_HasOneTree(int n)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(i => Math.Sin(i) * Math.Pow(10, i % 17))];
        double a = LaneMath.Sum<Lanes512>(x);
        Assert.Equal(a, LaneMath.Sum<Lanes256>(x));
        Assert.Equal(a, LaneMath.Sum<Lanes128>(x));
        Assert.Equal(a, LaneMath.Sum(x));
    }

    [Fact]
    public void Largest_WhereverItStands_IsFoundAtEveryWidth()
    {
        for (int place = 0; place < LaneMath.Lanes; place++)
        {
            double[] x = [-1, 0, -7.5, 1e-300, 2, -0.0, 1.999, double.NegativeInfinity];
            x[place] = 3;
            Assert.Equal(3, Lanes512.Load(ref x[0], 0).Largest());
            Assert.Equal(3, Lanes256.Load(ref x[0], 0).Largest());
            Assert.Equal(3, Lanes128.Load(ref x[0], 0).Largest());
        }
    }
}
