using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>
/// First-order and total indices of variance (Sobol 1993; sampling and first-order estimator after Saltelli et al. 2010, total after
/// Jansen 1999), with bootstrap intervals.
/// </summary>
public static class SobolIndices
{
    /// <summary>Results whose deviation is a smaller share of their mean are the same.</summary>
    private const double Rounding = 1e-10;

    private const int Resamples = 500;
    private static readonly ulong Key = Draws.KeyOf("sobol indices");

    /// <summary>The points, in shares of the factors' ranges: a block of factors + 2 a sample (A, B, then A with one factor from B).</summary>
    /// <param name="factors">How many factors.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="seed">Decides the points where there are more factors than the Sobol sequence has dimensions for.</param>
    public static ImmutableArray<double[]> Points(int factors, int samples, ulong seed)
    {
        bool even = 2 * factors <= SobolSequence.MaxDimensions;
        SobolSequence? sequence = even ? new SobolSequence(2 * factors) : null;
        List<double[]> points = [];
        for (int s = 0; s < samples; s++)
        {
            var draws = new Draws(seed, Key, DrawPurpose.Design, s);
            double[] both = sequence?.At(s + 1) ?? [.. Enumerable.Range(0, 2 * factors).Select(draws.Uniform)];
            double[] a = both[..factors];
            double[] b = both[factors..];
            points.Add(a);
            points.Add(b);
            for (int f = 0; f < factors; f++)
            {
                double[] mixed = [.. a];
                mixed[f] = b[f];
                points.Add(mixed);
            }
        }

        return [.. points];
    }

    /// <summary>The indices of every factor from the values at the points of whole samples.</summary>
    /// <param name="factors">How many factors.</param>
    /// <param name="values">A value a point, for the first samples; samples with a missing value are left out.</param>
    /// <param name="seed">Decides the bootstrap's draws.</param>
    public static ImmutableArray<SobolIndex> Of(int factors, IReadOnlyList<double> values, ulong seed)
    {
        int block = factors + 2;
        double[][] rows =
        [
            .. Enumerable
                .Range(0, values.Count / block)
                .Select(s => Enumerable.Range(s * block, block).Select(i => values[i]).ToArray())
                .Where(r => !r.Any(double.IsNaN)),
        ];
        int[] all = [.. Enumerable.Range(0, rows.Length)];
        (double First, double Total)[] found = Estimate(rows, all, factors);
        var draws = new Draws(seed, Key, DrawPurpose.Design, -1);
        var again = new (double First, double Total)[Resamples][];
        for (int r = 0; r < Resamples; r++)
        {
            int[] drawn = [.. all.Select(i => (int)(draws.Uniform((r * rows.Length) + i) * rows.Length))];
            again[r] = Estimate(rows, drawn, factors);
        }

        return
        [
            .. found.Select(
                (f, i) =>
                {
                    var first = Spread.Of(again.Select(a => a[i].First));
                    var total = Spread.Of(again.Select(a => a[i].Total));
                    return new SobolIndex(
                        f.First,
                        first.Quantiles[0],
                        first.Quantiles[^1],
                        f.Total,
                        total.Quantiles[0],
                        total.Quantiles[^1]
                    );
                }
            ),
        ];
    }

    private static (double First, double Total)[] Estimate(double[][] rows, int[] drawn, int factors)
    {
        double mean = 0;
        foreach (int s in drawn)
        {
            mean += rows[s][0] + rows[s][1];
        }

        mean /= 2 * drawn.Length;
        double variance = 0;
        foreach (int s in drawn)
        {
            double a = rows[s][0] - mean;
            double b = rows[s][1] - mean;
            variance += (a * a) + (b * b);
        }

        variance /= 2 * drawn.Length;

        // What differs by rounding alone has no variance to share out.
        if (!(variance > Rounding * Rounding * mean * mean))
        {
            variance = double.NaN;
        }

        var found = new (double, double)[factors];
        for (int f = 0; f < factors; f++)
        {
            double first = 0;
            double total = 0;
            foreach (int s in drawn)
            {
                double[] r = rows[s];

                // Values about their mean: the estimator's error grows with the mean of what it is fed.
                first += (r[1] - mean) * (r[f + 2] - r[0]);
                total += (r[0] - r[f + 2]) * (r[0] - r[f + 2]);
            }

            found[f] = (first / drawn.Length / variance, total / drawn.Length / 2 / variance);
        }

        return found;
    }
}
