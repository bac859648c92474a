using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>The points of a sweep. A new kind of design is a new method here.</summary>
public static class Design
{
    private const long MaxPoints = 1_000_000;

    /// <summary>Every combination of the levers' values, the last lever changing fastest.</summary>
    /// <exception cref="ExperimentException">A range has no step, or there are too many.</exception>
    public static ImmutableArray<DesignPoint> Grid(IReadOnlyList<Lever> levers)
    {
        Lever? open = levers.FirstOrDefault(l => l.Values.IsEmpty);
        if (open is not null)
        {
            throw ExperimentException.Asked(
                $"--vary \"{open}\": a grid needs a step, for example \"{open.Path}={open.Low}..{open.High}:{(open.High - open.Low) / 4:G3} {open.Unit}\"; or choose --design lhs or sobol with --points".Replace(
                    " \";",
                    "\";",
                    StringComparison.Ordinal
                )
            );
        }

        long count = levers.Aggregate(1L, (n, l) => Math.Min(MaxPoints + 1, n * l.Values.Length));
        Check(count);
        List<DesignPoint> points = [];
        for (int i = 0; i < count; i++)
        {
            int rest = i;
            var settings = new Setting[levers.Count];
            for (int d = levers.Count - 1; d >= 0; d--)
            {
                Lever lever = levers[d];
                settings[d] = new Setting(lever.Path, lever.Values[rest % lever.Values.Length]);
                rest /= lever.Values.Length;
            }

            points.Add(new DesignPoint(i, 0, [.. settings]));
        }

        return [.. points];
    }

    /// <summary>A Latin hypercube (McKay, Beckman and Conover 1979): every lever takes a value in each of as many equal parts as there are points, in an order of its own.</summary>
    public static ImmutableArray<DesignPoint> LatinHypercube(IReadOnlyList<Lever> levers, int count, ulong seed)
    {
        Check(count);
        double[][] shares = [.. levers.Select(l => Stratified(Draws.KeyOf(l.Path), count, seed))];
        return [.. Enumerable.Range(0, count).Select(i => Of(levers, i, d => shares[d][i]))];
    }

    /// <summary>Points of a Sobol sequence, which fill the box evenly however many are taken.</summary>
    public static ImmutableArray<DesignPoint> Sobol(IReadOnlyList<Lever> levers, int count)
    {
        Check(count);
        var sequence = new SobolSequence(levers.Count);
        return [.. Enumerable.Range(0, count).Select(i => Of(levers, i, sequence.At(i + 1)))];
    }

    /// <summary>A point at shares of the levers' ranges.</summary>
    internal static DesignPoint Of(IReadOnlyList<Lever> levers, int index, double[] shares) =>
        Of(levers, index, d => shares[d]);

    private static DesignPoint Of(IReadOnlyList<Lever> levers, int index, Func<int, double> share) =>
        new(index, 0, [.. levers.Select((l, d) => new Setting(l.Path, l.At(share(d))))]);

    private static double[] Stratified(ulong key, int count, ulong seed)
    {
        var draws = new Draws(seed, key, DrawPurpose.Design, 0);
        return [.. Shuffled(draws, count).Select((cell, i) => (cell + draws.Uniform(count + i)) / count)];
    }

    /// <summary>The numbers from 0 in an order that the first draws decide (Fisher and Yates 1938, in Durstenfeld's form).</summary>
    internal static int[] Shuffled(Draws draws, int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = (int)(draws.Uniform(i) * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    private static void Check(long count)
    {
        if (count is < 1 or > MaxPoints)
        {
            throw ExperimentException.Asked(
                $"the design has {(count < 1 ? "no" : "more than a million")} points; expected 1 to 1,000,000"
            );
        }
    }
}
