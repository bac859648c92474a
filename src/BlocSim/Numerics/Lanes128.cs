using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace BlocSim;

/// <summary>Eight lanes in four 128-bit registers; also what a machine without vector registers runs, lane by lane.</summary>
internal readonly struct Lanes128(Vector128<double> a, Vector128<double> b, Vector128<double> c, Vector128<double> d)
    : ILanes<Lanes128>
{
    private readonly Vector128<double> a = a;
    private readonly Vector128<double> b = b;
    private readonly Vector128<double> c = c;
    private readonly Vector128<double> d = d;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref double source, nuint offset) =>
        new(
            Vector128.LoadUnsafe(ref source, offset),
            Vector128.LoadUnsafe(ref source, offset + 2),
            Vector128.LoadUnsafe(ref source, offset + 4),
            Vector128.LoadUnsafe(ref source, offset + 6)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Fill(double value)
    {
        Vector128<double> v = Vector128.Create(value);
        return new(v, v, v, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 x, Lanes128 y) => new(x.a + y.a, x.b + y.b, x.c + y.c, x.d + y.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 x, Lanes128 y) => new(x.a - y.a, x.b - y.b, x.c - y.c, x.d - y.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 x, Lanes128 y) => new(x.a * y.a, x.b * y.b, x.c * y.c, x.d * y.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 x, Lanes128 y) => new(x.a / y.a, x.b / y.b, x.c / y.c, x.d / y.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 x, Lanes128 y, Lanes128 z) =>
        new(
            Vector128.FusedMultiplyAdd(x.a, y.a, z.a),
            Vector128.FusedMultiplyAdd(x.b, y.b, z.b),
            Vector128.FusedMultiplyAdd(x.c, y.c, z.c),
            Vector128.FusedMultiplyAdd(x.d, y.d, z.d)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Min(Lanes128 x, Lanes128 y) =>
        new(
            Vector128.MinNative(x.a, y.a),
            Vector128.MinNative(x.b, y.b),
            Vector128.MinNative(x.c, y.c),
            Vector128.MinNative(x.d, y.d)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Max(Lanes128 x, Lanes128 y) =>
        new(
            Vector128.MaxNative(x.a, y.a),
            Vector128.MaxNative(x.b, y.b),
            Vector128.MaxNative(x.c, y.c),
            Vector128.MaxNative(x.d, y.d)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ScaleByShiftedBits(Lanes128 value, Lanes128 shifted) =>
        new(Scale(value.a, shifted.a), Scale(value.b, shifted.b), Scale(value.c, shifted.c), Scale(value.d, shifted.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Pick(double[] eight, Lanes128 shifted) =>
        new(
            Pick(eight, shifted.a.AsInt64()),
            Pick(eight, shifted.b.AsInt64()),
            Pick(eight, shifted.c.AsInt64()),
            Pick(eight, shifted.d.AsInt64())
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Choose(Lanes128 test, Lanes128 limit, Lanes128 atLeast, Lanes128 below) =>
        new(
            Choose(test.a, limit.a, atLeast.a, below.a),
            Choose(test.b, limit.b, atLeast.b, below.b),
            Choose(test.c, limit.c, atLeast.c, below.c),
            Choose(test.d, limit.d, atLeast.d, below.d)
        );

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllAtMost(Lanes128 x, Lanes128 y) =>
        Vector128.LessThanOrEqualAll(x.a, y.a)
        && Vector128.LessThanOrEqualAll(x.b, y.b)
        && Vector128.LessThanOrEqualAll(x.c, y.c)
        && Vector128.LessThanOrEqualAll(x.d, y.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllBelow(Lanes128 x, Lanes128 y) =>
        Vector128.LessThanAll(x.a, y.a)
        && Vector128.LessThanAll(x.b, y.b)
        && Vector128.LessThanAll(x.c, y.c)
        && Vector128.LessThanAll(x.d, y.d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Significand(Lanes128 value) =>
        new(Significand(value.a), Significand(value.b), Significand(value.c), Significand(value.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ExponentOnShift(Lanes128 value) =>
        new(Exponent(value.a), Exponent(value.b), Exponent(value.c), Exponent(value.d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target, nuint offset)
    {
        a.StoreUnsafe(ref target, offset);
        b.StoreUnsafe(ref target, offset + 2);
        c.StoreUnsafe(ref target, offset + 4);
        d.StoreUnsafe(ref target, offset + 6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sum() => ILanes<Lanes128>.Fold((a + c) + (b + d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Largest() =>
        ILanes<Lanes128>.Larger(Vector128.MaxNative(Vector128.MaxNative(a, c), Vector128.MaxNative(b, d)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Scale(Vector128<double> value, Vector128<double> shifted) =>
        (value.AsInt64() + Vector128.ShiftLeft(Vector128.ShiftRightLogical(shifted.AsInt64(), 3), 52)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Choose(
        Vector128<double> test,
        Vector128<double> limit,
        Vector128<double> atLeast,
        Vector128<double> below
    ) => Vector128.ConditionalSelect(Vector128.GreaterThanOrEqual(test, limit), atLeast, below);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Significand(Vector128<double> v) =>
        ((v.AsInt64() & Vector128.Create(0xFFFFFFFFFFFFFL)) | Vector128.Create(0x3FF0000000000000L)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Exponent(Vector128<double> v) =>
        (Vector128.ShiftRightLogical(v.AsInt64(), 52) | Vector128.Create(0x4330000000000000L)).AsDouble();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Pick(double[] eight, Vector128<long> index) =>
        Vector128.Create(eight[(int)(index.GetElement(0) & 7)], eight[(int)(index.GetElement(1) & 7)]);
}
