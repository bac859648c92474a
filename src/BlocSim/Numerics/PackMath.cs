using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BlocSim;

/// <summary>The exponential over packs, and which pack this machine is best served with.</summary>
internal static class PackMath
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

    /// <summary>e to the power of each lane: the same operations in the same order as <see cref="Elementary.Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, IPack<T>
    {
        T smallest = T.Fill(Elementary.SmallestExponent);
        T clamped = T.Min(T.Max(x, smallest), T.Fill(Elementary.LargestExponent));
        T shift = T.Fill(Elementary.RoundingShift);
        T shifted = (clamped * T.Fill(Elementary.Log2E)) + shift;
        T n = shifted - shift;
        T high = clamped - (n * T.Fill(Elementary.Ln2High));
        T low = n * T.Fill(Elementary.Ln2Low);
        T r = high - low;
        T p = T.Fill(1.0 / 6227020800.0);
        p = (p * r) + T.Fill(1.0 / 479001600.0);
        p = (p * r) + T.Fill(1.0 / 39916800.0);
        p = (p * r) + T.Fill(1.0 / 3628800.0);
        p = (p * r) + T.Fill(1.0 / 362880.0);
        p = (p * r) + T.Fill(1.0 / 40320.0);
        p = (p * r) + T.Fill(1.0 / 5040.0);
        p = (p * r) + T.Fill(1.0 / 720.0);
        p = (p * r) + T.Fill(1.0 / 120.0);
        p = (p * r) + T.Fill(1.0 / 24.0);
        p = (p * r) + T.Fill(1.0 / 6.0);
        p = (p * r) + T.Fill(0.5);
        T tail = (p * (r * r)) + ((high - r) - low);
        T value = (tail + r) + T.Fill(1.0);
        return T.ZeroBelow(T.ScaleByShiftedBits(value, shifted), x, smallest);
    }

    /// <summary>The sum of values with eight running lanes and one fixed tree; the same bits at every vector width.</summary>
    public static double Sum(ReadOnlySpan<double> values) =>
        Width switch
        {
            512 => Sum<Pack512>(values),
            256 => Sum<Pack256>(values),
            _ => Sum<Pack128>(values),
        };

    /// <summary>As <see cref="Sum(ReadOnlySpan{double})"/>, on a stated pack.</summary>
    public static double Sum<T>(ReadOnlySpan<double> values)
        where T : struct, IPack<T>
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
        where T : struct, IPack<T>
    {
        ref double source = ref MemoryMarshal.GetReference(values);
        ref double result = ref MemoryMarshal.GetReference(target);
        for (int i = 0; i < values.Length; i += Lanes)
        {
            Exp(T.Load(ref source, (nuint)i)).Store(ref result, (nuint)i);
        }
    }
}
