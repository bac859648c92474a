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
    /// <param name="values">A value a point, for the first walks; walks with a missing value are left out.</param>
    public static ImmutableArray<MorrisEffect> Effects(ImmutableArray<double[]> points, IReadOnlyList<double> values)
    {
        int factors = points[0].Length;
        List<double>[] effects = [.. Enumerable.Range(0, factors).Select(_ => new List<double>())];
        for (int start = 0; start + factors < values.Count; start += factors + 1)
        {
            if (Enumerable.Range(start, factors + 1).Any(i => double.IsNaN(values[i])))
            {
                continue;
            }

            for (int i = start + 1; i <= start + factors; i++)
            {
                int moved = Enumerable.Range(0, factors).First(f => points[i][f] != points[i - 1][f]);
                effects[moved].Add((values[i] - values[i - 1]) / (points[i][moved] - points[i - 1][moved]));
            }
        }

        return
        [
            .. effects.Select(e =>
            {
                var plain = Spread.Of(e);
                var size = Spread.Of(e.Select(Math.Abs));
                return new MorrisEffect(size.Mean, size.HalfWidth, plain.Mean, plain.Deviation);
            }),
        ];
    }
}
