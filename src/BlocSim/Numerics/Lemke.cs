namespace BlocSim;

/// <summary>
/// The linear complementarity problem <c>0 &lt;= z  perp  q + M z &gt;= 0</c> by complementary pivoting (Lemke 1965), ties broken by the lowest
/// index of the ratio test's perturbed right-hand side, so that it cannot cycle.
/// </summary>
internal static class Lemke
{
    /// <summary>Finds a solution.</summary>
    /// <param name="m">M, row-major.</param>
    /// <param name="q">q.</param>
    /// <returns>z, or null where the path ends on a ray: there is none that this method can reach.</returns>
    public static double[]? Solve(double[] m, double[] q)
    {
        int n = q.Length;

        // Columns: w (n), z (n), the artificial variable, then the right-hand side and its perturbation (an identity), for a strict order.
        int width = (2 * n) + 2 + n;
        double[,] t = new double[n, width];
        int[] basis = new int[n];
        for (int i = 0; i < n; i++)
        {
            t[i, i] = 1;
            for (int j = 0; j < n; j++)
            {
                t[i, n + j] = -m[(i * n) + j];
            }

            t[i, 2 * n] = -1;
            t[i, (2 * n) + 1] = q[i];
            t[i, (2 * n) + 2 + i] = 1;
            basis[i] = i;
        }

        int worst = 0;
        for (int i = 1; i < n; i++)
        {
            worst = q[i] < q[worst] ? i : worst;
        }

        if (n == 0 || q[worst] >= 0)
        {
            return new double[n];
        }

        int entering = 2 * n;
        int row = worst;
        for (int step = 0; step < 100 * (n + 1); step++)
        {
            int leaving = basis[row];
            Pivot(t, row, entering, n, width);
            basis[row] = entering;
            if (leaving == 2 * n)
            {
                return Read(t, basis, n);
            }

            entering = leaving < n ? leaving + n : leaving - n;
            row = Ratio(t, basis, entering, n, width);
            if (row < 0)
            {
                return null;
            }
        }

        return null;
    }

    private static double[] Read(double[,] t, int[] basis, int n)
    {
        double[] z = new double[n];
        for (int i = 0; i < n; i++)
        {
            if (basis[i] >= n && basis[i] < 2 * n)
            {
                z[basis[i] - n] = Math.Max(0, t[i, (2 * n) + 1]);
            }
        }

        return z;
    }

    private static void Pivot(double[,] t, int row, int column, int n, int width)
    {
        double pivot = t[row, column];
        for (int j = 0; j < width; j++)
        {
            t[row, j] /= pivot;
        }

        for (int i = 0; i < n; i++)
        {
            double factor = t[i, column];
            if (i == row || factor == 0)
            {
                continue;
            }

            for (int j = 0; j < width; j++)
            {
                t[i, j] -= factor * t[row, j];
            }
        }
    }

    /// <summary>The row that limits the entering variable first; the artificial variable leaves as soon as it can.</summary>
    private static int Ratio(double[,] t, int[] basis, int entering, int n, int width)
    {
        int best = -1;
        for (int i = 0; i < n; i++)
        {
            if (!(t[i, entering] > 1e-11))
            {
                continue;
            }

            if (best < 0 || Smaller(t, basis, i, best, entering, n, width))
            {
                best = i;
            }
        }

        return best;
    }

    private static bool Smaller(double[,] t, int[] basis, int a, int b, int entering, int n, int width)
    {
        for (int j = (2 * n) + 1; j < width; j++)
        {
            double x = t[a, j] / t[a, entering];
            double y = t[b, j] / t[b, entering];
            double slack = 1e-12 * Math.Max(1, Math.Max(Math.Abs(x), Math.Abs(y)));
            if (Math.Abs(x - y) > slack)
            {
                return x < y;
            }

            if (j == (2 * n) + 1 && (basis[a] == 2 * n || basis[b] == 2 * n))
            {
                return basis[a] == 2 * n;
            }
        }

        return a < b;
    }
}
