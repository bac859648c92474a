using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace BlocSim.Experiments;

/// <summary>
/// Least squares in a box: a Latin hypercube for a start, then damped Gauss-Newton steps (Levenberg 1944, Marquardt 1963) with parameters
/// held at their bounds where they press against them, then a look around by pattern search (Hooke and Jeeves 1961), which sees over the kinks
/// that a simulation has, and Gauss-Newton again. Slopes are differences over a hundredth of a range.
/// </summary>
public static class LeastSquares
{
    private const double Slope = 0.01;

    /// <summary>Effects and combinations weaker than this share of the strongest count as none.</summary>
    private const double Faint = 1e-9;
    private const double InACombination = 0.1;
    private const int StartsPerParameter = 6;
    private const int Rounds = 6;
    private const double Tolerance = 1e-6;
    private static readonly double[] Reaches = [0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

    /// <summary>Finds a fit.</summary>
    /// <param name="parameters">How many parameters.</param>
    /// <param name="residuals">Residuals at several places at once, each in shares of the ranges; missing values count as no fit at all.</param>
    /// <param name="seed">Decides the start.</param>
    /// <param name="steps">Most steps after the start.</param>
    public static Fit Find(
        int parameters,
        Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>> residuals,
        ulong seed,
        int steps = 25
    )
    {
        int tried = 0;
        IReadOnlyList<double[]> At(IReadOnlyList<double[]> places)
        {
            tried += places.Count;
            return residuals(places);
        }

        double[][] starts = Starts(parameters, seed);
        IReadOnlyList<double[]> first = At(starts);
        int best = Enumerable.Range(0, starts.Length).MinBy(i => Sum(first[i]));
        double[] x = starts[best];
        double[] r = first[best];
        if (!double.IsFinite(Sum(r)))
        {
            throw new ExperimentException(
                "no setting in the ranges gives a value for every observation; look at them with: blocsim sweep"
            );
        }

        (x, r, Matrix<double> slopes) = Descend(x, r, At, steps);
        for (int round = 0; round < Rounds; round++)
        {
            (double[] looked, double[] off) = LookAround(x, r, At);
            if (!(Sum(off) < Sum(r) * (1 - Tolerance)))
            {
                break;
            }

            (x, r, slopes) = Descend(looked, off, At, steps);
        }

        (ImmutableArray<double> errors, ImmutableArray<ImmutableArray<double>> correlations) = Precision(slopes, r);
        var fit = new Fit([.. x], [], errors, correlations, [.. r], tried);
        return fit with { StandardErrors = [.. errors.Select(e => e * Math.Sqrt(fit.Variance))] };
    }

    private static (double[] X, double[] R, Matrix<double> Slopes) Descend(
        double[] x,
        double[] r,
        Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>> at,
        int steps
    )
    {
        double damping = 1e-2;
        Matrix<double> slopes = Slopes(x, r, at);
        for (int step = 0; step < steps && damping < 1e6; step++)
        {
            double[] next = Step(x, r, slopes, damping);
            double[] there = at([next])[0];
            double gain = Sum(r) - Sum(there);
            if (!(gain > 0))
            {
                damping *= 5;
                continue;
            }

            bool done = gain < Tolerance * Sum(r) || Sum(there) < 1e-16;
            x = next;
            r = there;
            damping = Math.Max(damping / 5, 1e-9);
            slopes = Slopes(x, r, at);
            if (done)
            {
                break;
            }
        }

        return (x, r, slopes);
    }

    /// <summary>The best place found by steps along each parameter, long ones first.</summary>
    private static (double[] X, double[] R) LookAround(
        double[] x,
        double[] r,
        Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>> at
    )
    {
        foreach (double reach in Reaches)
        {
            for (bool better = true; better; )
            {
                double[][] around =
                [
                    .. Enumerable
                        .Range(0, x.Length)
                        .SelectMany(i => (double[])[x[i] - reach, x[i] + reach], (i, to) => (i, to))
                        .Where(m => m.to is >= 0 and <= 1)
                        .Select(m =>
                        {
                            double[] moved = [.. x];
                            moved[m.i] = m.to;
                            return moved;
                        }),
                ];
                IReadOnlyList<double[]> there = at(around);
                int best = Enumerable.Range(0, around.Length).MinBy(i => Sum(there[i]));
                better = Sum(there[best]) < Sum(r);
                if (better)
                {
                    (x, r) = (around[best], there[best]);
                }
            }
        }

        return (x, r);
    }

    private static double[][] Starts(int parameters, ulong seed)
    {
        Lever[] levers =
        [
            .. Enumerable
                .Range(0, parameters)
                .Select(i => new Lever
                {
                    Path = $"parameter {i}",
                    Values = [],
                    Low = 0,
                    High = 1,
                }),
        ];
        return
        [
            .. Design
                .LatinHypercube(levers, StartsPerParameter * parameters, seed)
                .Select(p => p.Settings.Select((s, d) => levers[d].Number(s.Value)).ToArray()),
        ];
    }

    private static double Sum(double[] r)
    {
        double sum = r.Sum(v => v * v);
        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }

    private static Matrix<double> Slopes(
        double[] x,
        double[] r,
        Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>> at
    )
    {
        double[][] beside =
        [
            .. x.Select(
                (v, i) =>
                {
                    double[] moved = [.. x];
                    moved[i] = v + Slope <= 1 ? v + Slope : v - Slope;
                    return moved;
                }
            ),
        ];
        IReadOnlyList<double[]> values = at(beside);
        return Matrix<double>.Build.Dense(
            r.Length,
            x.Length,
            (row, i) =>
            {
                double d = (values[i][row] - r[row]) / (beside[i][i] - x[i]);
                return double.IsFinite(d) ? d : 0;
            }
        );
    }

    /// <summary>A damped step from x, parameters that press against their bounds held there.</summary>
    private static double[] Step(double[] x, double[] r, Matrix<double> slopes, double damping)
    {
        Vector<double> gradient = slopes.TransposeThisAndMultiply(Vector<double>.Build.DenseOfArray(r));
        int[] free =
        [
            .. Enumerable
                .Range(0, x.Length)
                .Where(i => !(x[i] <= 0 && gradient[i] > 0) && !(x[i] >= 1 && gradient[i] < 0)),
        ];
        double[] next = [.. x];
        if (free.Length == 0)
        {
            return next;
        }

        Matrix<double> normal = slopes.TransposeThisAndMultiply(slopes);
        double scale = Math.Max(1e-12, normal.Diagonal().Maximum());
        var system = Matrix<double>.Build.Dense(
            free.Length,
            free.Length,
            (i, j) => normal[free[i], free[j]] + (i == j ? damping * (normal[free[i], free[i]] + (1e-6 * scale)) : 0)
        );
        Vector<double> move = system.Solve(Vector<double>.Build.Dense(free.Length, i => -gradient[free[i]]));
        for (int i = 0; i < free.Length; i++)
        {
            double to = x[free[i]] + (double.IsFinite(move[i]) ? move[i] : 0);
            next[free[i]] = Math.Clamp(to, 0, 1);
        }

        return next;
    }

    /// <summary>
    /// Standard errors for residuals of one and correlations from the slopes at the fit. Parameters without any effect, and those of which only a combination has one,
    /// have none; the latter are correlated by one, with the sign with which they stand in for each other.
    /// </summary>
    private static (ImmutableArray<double>, ImmutableArray<ImmutableArray<double>>) Precision(
        Matrix<double> slopes,
        double[] r
    )
    {
        int n = slopes.ColumnCount;
        double[] size = [.. Enumerable.Range(0, n).Select(i => slopes.Column(i).L2Norm())];
        double largest = Math.Max(size.DefaultIfEmpty(0).Max(), double.Epsilon);
        int[] felt = [.. Enumerable.Range(0, n).Where(i => size[i] > Faint * largest)];
        double[] error = new double[n];
        Array.Fill(error, double.NaN);
        double[][] correlation =
        [
            .. Enumerable
                .Range(0, n)
                .Select(i => Enumerable.Range(0, n).Select(j => i == j ? 1 : double.NaN).ToArray()),
        ];
        if (felt.Length > 0)
        {
            var scaled = Matrix<double>.Build.Dense(
                r.Length,
                felt.Length,
                (row, i) => slopes[row, felt[i]] / size[felt[i]]
            );
            var eigen = scaled.TransposeThisAndMultiply(scaled).Evd(Symmetricity.Symmetric);
            double[] values = [.. eigen.EigenValues.Select(v => v.Real)];
            double top = values.Max();
            int[] lost = [.. Enumerable.Range(0, felt.Length).Where(k => values[k] < Faint * top)];
            bool Lost(int i) => lost.Any(k => Math.Abs(eigen.EigenVectors[i, k]) > InACombination);
            double Covariance(int i, int j) =>
                Enumerable
                    .Range(0, felt.Length)
                    .Except(lost)
                    .Sum(k => eigen.EigenVectors[i, k] * eigen.EigenVectors[j, k] / values[k]);
            for (int i = 0; i < felt.Length; i++)
            {
                error[felt[i]] = Lost(i) ? double.NaN : Math.Sqrt(Covariance(i, i)) / size[felt[i]];
                for (int j = 0; j < felt.Length; j++)
                {
                    double together = lost.Sum(k => eigen.EigenVectors[i, k] * eigen.EigenVectors[j, k]);
                    correlation[felt[i]][felt[j]] =
                        i == j ? 1
                        : Lost(i) && Lost(j) && Math.Abs(together) > InACombination * InACombination
                            ? Math.Sign(together)
                        : Lost(i) || Lost(j) ? double.NaN
                        : Covariance(i, j) / Math.Sqrt(Covariance(i, i) * Covariance(j, j));
                }
            }
        }

        return ([.. error], [.. correlation.Select(c => c.ToImmutableArray())]);
    }
}
