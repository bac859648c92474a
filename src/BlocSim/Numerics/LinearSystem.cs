using System.Runtime.InteropServices;

namespace BlocSim;

/// <summary>
/// Solves small dense systems by elimination with partial pivoting, always in the same order. The factors are kept: as long as the
/// system has hardly changed they serve again, at the square instead of the cube of its size.
/// </summary>
/// <remarks>
/// Nothing is allocated after construction. The same bits at every vector width. In a small system each unknown waits for the one before; where
/// the same factors serve often, their inverse, whose columns wait for nothing, is made once.
/// </remarks>
internal sealed class LinearSystem
{
    /// <summary>Largest system that is inverted: beyond, the steps are long enough to overlap.</summary>
    private const int Small = 64;

    /// <summary>How often factors have served when they are inverted.</summary>
    private const int Often = 4;

    // Column by column, and zero beyond the triangle: a whole pack that reaches across the diagonal adds nothing there.
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly int[] pivots;
    private readonly double[] perPivot;
    private readonly double[] inverse;
    private int served;

    /// <param name="size">Largest number of unknowns.</param>
    public LinearSystem(int size)
    {
        Stride = LaneMath.Padded(size);
        Matrix = new double[Stride * Stride];
        lower = new double[Stride * Stride];
        upper = new double[Stride * Stride];
        pivots = new int[Stride];
        perPivot = new double[Stride];
        inverse = new double[size <= Small ? Stride * Stride : 0];
    }

    /// <summary>Distance between rows.</summary>
    public int Stride { get; }

    /// <summary>The matrix to factor, row-major; overwritten by <see cref="TryFactor"/>. Columns past the unknowns must hold finite numbers.</summary>
    public double[] Matrix { get; }

    /// <summary>Factors the first n rows and columns of <see cref="Matrix"/>.</summary>
    /// <returns>False when a pivot vanished and there is no unique answer.</returns>
    public bool TryFactor(int n)
    {
        served = 0;
        return LaneMath.Width switch
        {
            512 => TryFactor<Lanes512>(n),
            256 => TryFactor<Lanes256>(n),
            _ => TryFactor<Lanes128>(n),
        };
    }

    /// <summary>Solves <c>A x = b</c> with the factors of the last matrix.</summary>
    /// <param name="b">The right-hand side.</param>
    /// <param name="x">The answer goes here: another place than b's, <see cref="Stride"/> long.</param>
    /// <param name="n">Number of unknowns.</param>
    public void Solve(ReadOnlySpan<double> b, Span<double> x, int n)
    {
        switch (LaneMath.Width)
        {
            case 512:
                Solve<Lanes512>(b, x, n);
                break;
            case 256:
                Solve<Lanes256>(b, x, n);
                break;
            default:
                Solve<Lanes128>(b, x, n);
                break;
        }
    }

    private bool TryFactor<T>(int n)
        where T : struct, ILanes<T>
    {
        Span<double> a = Matrix;
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            double best = Math.Abs(a[(k * Stride) + k]);
            for (int i = k + 1; i < n; i++)
            {
                double candidate = Math.Abs(a[(i * Stride) + k]);
                if (candidate > best)
                {
                    best = candidate;
                    pivot = i;
                }
            }

            if (!(best > 1e-300))
            {
                return false;
            }

            pivots[k] = pivot;
            // Whole packs are moved and reduced: what stands left of the diagonal is not used again.
            int from = k / LaneMath.Lanes * LaneMath.Lanes;
            Span<double> top = a.Slice((k * Stride) + from, Stride - from);
            if (pivot != k)
            {
                Span<double> other = a.Slice((pivot * Stride) + from, Stride - from);
                for (int j = 0; j < top.Length; j++)
                {
                    (top[j], other[j]) = (other[j], top[j]);
                }

                for (int j = 0; j < k; j++)
                {
                    Span<double> column = lower.AsSpan(j * Stride, n);
                    (column[k], column[pivot]) = (column[pivot], column[k]);
                }
            }

            perPivot[k] = 1 / a[(k * Stride) + k];
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(i * Stride) + k] * perPivot[k];
                lower[(k * Stride) + i] = factor;
                if (factor != 0)
                {
                    LaneMath.AddScaled<T>(a.Slice((i * Stride) + from, Stride - from), -factor, top);
                }
            }
        }

        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < k; i++)
            {
                upper[(k * Stride) + i] = a[(i * Stride) + k];
            }
        }

        return true;
    }

    private void Solve<T>(ReadOnlySpan<double> b, Span<double> x, int n)
        where T : struct, ILanes<T>
    {
        served++;
        if (served < Often || n > Small)
        {
            Substitute<T>(b, x, n);
            return;
        }

        if (served == Often)
        {
            Invert<T>(n);
        }

        ref double columns = ref MemoryMarshal.GetArrayDataReference(inverse);
        ref double answer = ref MemoryMarshal.GetReference(x);
        for (int at = 0; at < n; at += LaneMath.Lanes)
        {
            T sum = T.Fill(0);
            nuint place = (nuint)at;
            for (int k = 0; k < n; k++)
            {
                sum = T.MultiplyAdd(T.Fill(b[k]), T.Load(ref columns, place), sum);
                place += (nuint)Stride;
            }

            sum.Store(ref answer, (nuint)at);
        }
    }

    /// <summary>Writes the inverse, column by column.</summary>
    private void Invert<T>(int n)
        where T : struct, ILanes<T>
    {
        Span<double> unit = stackalloc double[n];
        unit.Clear();
        for (int k = 0; k < n; k++)
        {
            unit[k] = 1;
            Substitute<T>(unit, inverse.AsSpan(k * Stride, Stride), n);
            unit[k] = 0;
        }
    }

    private void Substitute<T>(ReadOnlySpan<double> b, Span<double> x, int n)
        where T : struct, ILanes<T>
    {
        b[..n].CopyTo(x);
        x[n..Stride].Clear();
        for (int k = 0; k < n; k++)
        {
            int pivot = pivots[k];
            (x[k], x[pivot]) = (x[pivot], x[k]);
        }

        for (int k = 0; k < n; k++)
        {
            double factor = -x[k];
            if (factor != 0)
            {
                int from = (k + 1) / LaneMath.Lanes * LaneMath.Lanes;
                LaneMath.AddScaled<T>(x[from..Stride], factor, lower.AsSpan((k * Stride) + from, Stride - from));
            }
        }

        for (int k = n - 1; k >= 0; k--)
        {
            x[k] *= perPivot[k];
            int to = LaneMath.Padded(k);
            LaneMath.AddScaled<T>(x[..to], -x[k], upper.AsSpan(k * Stride, to));
        }
    }
}
