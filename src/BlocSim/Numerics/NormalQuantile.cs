namespace BlocSim;

/// <summary>The standard normal quantile, to about seven digits and the same bits everywhere.</summary>
/// <remarks>Wichura (1988), algorithm AS 241, routine PPND7: a ratio of polynomials in the centre and two in the tails.</remarks>
public static class NormalQuantile
{
    private const double Centre = 0.425;
    private const double Tail = 5;

    /// <summary>The value below which a share of draws falls.</summary>
    /// <param name="share">From 0 to 1; the ends are taken as 2^-54 from them.</param>
    public static double Of(double share)
    {
        double q = share - 0.5;
        if (Math.Abs(q) <= Centre)
        {
            double c = 0.180625 - (q * q);
            return q
                * ((((((59.109374720 * c) + 159.29113202) * c) + 50.434271938) * c) + 3.3871327179)
                / ((((((67.187563600 * c) + 78.757757664) * c) + 17.895169469) * c) + 1);
        }

        double smaller = Math.Max(Math.Min(share, 1 - share), 1.0 / (1L << 54));
        double r = Math.Sqrt(-PortableMath.Log(smaller));
        double value;
        if (r <= Tail)
        {
            r -= 1.6;
            value =
                ((((((0.17023821103 * r) + 1.3067284816) * r) + 2.7568153900) * r) + 1.4234372777)
                / ((((0.12021132975 * r) + 0.73700164250) * r) + 1);
        }
        else
        {
            r -= Tail;
            value =
                ((((((0.017337203997 * r) + 0.42868294337) * r) + 3.0812263860) * r) + 6.6579051150)
                / ((((0.012258202635 * r) + 0.24197894225) * r) + 1);
        }

        return q < 0 ? -value : value;
    }
}
