using System.Runtime.Intrinsics;

namespace BlocSim;

/// <summary>
/// Eight doubles treated lane by lane. Every operation is the IEEE operation on each lane, rounded once, and the sum of the lanes has
/// one fixed tree, so a kernel written over packs gives the same bits whichever registers carry it.
/// </summary>
/// <typeparam name="TSelf">The implementing type: one 512-bit, two 256-bit or four 128-bit registers.</typeparam>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract TSelf Load(ref double source, nuint offset);

    static abstract TSelf Fill(double value);

    static abstract TSelf operator +(TSelf a, TSelf b);

    static abstract TSelf operator -(TSelf a, TSelf b);

    static abstract TSelf operator *(TSelf a, TSelf b);

    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary>a x b + c with one rounding.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>The smaller of each two; b where either is not a number.</summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>The larger of each two; b where either is not a number.</summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>Value times <c>2^(n / 8)</c>, rounded down, where the low bits of a shifted sum hold <c>n</c>: added to the exponent field.</summary>
    static abstract TSelf ScaleByShiftedBits(TSelf value, TSelf shifted);

    /// <summary>Of eight numbers the one that the low three bits of a shifted sum name.</summary>
    static abstract TSelf Pick(double[] eight, TSelf shifted);

    /// <summary>One value where test is at least limit, the other elsewhere.</summary>
    static abstract TSelf Choose(TSelf test, TSelf limit, TSelf atLeast, TSelf below);

    /// <summary>Whether no lane of a is above that of b, or not a number.</summary>
    static abstract bool AllAtMost(TSelf a, TSelf b);

    /// <summary>Whether every lane of a is below that of b.</summary>
    static abstract bool AllBelow(TSelf a, TSelf b);

    /// <summary>The significand of a positive normal number, from 1 to below 2.</summary>
    static abstract TSelf Significand(TSelf value);

    /// <summary>The biased exponent field of a positive normal number in the low bits of 2^52: take <c>2^52 + 1023</c> away for the exponent.</summary>
    static abstract TSelf ExponentOnShift(TSelf value);

    void Store(ref double target, nuint offset);

    /// <summary>((0+4)+(2+6)) + ((1+5)+(3+7)): halves are folded onto each other until one lane is left.</summary>
    double Sum();

    /// <summary>The largest lane; none may be not a number.</summary>
    double Largest();

    internal static double Fold(Vector128<double> v) => v.GetElement(0) + v.GetElement(1);

    internal static double Larger(Vector128<double> v) => Math.Max(v.GetElement(0), v.GetElement(1));
}
