using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BlocSim;

/// <summary>Eight lanes in two 256-bit registers.</summary>
internal readonly struct Lanes256(Vector256<double> low, Vector256<double> high) : ILanes<Lanes256>
{
    private readonly Vector256<double> low = low;
    private readonly Vector256<double> high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref double source, nuint offset) =>
        new(Vector256.LoadUnsafe(ref source, offset), Vector256.LoadUnsafe(ref source, offset + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Fill(double value) => new(Vector256.Create(value), Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a.low + b.low, a.high + b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a.low - b.low, a.high - b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a.low * b.low, a.high * b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a.low / b.low, a.high / b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) =>
        new(Vector256.FusedMultiplyAdd(a.low, b.low, c.low), Vector256.FusedMultiplyAdd(a.high, b.high, c.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) =>
        new(Vector256.MinNative(a.low, b.low), Vector256.MinNative(a.high, b.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) =>
        new(Vector256.MaxNative(a.low, b.low), Vector256.MaxNative(a.high, b.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ScaleByShiftedBits(Lanes256 value, Lanes256 shifted) =>
        new(
            (
                value.low.AsInt64() + Vector256.ShiftLeft(Vector256.ShiftRightLogical(shifted.low.AsInt64(), 3), 52)
            ).AsDouble(),
            (
                value.high.AsInt64() + Vector256.ShiftLeft(Vector256.ShiftRightLogical(shifted.high.AsInt64(), 3), 52)
            ).AsDouble()
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Pick(double[] eight, Lanes256 shifted) =>
        new(Pick(eight, shifted.low.AsInt64()), Pick(eight, shifted.high.AsInt64()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Choose(Lanes256 test, Lanes256 limit, Lanes256 atLeast, Lanes256 below) =>
        new(
            Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(test.low, limit.low), atLeast.low, below.low),
            Vector256.ConditionalSelect(Vector256.GreaterThanOrEqual(test.high, limit.high), atLeast.high, below.high)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(Lanes256 a, Lanes256 b) =>
        Vector256.LessThanOrEqualAll(a.low, b.low) && Vector256.LessThanOrEqualAll(a.high, b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllBelow(Lanes256 a, Lanes256 b) =>
        Vector256.LessThanAll(a.low, b.low) && Vector256.LessThanAll(a.high, b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Significand(Lanes256 value) =>
        new(
            (
                (value.low.AsInt64() & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(0x3FF0000000000000L)
            ).AsDouble(),
            (
                (value.high.AsInt64() & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(0x3FF0000000000000L)
            ).AsDouble()
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ExponentOnShift(Lanes256 value) =>
        new(
            (Vector256.ShiftRightLogical(value.low.AsInt64(), 52) | Vector256.Create(0x4330000000000000L)).AsDouble(),
            (Vector256.ShiftRightLogical(value.high.AsInt64(), 52) | Vector256.Create(0x4330000000000000L)).AsDouble()
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target, nuint offset)
    {
        low.StoreUnsafe(ref target, offset);
        high.StoreUnsafe(ref target, offset + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sum()
    {
        Vector256<double> half = low + high;
        return ILanes<Lanes256>.Fold(half.GetLower() + half.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Largest()
    {
        Vector256<double> half = Vector256.MaxNative(low, high);
        return ILanes<Lanes256>.Larger(Vector128.MaxNative(half.GetLower(), half.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Pick(double[] eight, Vector256<long> index)
    {
        Vector256<long> four = index & Vector256.Create(3L);
        Vector256<double> lower = Vector256.ShuffleNative(Vector256.Create(eight, 0), four);
        Vector256<double> upper = Vector256.ShuffleNative(Vector256.Create(eight, 4), four);
        Vector256<long> above = Vector256.Equals(index & Vector256.Create(4L), Vector256.Create(4L));
        return Vector256.ConditionalSelect(above.AsDouble(), upper, lower);
    }
}
