namespace BlocSim;

/// <summary>Solves small complementarity problems: Newton's method whose steps are linear complementarity problems (Josephy 1979).</summary>
public static class Complementarity
{
    private const int Steps = 100;

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <returns>z and F(z).</returns>
    /// <exception cref="ArgumentException">Sizes do not fit, or no solution was found from that start.</exception>
    public static (double[] Z, double[] F) Solve(ComplementarityProblem problem)
    {
        int n = problem.Constant.Length;
        bool fits =
            problem.Linear.Length == n * n
            && (problem.Quadratic.IsEmpty || problem.Quadratic.Length == n * n * n)
            && (problem.Start.IsEmpty || problem.Start.Length == n);
        if (!fits)
        {
            throw new ArgumentException($"{n} equations need {n} x {n} linear terms", nameof(problem));
        }

        double[] z = problem.Start.IsEmpty ? new double[n] : [.. problem.Start];
        for (int step = 0; step < Steps; step++)
        {
            double[] f = Value(problem, z);
            if (Solves(z, f))
            {
                return (z, f);
            }

            double[] slope = Slope(problem, z);
            double[] q = new double[n];
            for (int i = 0; i < n; i++)
            {
                q[i] = f[i];
                for (int j = 0; j < n; j++)
                {
                    q[i] -= slope[(i * n) + j] * z[j];
                }
            }

            double[] next =
                Lemke.Solve(slope, q)
                ?? throw new ArgumentException(
                    "no solution was found: the path of pivots ends on a ray; try another start",
                    nameof(problem)
                );
            double change = 0;
            for (int i = 0; i < n; i++)
            {
                change = Math.Max(change, Math.Abs(next[i] - z[i]));
            }

            z = next;
            if (problem.Quadratic.IsEmpty || change <= 1e-13)
            {
                return (z, Value(problem, z));
            }
        }

        throw new ArgumentException($"no solution after {Steps} steps; try another start", nameof(problem));
    }

    /// <summary>Whether nothing is below 0 and of each pair one is 0.</summary>
    private static bool Solves(double[] z, double[] f)
    {
        for (int i = 0; i < z.Length; i++)
        {
            if (!(z[i] >= 0 && f[i] >= -1e-13 && Math.Min(z[i], f[i]) <= 1e-13))
            {
                return false;
            }
        }

        return true;
    }

    private static double[] Value(ComplementarityProblem p, double[] z)
    {
        int n = z.Length;
        double[] f = new double[n];
        for (int i = 0; i < n; i++)
        {
            f[i] = p.Constant[i];
            for (int j = 0; j < n; j++)
            {
                f[i] += p.Linear[(i * n) + j] * z[j];
                for (int k = 0; k < n && !p.Quadratic.IsEmpty; k++)
                {
                    f[i] += p.Quadratic[(((i * n) + j) * n) + k] * z[j] * z[k];
                }
            }
        }

        return f;
    }

    private static double[] Slope(ComplementarityProblem p, double[] z)
    {
        int n = z.Length;
        double[] slope = [.. p.Linear];
        for (int i = 0; i < n && !p.Quadratic.IsEmpty; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++)
                {
                    double q = p.Quadratic[(((i * n) + j) * n) + k];
                    slope[(i * n) + j] += q * z[k];
                    slope[(i * n) + k] += q * z[j];
                }
            }
        }

        return slope;
    }
}
