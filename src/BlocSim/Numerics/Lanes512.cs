using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BlocSim;

/// <summary>Eight lanes in one 512-bit register.</summary>
internal readonly struct Lanes512(Vector512<double> v) : ILanes<Lanes512>
{
    private readonly Vector512<double> v = v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref double source, nuint offset) => new(Vector512.LoadUnsafe(ref source, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Fill(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a.v / b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) =>
        new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.MinNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ScaleByShiftedBits(Lanes512 value, Lanes512 shifted) =>
        new(
            (
                value.v.AsInt64() + Vector512.ShiftLeft(Vector512.ShiftRightLogical(shifted.v.AsInt64(), 3), 52)
            ).AsDouble()
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Pick(double[] eight, Lanes512 shifted) =>
        new(Vector512.ShuffleNative(Vector512.Create(eight), shifted.v.AsInt64() & Vector512.Create(7L)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Choose(Lanes512 test, Lanes512 limit, Lanes512 atLeast, Lanes512 below) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(test.v, limit.v), atLeast.v, below.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(Lanes512 a, Lanes512 b) => Vector512.LessThanOrEqualAll(a.v, b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllBelow(Lanes512 a, Lanes512 b) => Vector512.LessThanAll(a.v, b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Significand(Lanes512 value) =>
        new(
            (
                (value.v.AsInt64() & Vector512.Create(0xFFFFFFFFFFFFFL)) | Vector512.Create(0x3FF0000000000000L)
            ).AsDouble()
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ExponentOnShift(Lanes512 value) =>
        new((Vector512.ShiftRightLogical(value.v.AsInt64(), 52) | Vector512.Create(0x4330000000000000L)).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target, nuint offset) => v.StoreUnsafe(ref target, offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sum()
    {
        Vector256<double> half = v.GetLower() + v.GetUpper();
        return ILanes<Lanes512>.Fold(half.GetLower() + half.GetUpper());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Largest()
    {
        Vector256<double> half = Vector256.MaxNative(v.GetLower(), v.GetUpper());
        return ILanes<Lanes512>.Larger(Vector128.MaxNative(half.GetLower(), half.GetUpper()));
    }
}
