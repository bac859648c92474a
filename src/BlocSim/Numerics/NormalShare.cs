namespace BlocSim;

/// <summary>The standard normal distribution function, to about seven digits and the same bits everywhere.</summary>
/// <remarks>Abramowitz and Stegun (1964), 26.2.17.</remarks>
public static class NormalShare
{
    private const double PerRootTwoPi = 0.3989422804014327;

    /// <summary>The share of draws below a value.</summary>
    /// <param name="z">The value, in standard deviations.</param>
    public static double Below(double z)
    {
        double t = 1 / (1 + (0.2316419 * Math.Abs(z)));
        double tail =
            PerRootTwoPi
            * PortableMath.Exp(-z * z / 2)
            * t
            * (0.319381530 + (t * (-0.356563782 + (t * (1.781477937 + (t * (-1.821255978 + (t * 1.330274429))))))));
        return z < 0 ? tail : 1 - tail;
    }
}
