using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>
/// Screening by elementary effects (Morris 1991; mu* after Campolongo, Cariboni and Saltelli 2007): walks through the box that change one
/// factor at a time, on four levels.
/// </summary>
public static class Morris
{
    private const int Levels = 4;
    private const double Step = Levels / (2.0 * (Levels - 1));
    private static readonly ulong Key = Draws.KeyOf("morris");

    /// <summary>The points of the walks, in shares of the factors' ranges: a block of factors + 1 a walk.</summary>
    /// <param name="factors">How many factors.</param>
    /// <param name="walks">How many walks.</param>
    /// <param name="seed">Decides where they go.</param>
    public static ImmutableArray<double[]> Points(int factors, int walks, ulong seed)
    {
        List<double[]> points = [];
        for (int w = 0; w < walks; w++)
        {
            var draws = new Draws(seed, Key, DrawPurpose.Design, w);
            int[] order = Design.Shuffled(draws, factors);

            // A start from which a step up stays in the box, then half the factors begin at its upper end.
            double[] at =
            [
                .. Enumerable
                    .Range(0, factors)
                    .Select(f => Math.Floor(draws.Uniform(factors + f) * (Levels / 2)) / (Levels - 1)),
            ];
            bool[] down = [.. Enumerable.Range(0, factors).Select(f => draws.Uniform((2 * factors) + f) < 0.5)];
            for (int f = 0; f < factors; f++)
            {
                at[f] += down[f] ? Step : 0;
            }

            points.Add([.. at]);
            foreach (int f in order)
            {
                at[f] += down[f] ? -Step : Step;
                points.Add([.. at]);
            }
        }

        return [.. points];
    }

    /// <summary>The effects of every factor from the values at the points of whole walks.</summary>
    /// <param name="points">From <see cref="Points"/>.</param>
    /// <param name="runs">By point, a value a replication, for the first walks; walks with a missing value are left out.</param>
    /// <remarks>
    /// Replications share their draws along a walk, so an effect is the mean of its values by replication, and their standard error is what draws
    /// alone do to it. An effect of nothing with a normal error of that size would still have a mean size of <c>sqrt(2 / pi)</c> of it.
    /// </remarks>
    public static ImmutableArray<MorrisEffect> Effects(ImmutableArray<double[]> points, IReadOnlyList<double[]> runs)
    {
        int factors = points[0].Length;
        List<double>[] effects = [.. Enumerable.Range(0, factors).Select(_ => new List<double>())];
        double[] noise = new double[factors];
        for (int start = 0; start + factors < runs.Count; start += factors + 1)
        {
            if (Enumerable.Range(start, factors + 1).Any(i => runs[i].All(double.IsNaN)))
            {
                continue;
            }

            for (int i = start + 1; i <= start + factors; i++)
            {
                int moved = Enumerable.Range(0, factors).First(f => points[i][f] != points[i - 1][f]);
                double step = points[i][moved] - points[i - 1][moved];
                var change = Spread.Of(runs[i].Zip(runs[i - 1], (after, before) => (after - before) / step));
                if (change.Count > 0)
                {
                    effects[moved].Add(change.Mean);
                    noise[moved] += change.StandardError * change.StandardError;
                }
            }
        }

        return
        [
            .. effects.Select(
                (e, f) =>
                {
                    var plain = Spread.Of(e);
                    var size = Spread.Of(e.Select(Math.Abs));
                    double byDraws = Math.Sqrt(2 / Math.PI * noise[f] / Math.Max(1, e.Count));
                    return new MorrisEffect(size.Mean, size.HalfWidth, plain.Mean, plain.Deviation, byDraws);
                }
            ),
        ];
    }
}
