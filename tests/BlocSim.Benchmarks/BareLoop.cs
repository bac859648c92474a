using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace BlocSim.Benchmarks;

/// <summary>
/// The arithmetic of clearing and nothing else: shares, price indices, quantities, demand and its derivatives, as often as a run computes them,
/// over plain arrays with 512-bit operations, fused multiply-add and a shorter exponential. What a run takes beyond it is what it does beyond it.
/// </summary>
internal sealed class BareLoop
{
    private readonly int stride;
    private readonly int[] borders;
    private readonly int pass;
    private readonly int rows;
    private readonly double[] price;
    private readonly double[] slope;
    private readonly double[] fix;
    private readonly double[] weight;
    private readonly double[] pulls;
    private readonly double[] theta;
    private readonly double[] shift;
    private readonly double[] total;
    private readonly double[] level;
    private readonly double[] response;
    private readonly double[] quantity;
    private readonly double[] perPull;
    private readonly double[] demand;
    private readonly double[] jacobian;
    private readonly double[] weighted;

    public BareLoop(int origins, int buyers, int territories)
    {
        stride = (origins + 7) / 8 * 8;
        rows = (buyers + 7) / 8 * 8;
        pass = Math.Clamp(2048 / stride / 8 * 8, 32, 128);
        price = new double[stride];
        Array.Fill(price, 60_000, 0, origins);
        slope = new double[territories * stride];
        fix = new double[territories * stride];
        weight = new double[rows * stride];
        pulls = new double[rows * stride];
        theta = new double[rows];
        shift = new double[rows];
        total = new double[rows];
        level = new double[rows];
        response = new double[rows];
        quantity = new double[rows];
        perPull = new double[rows];
        demand = new double[stride];
        jacobian = new double[stride * stride];
        weighted = new double[32 * stride];
        borders = new int[rows];
        for (int r = 0; r < rows; r++)
        {
            borders[r] = r % territories * stride;
        }

        Array.Fill(slope, 1);
        Array.Fill(fix, 1000);
        Array.Fill(theta, 8 / 60_000.0);
        Array.Fill(shift, 60_500);
        Array.Fill(level, 10);
        Array.Fill(response, 0.15);
        for (int r = 0; r < rows; r++)
        {
            for (int k = 0; k < origins; k++)
            {
                weight[(r * stride) + k] = 1.0 / origins;
            }
        }
    }

    /// <summary>A number that depends on everything, so that nothing is optimised away.</summary>
    public double Run(long evaluations, long derivatives)
    {
        double check = 0;
        for (long i = 0; i < evaluations; i++)
        {
            price[0] = 60_000 + (i % 7);
            Demand();
            check += demand[0];
            if (i < derivatives)
            {
                Derivatives();
                check += jacobian[0];
            }
        }

        return check;
    }

    private void Demand()
    {
        Array.Clear(demand);
        for (int first = 0; first < rows; first += pass)
        {
            int end = Math.Min(first + pass, rows);
            for (int r = first; r < end; r++)
            {
                total[r] = Pull(r);
            }

            for (int r = first; r < end; r += 8)
            {
                Vector512<double> sum = Vector512.Create(total, r);
                Vector512<double> index = Vector512.Create(shift, r) - (Log(sum) / Vector512.Create(theta, r));
                Vector512<double> bought =
                    Vector512.Create(level, r)
                    * Exp(-Vector512.Create(response, r) * Log(index / Vector512.Create(60_500.0)));
                bought.CopyTo(quantity, r);
                (bought / sum).CopyTo(perPull, r);
            }

            ref double e = ref MemoryMarshal.GetArrayDataReference(pulls);
            for (int k = 0; k < stride; k += 8)
            {
                Vector512<double> sum = Vector512.Create(demand, k);
                for (int r = first; r < end; r++)
                {
                    sum = Vector512.FusedMultiplyAdd(
                        Vector512.Create(perPull[r]),
                        Vector512.LoadUnsafe(ref e, (nuint)((r * stride) + k)),
                        sum
                    );
                }

                sum.CopyTo(demand, k);
            }
        }
    }

    private double Pull(int r)
    {
        int border = borders[r];
        Vector512<double> scale = Vector512.Create(theta[r]);
        Vector512<double> zero = Vector512.Create(shift[r]);
        Vector512<double> sum = Vector512<double>.Zero;
        ref double n = ref weight[r * stride];
        ref double p = ref price[0];
        ref double a = ref slope[border];
        ref double c = ref fix[border];
        ref double e = ref pulls[r * stride];
        for (nuint k = 0; k < (nuint)stride; k += 8)
        {
            Vector512<double> cost = Vector512.FusedMultiplyAdd(
                Vector512.LoadUnsafe(ref a, k),
                Vector512.LoadUnsafe(ref p, k),
                Vector512.LoadUnsafe(ref c, k)
            );
            Vector512<double> pull = Vector512.LoadUnsafe(ref n, k) * Exp(scale * (zero - cost));
            pull.StoreUnsafe(ref e, k);
            sum += pull;
        }

        return Vector512.Sum(sum);
    }

    private void Derivatives()
    {
        Array.Clear(jacobian);
        ref double m = ref MemoryMarshal.GetArrayDataReference(jacobian);
        ref double w = ref MemoryMarshal.GetArrayDataReference(weighted);
        ref double e = ref MemoryMarshal.GetArrayDataReference(pulls);
        nuint line = (nuint)stride;
        for (int first = 0; first < rows; first += 32)
        {
            int many = Math.Min(32, rows - first);
            for (int j = 0; j < many; j++)
            {
                Vector512<double> factor = Vector512.Create(theta[first + j] * perPull[first + j]);
                for (int k = 0; k < stride; k += 8)
                {
                    (factor * Vector512.Create(pulls, ((first + j) * stride) + k)).CopyTo(weighted, (j * stride) + k);
                }
            }

            for (nuint k = 0; k < line; k += 8)
            {
                for (nuint i = 0; i < line; i += 4)
                {
                    nuint at = (i * line) + k;
                    Vector512<double> x = Vector512.LoadUnsafe(ref m, at);
                    Vector512<double> y = Vector512.LoadUnsafe(ref m, at + line);
                    Vector512<double> z = Vector512.LoadUnsafe(ref m, at + (2 * line));
                    Vector512<double> u = Vector512.LoadUnsafe(ref m, at + (3 * line));
                    for (int j = 0; j < many; j++)
                    {
                        Vector512<double> v = Vector512.LoadUnsafe(ref w, ((nuint)j * line) + k);
                        ref double s = ref Unsafe.Add(ref e, ((nuint)(first + j) * line) + i);
                        x = Vector512.FusedMultiplyAdd(Vector512.Create(s), v, x);
                        y = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 1)), v, y);
                        z = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 2)), v, z);
                        u = Vector512.FusedMultiplyAdd(Vector512.Create(Unsafe.Add(ref s, 3)), v, u);
                    }

                    x.StoreUnsafe(ref m, at);
                    y.StoreUnsafe(ref m, at + line);
                    z.StoreUnsafe(ref m, at + (2 * line));
                    u.StoreUnsafe(ref m, at + (3 * line));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Exp(Vector512<double> x)
    {
        Vector512<double> shifted = Vector512.FusedMultiplyAdd(
            x,
            Vector512.Create(8 * 1.4426950408889634),
            Vector512.Create(6755399441055744.0)
        );
        Vector512<double> n = shifted - Vector512.Create(6755399441055744.0);
        Vector512<double> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.6931471805599453 / 8), x);
        Vector512<double> p = Vector512.Create(1.0 / 5040);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 720));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 120));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 24));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(1.0 / 6));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.5));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<double>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<double>.One);
        p *= Vector512.ShuffleNative(
            Vector512.Create(PortableMath.EighthPowers),
            shifted.AsInt64() & Vector512.Create(7L)
        );
        return (p.AsInt64() + Vector512.ShiftLeft(Vector512.ShiftRightLogical(shifted.AsInt64(), 3), 52)).AsDouble();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Log(Vector512<double> x)
    {
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> m = (
            (x.AsInt64() & Vector512.Create(0xFFFFFFFFFFFFFL)) | Vector512.Create(0x3FF0000000000000L)
        ).AsDouble();
        Vector512<double> n =
            (Vector512.ShiftRightLogical(x.AsInt64(), 52) | Vector512.Create(0x4330000000000000L)).AsDouble()
            - Vector512.Create(4503599627370496.0 + 1023);
        Vector512<double> s = (m - one) / (m + one);
        Vector512<double> z = s * s;
        Vector512<double> y = z * z;
        Vector512<double> p = Vector512.Create(2.0 / 21);
        p = Vector512.FusedMultiplyAdd(p, y, Vector512.Create(2.0 / 17));
        p = Vector512.FusedMultiplyAdd(p, y, Vector512.Create(2.0 / 13));
        p = Vector512.FusedMultiplyAdd(p, y, Vector512.Create(2.0 / 9));
        p = Vector512.FusedMultiplyAdd(p, y, Vector512.Create(2.0 / 5));
        p = Vector512.FusedMultiplyAdd(p, y, Vector512.Create(2.0 / 1));
        Vector512<double> odd = Vector512.Create(2.0 / 23);
        odd = Vector512.FusedMultiplyAdd(odd, y, Vector512.Create(2.0 / 19));
        odd = Vector512.FusedMultiplyAdd(odd, y, Vector512.Create(2.0 / 15));
        odd = Vector512.FusedMultiplyAdd(odd, y, Vector512.Create(2.0 / 11));
        odd = Vector512.FusedMultiplyAdd(odd, y, Vector512.Create(2.0 / 7));
        odd = Vector512.FusedMultiplyAdd(odd, y, Vector512.Create(2.0 / 3));
        p = Vector512.FusedMultiplyAdd(odd, z, p);
        return Vector512.FusedMultiplyAdd(n, Vector512.Create(0.6931471805599453), s * p);
    }
}
