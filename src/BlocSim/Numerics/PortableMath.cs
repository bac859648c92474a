namespace BlocSim;

/// <summary>
/// Exponential, logarithm and power that give the same bits on every machine: range reduction and a fixed Horner order of fused
/// multiplications and additions, which IEEE 754 rounds once everywhere. Error at most 2 units in the last place (measured by a test).
/// </summary>
/// <remarks>
/// The platform's own functions call its C library and differ in the last bits between systems; results that are
/// committed, compared and verified cannot rest on them.
/// </remarks>
public static class PortableMath
{
    internal const double Log2E = 1.4426950408889634;

    /// <summary>High part of ln 2: its last 21 bits are zero, so that a product with a small integer is exact.</summary>
    internal const double Ln2High = 0.6931471803691238;
    internal const double Ln2Low = 1.9082149292705877e-10;

    /// <summary>The first double above the one nearest the square root of 2: from here on a significand is halved.</summary>
    internal const double AboveSquareRootOfTwo = 1.4142135623730954;

    /// <summary>Below this argument the result is zero (it would be subnormal or close to it).</summary>
    internal const double SmallestExponent = -708.0;

    /// <summary>Above this argument the result is capped at <c>exp(709)</c>; prices never come near it.</summary>
    internal const double LargestExponent = 709.0;

    internal const double EightLog2E = 8 * Log2E;

    /// <summary>An eighth of ln 2 in two parts; exact, since eight is a power of two.</summary>
    internal const double EighthLn2High = Ln2High / 8;
    internal const double EighthLn2Low = Ln2Low / 8;

    // The polynomial through (e^r - 1 - r) / r^2 at the six Chebyshev points of |r| <= ln 2 / 16: off by at most 1e-17 of e^r.
    internal const double Exp0 = 0.5000000000000051;
    internal const double Exp1 = 0.16666666666666724;
    internal const double Exp2 = 0.04166666661752627;
    internal const double Exp3 = 0.008333333327873319;
    internal const double Exp4 = 0.0013889587109571322;
    internal const double Exp5 = 0.00019842045638719002;

    /// <summary>2^(j/8), rounded.</summary>
    internal static readonly double[] EighthPowers =
    [
        1.0,
        1.0905077326652577,
        1.189207115002721,
        1.2968395546510096,
        1.4142135623730951,
        1.5422108254079407,
        1.681792830507429,
        1.8340080864093424,
    ];

    /// <summary>Adding and subtracting this rounds a double of moderate size to the nearest integer.</summary>
    internal const double RoundingShift = 6755399441055744.0;

    /// <summary>e to the power of x. Zero below -708; capped at exp(709).</summary>
    /// <param name="x">Any number; NaN gives NaN.</param>
    public static double Exp(double x)
    {
        if (double.IsNaN(x))
        {
            return double.NaN;
        }

        if (x < SmallestExponent)
        {
            return 0;
        }

        // x = (8 k + j) ln 2 / 8 + r: 2^(j/8) from a table, a short polynomial for r, k in the exponent.
        x = x > LargestExponent ? LargestExponent : x;
        double shifted = Math.FusedMultiplyAdd(x, EightLog2E, RoundingShift);
        double n = shifted - RoundingShift;
        double r = Math.FusedMultiplyAdd(n, -EighthLn2Low, Math.FusedMultiplyAdd(n, -EighthLn2High, x));
        double p = Exp5;
        p = Math.FusedMultiplyAdd(p, r, Exp4);
        p = Math.FusedMultiplyAdd(p, r, Exp3);
        p = Math.FusedMultiplyAdd(p, r, Exp2);
        p = Math.FusedMultiplyAdd(p, r, Exp1);
        p = Math.FusedMultiplyAdd(p, r, Exp0);
        double beyond = Math.FusedMultiplyAdd(p, r * r, r);

        // The low three bits of the shifted sum hold j, those above them k; moving k to the exponent field multiplies by 2^k.
        long bits = BitConverter.DoubleToInt64Bits(shifted);
        int j = (int)(bits & 7);
        double value = Math.FusedMultiplyAdd(EighthPowers[j], beyond, EighthPowers[j]);
        return BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + ((bits >> 3) << 52));
    }

    /// <summary>The natural logarithm of x.</summary>
    /// <param name="x">Zero gives negative infinity, a negative number or NaN gives NaN.</param>
    public static double Log(double x)
    {
        if (!(x > 0))
        {
            return x == 0 ? double.NegativeInfinity : double.NaN;
        }

        if (double.IsPositiveInfinity(x))
        {
            return x;
        }

        int exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0; // 2^54 lifts a subnormal number into the normal range
            exponent = -54;
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        exponent += (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (m >= AboveSquareRootOfTwo)
        {
            m *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh(s), s = f / (2 + f); written as f - s (f - R) so that the large term f is exact.
        double f = m - 1.0;
        double s = f / (2.0 + f);
        double z = s * s;
        // Two chains, of even and odd powers, side by side.
        double y = z * z;
        double even = 2.0 / 23.0;
        even = Math.FusedMultiplyAdd(even, y, 2.0 / 19.0);
        even = Math.FusedMultiplyAdd(even, y, 2.0 / 15.0);
        even = Math.FusedMultiplyAdd(even, y, 2.0 / 11.0);
        even = Math.FusedMultiplyAdd(even, y, 2.0 / 7.0);
        even = Math.FusedMultiplyAdd(even, y, 2.0 / 3.0);
        double odd = 2.0 / 21.0;
        odd = Math.FusedMultiplyAdd(odd, y, 2.0 / 17.0);
        odd = Math.FusedMultiplyAdd(odd, y, 2.0 / 13.0);
        odd = Math.FusedMultiplyAdd(odd, y, 2.0 / 9.0);
        odd = Math.FusedMultiplyAdd(odd, y, 2.0 / 5.0);
        double r = Math.FusedMultiplyAdd(odd, z, even) * z;
        double k = exponent;
        return Math.FusedMultiplyAdd(k, Ln2High, f - Math.FusedMultiplyAdd(k, -Ln2Low, s * (f - r)));
    }

    /// <summary>x to the power of y, for positive x: <c>exp(y ln x)</c>. Zero to a positive power is zero.</summary>
    /// <param name="x">The base, zero or more.</param>
    /// <param name="y">The exponent.</param>
    public static double Pow(double x, double y) =>
        y == 0 ? 1
        : y == 1 ? x
        : x == 0 ? (y > 0 ? 0 : double.PositiveInfinity)
        : Exp(y * Log(x));
}
