using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BlocSim;

/// <summary>The exponential over packs, and which pack this machine is best served with.</summary>
internal static class LaneMath
{
    /// <summary>Rows of every kernel are padded to a multiple of this many lanes.</summary>
    internal const int Lanes = 8;

    /// <summary>Width in bits of the registers the kernels run on here: 512, 256 or 128 (also the software fallback).</summary>
    public static int Width =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : 128;

    /// <summary>The smallest multiple of eight that holds n.</summary>
    public static int Padded(int n) => (n + Lanes - 1) / Lanes * Lanes;

    /// <summary>e to the power of each lane: the same operations in the same order as <see cref="PortableMath.Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        T smallest = T.Fill(PortableMath.SmallestExponent);
        T clamped = T.Min(x, T.Fill(PortableMath.LargestExponent));
        T shift = T.Fill(PortableMath.RoundingShift);
        T shifted = T.MultiplyAdd(clamped, T.Fill(PortableMath.EightLog2E), shift);
        T n = shifted - shift;
        T r = T.MultiplyAdd(
            n,
            T.Fill(-PortableMath.EighthLn2Low),
            T.MultiplyAdd(n, T.Fill(-PortableMath.EighthLn2High), clamped)
        );
        T p = T.Fill(PortableMath.Exp5);
        p = T.MultiplyAdd(p, r, T.Fill(PortableMath.Exp4));
        p = T.MultiplyAdd(p, r, T.Fill(PortableMath.Exp3));
        p = T.MultiplyAdd(p, r, T.Fill(PortableMath.Exp2));
        p = T.MultiplyAdd(p, r, T.Fill(PortableMath.Exp1));
        p = T.MultiplyAdd(p, r, T.Fill(PortableMath.Exp0));
        T beyond = T.MultiplyAdd(p, r * r, r);
        T power = T.Pick(PortableMath.EighthPowers, shifted);
        T value = T.MultiplyAdd(power, beyond, power);
        return T.Choose(x, smallest, T.ScaleByShiftedBits(value, shifted), T.Fill(0));
    }

    /// <summary>The natural logarithm of each lane, positive normal numbers all: the same operations in the same order as <see cref="PortableMath.Log"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T one = T.Fill(1.0);
        T half = T.Fill(0.5);
        T limit = T.Fill(PortableMath.AboveSquareRootOfTwo);
        T m = T.Significand(x);
        T exponent = T.ExponentOnShift(x) - T.Fill(4503599627370496.0 + 1023);
        T k = T.Choose(m, limit, exponent + one, exponent);
        m = T.Choose(m, limit, m * half, m);
        T f = m - one;
        T s = f / (T.Fill(2.0) + f);
        T z = s * s;
        // Two chains, of even and odd powers, side by side.
        T y = z * z;
        T even = T.Fill(2.0 / 23.0);
        even = T.MultiplyAdd(even, y, T.Fill(2.0 / 19.0));
        even = T.MultiplyAdd(even, y, T.Fill(2.0 / 15.0));
        even = T.MultiplyAdd(even, y, T.Fill(2.0 / 11.0));
        even = T.MultiplyAdd(even, y, T.Fill(2.0 / 7.0));
        even = T.MultiplyAdd(even, y, T.Fill(2.0 / 3.0));
        T odd = T.Fill(2.0 / 21.0);
        odd = T.MultiplyAdd(odd, y, T.Fill(2.0 / 17.0));
        odd = T.MultiplyAdd(odd, y, T.Fill(2.0 / 13.0));
        odd = T.MultiplyAdd(odd, y, T.Fill(2.0 / 9.0));
        odd = T.MultiplyAdd(odd, y, T.Fill(2.0 / 5.0));
        T r = T.MultiplyAdd(odd, z, even) * z;
        T rest = f - T.MultiplyAdd(k, T.Fill(-PortableMath.Ln2Low), s * (f - r));
        return T.MultiplyAdd(k, T.Fill(PortableMath.Ln2High), rest);
    }

    /// <summary>Adds a multiple of one row to another, element by element; lengths are multiples of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled<T>(Span<double> target, double factor, ReadOnlySpan<double> row)
        where T : struct, ILanes<T>
    {
        ref double to = ref MemoryMarshal.GetReference(target);
        ref double from = ref MemoryMarshal.GetReference(row);
        T f = T.Fill(factor);
        for (int i = 0; i < target.Length; i += Lanes)
        {
            T.MultiplyAdd(f, T.Load(ref from, (nuint)i), T.Load(ref to, (nuint)i)).Store(ref to, (nuint)i);
        }
    }

    /// <summary>The sum of products with eight running lanes and one fixed tree; lengths are multiples of eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot<T>(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        where T : struct, ILanes<T>
    {
        ref double x = ref MemoryMarshal.GetReference(a);
        ref double y = ref MemoryMarshal.GetReference(b);
        T total = T.Fill(0);
        for (int i = 0; i < a.Length; i += Lanes)
        {
            total = T.MultiplyAdd(T.Load(ref x, (nuint)i), T.Load(ref y, (nuint)i), total);
        }

        return total.Sum();
    }

    /// <summary>The sum of values with eight running lanes and one fixed tree; the same bits at every vector width.</summary>
    public static double Sum(ReadOnlySpan<double> values) =>
        Width switch
        {
            512 => Sum<Lanes512>(values),
            256 => Sum<Lanes256>(values),
            _ => Sum<Lanes128>(values),
        };

    /// <summary>As <see cref="Sum(ReadOnlySpan{double})"/>, on a stated pack.</summary>
    public static double Sum<T>(ReadOnlySpan<double> values)
        where T : struct, ILanes<T>
    {
        ref double first = ref MemoryMarshal.GetReference(values);
        T total = T.Fill(0);
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            total += T.Load(ref first, (nuint)i);
        }

        if (i < values.Length)
        {
            Span<double> rest = stackalloc double[Lanes];
            rest.Clear();
            values[i..].CopyTo(rest);
            total += T.Load(ref MemoryMarshal.GetReference(rest), 0);
        }

        return total.Sum();
    }

    /// <summary>e to the power of each value, written to target (equal lengths, a multiple of eight).</summary>
    public static void Exp<T>(ReadOnlySpan<double> values, Span<double> target)
        where T : struct, ILanes<T>
    {
        ref double source = ref MemoryMarshal.GetReference(values);
        ref double result = ref MemoryMarshal.GetReference(target);
        for (int i = 0; i < values.Length; i += Lanes)
        {
            Exp(T.Load(ref source, (nuint)i)).Store(ref result, (nuint)i);
        }
    }
}
