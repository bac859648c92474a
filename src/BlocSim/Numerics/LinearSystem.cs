namespace BlocSim;

/// <summary>Solves a small dense system in place by elimination with partial pivoting, always in the same order.</summary>
internal static class LinearSystem
{
    /// <summary>Solves <c>A x = b</c>; the answer replaces b and A is destroyed.</summary>
    /// <param name="a">Row-major, with the given stride.</param>
    /// <param name="stride">Distance between rows.</param>
    /// <param name="b">The right-hand side, then the solution.</param>
    /// <param name="n">Number of unknowns.</param>
    /// <returns>False when a pivot vanished and there is no unique answer.</returns>
    public static bool TrySolve(Span<double> a, int stride, Span<double> b, int n)
    {
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            double best = Math.Abs(a[(k * stride) + k]);
            for (int i = k + 1; i < n; i++)
            {
                double candidate = Math.Abs(a[(i * stride) + k]);
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

            Span<double> top = a.Slice(k * stride, n);
            if (pivot != k)
            {
                Span<double> other = a.Slice(pivot * stride, n);
                for (int j = k; j < n; j++)
                {
                    (top[j], other[j]) = (other[j], top[j]);
                }

                (b[k], b[pivot]) = (b[pivot], b[k]);
            }

            double inverse = 1 / top[k];
            for (int i = k + 1; i < n; i++)
            {
                Span<double> row = a.Slice(i * stride, n);
                double factor = row[k] * inverse;
                if (factor != 0)
                {
                    for (int j = k + 1; j < n; j++)
                    {
                        row[j] -= factor * top[j];
                    }

                    b[i] -= factor * b[k];
                }
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            Span<double> row = a.Slice(i * stride, n);
            double sum = b[i];
            for (int j = i + 1; j < n; j++)
            {
                sum -= row[j] * b[j];
            }

            b[i] = sum / row[i];
        }

        return true;
    }
}
