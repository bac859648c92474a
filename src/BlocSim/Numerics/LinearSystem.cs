namespace BlocSim;

/// <summary>
/// Solves small dense systems by elimination with partial pivoting, always in the same order. The factors are kept: as long as the
/// system has hardly changed they serve again, at the square instead of the cube of its size.
/// </summary>
/// <remarks>Nothing is allocated after construction. The same bits at every vector width.</remarks>
internal sealed class LinearSystem
{
    private readonly double[] lower;
    private readonly int[] pivots;
    private readonly double[] scratch;
    private readonly double[] inverse;

    /// <param name="size">Largest number of unknowns.</param>
    public LinearSystem(int size)
    {
        Stride = PackMath.Padded(size);
        Matrix = new double[Stride * Stride];
        lower = new double[Stride * Stride];
        pivots = new int[Stride];
        scratch = new double[Stride];
        inverse = new double[Stride];
    }

    /// <summary>Distance between rows.</summary>
    public int Stride { get; }

    /// <summary>The matrix to factor, row-major; overwritten by <see cref="TryFactor"/>. Columns past the unknowns must hold finite numbers.</summary>
    public double[] Matrix { get; }

    /// <summary>Factors the first n rows and columns of <see cref="Matrix"/>.</summary>
    /// <returns>False when a pivot vanished and there is no unique answer.</returns>
    public bool TryFactor(int n) =>
        PackMath.Width switch
        {
            512 => TryFactor<Pack512>(n),
            256 => TryFactor<Pack256>(n),
            _ => TryFactor<Pack128>(n),
        };

    /// <summary>Solves <c>A x = b</c> with the factors of the last matrix; the answer replaces b.</summary>
    public void Solve(Span<double> b, int n)
    {
        switch (PackMath.Width)
        {
            case 512:
                Solve<Pack512>(b, n);
                break;
            case 256:
                Solve<Pack256>(b, n);
                break;
            default:
                Solve<Pack128>(b, n);
                break;
        }
    }

    private bool TryFactor<T>(int n)
        where T : struct, IPack<T>
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
            int from = k / PackMath.Lanes * PackMath.Lanes;
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

            double perPivot = 1 / a[(k * Stride) + k];
            inverse[k] = perPivot;
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(i * Stride) + k] * perPivot;
                lower[(k * Stride) + i] = factor;
                if (factor != 0)
                {
                    PackMath.AddScaled<T>(a.Slice((i * Stride) + from, Stride - from), -factor, top);
                }
            }
        }

        return true;
    }

    private void Solve<T>(Span<double> b, int n)
        where T : struct, IPack<T>
    {
        b[..n].CopyTo(scratch);
        scratch.AsSpan(n).Clear();
        for (int k = 0; k < n; k++)
        {
            int pivot = pivots[k];
            (scratch[k], scratch[pivot]) = (scratch[pivot], scratch[k]);
        }

        for (int k = 0; k < n; k++)
        {
            double factor = -scratch[k];
            if (factor != 0)
            {
                int from = (k + 1) / PackMath.Lanes * PackMath.Lanes;
                for (int i = k + 1; i < Math.Min(n, from + PackMath.Lanes); i++)
                {
                    scratch[i] += factor * lower[(k * Stride) + i];
                }

                int rest = Math.Min(from + PackMath.Lanes, Stride);
                PackMath.AddScaled<T>(
                    scratch.AsSpan(rest, Stride - rest),
                    factor,
                    lower.AsSpan((k * Stride) + rest, Stride - rest)
                );
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            int whole = Math.Min(n, PackMath.Padded(i + 1));
            double sum = scratch[i];
            for (int j = i + 1; j < whole; j++)
            {
                sum -= Matrix[(i * Stride) + j] * scratch[j];
            }

            if (whole < n)
            {
                sum -= PackMath.Dot<T>(
                    Matrix.AsSpan((i * Stride) + whole, Stride - whole),
                    scratch.AsSpan(whole, Stride - whole)
                );
            }

            scratch[i] = sum * inverse[i];
        }

        scratch.AsSpan(0, n).CopyTo(b);
    }
}
