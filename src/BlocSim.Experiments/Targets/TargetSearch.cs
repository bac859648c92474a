namespace BlocSim.Experiments;

/// <summary>Finds the edge of the values of a lever that reach a target with given odds, by bisection over its steps.</summary>
/// <remarks>
/// Both ends are looked at first: where only the largest value reaches the target the edge is the smallest that does, where only the smallest
/// value does it is the largest that still does. Where both ends agree, values between them are looked at as well. Bisection between unlike ends
/// needs an effect that does not turn in between; the neighbour beyond the edge has always been seen to fail.
/// </remarks>
public static class TargetSearch
{
    /// <summary>How it goes and the position of the edge: the smallest or the largest value that passes; -1 where neither end does.</summary>
    /// <param name="count">How many values there are, smallest first.</param>
    /// <param name="passes">Whether a value reaches the target; asked at most about log2(count) + 2 times.</param>
    public static (TargetCourse Course, int Edge) Edge(int count, Func<int, bool> passes)
    {
        bool top = passes(count - 1);
        bool bottom = count == 1 ? top : passes(0);
        if (top == bottom)
        {
            return Between(count, passes, top);
        }

        int low = 0;
        int high = count - 1;
        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            if (passes(middle) == top)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return top ? (TargetCourse.FromHere, high) : (TargetCourse.UpToHere, low);
    }

    /// <summary>Values looked at between two ends that agree.</summary>
    private const int Inner = 15;

    /// <summary>Where both ends agree the effect may turn in between: values evenly spread are looked at, and the edges of what differs found by halving.</summary>
    private static (TargetCourse Course, int Edge) Between(int count, Func<int, bool> passes, bool ends)
    {
        int[] spread =
        [
            .. Enumerable
                .Range(1, Inner)
                .Select(i => (int)Math.Round((count - 1) * i / (Inner + 1.0)))
                .Where(i => i > 0 && i < count - 1)
                .Distinct(),
        ];
        int[] differing = [.. spread.Where(i => passes(i) != ends)];
        if (differing.Length == 0)
        {
            return ends ? (TargetCourse.Always, 0) : (TargetCourse.Never, -1);
        }

        int Halve(int same, int other)
        {
            while (Math.Abs(same - other) > 1)
            {
                int middle = (same + other) / 2;
                (same, other) = passes(middle) == ends ? (middle, other) : (same, middle);
            }

            return ends ? same : other;
        }

        int before = spread.Where(i => i < differing[0]).DefaultIfEmpty(0).Max();
        int after = spread.Where(i => i > differing[^1]).DefaultIfEmpty(count - 1).Min();
        int first = Halve(before, differing[0]);
        Halve(after, differing[^1]);
        return (TargetCourse.Turns, ends ? 0 : first);
    }

    /// <summary>How it goes along values that were all looked at.</summary>
    /// <param name="passes">Whether each reaches the target, the smallest value first.</param>
    public static TargetCourse CourseOf(IReadOnlyList<bool> passes)
    {
        int turns = Enumerable.Range(1, passes.Count - 1).Count(i => passes[i] != passes[i - 1]);
        return turns switch
        {
            0 => passes[0] ? TargetCourse.Always : TargetCourse.Never,
            1 => passes[0] ? TargetCourse.UpToHere : TargetCourse.FromHere,
            _ => TargetCourse.Turns,
        };
    }

    /// <summary>
    /// Where, between two steps, odds cross a mark, linear in between: below the lowest step or above the highest where all reach it. NaN where
    /// none does, or where they cross more than once.
    /// </summary>
    /// <param name="odds">Odds by step, the smallest value of the lever first.</param>
    /// <param name="mark">The odds asked for.</param>
    /// <param name="upTo">Whether the line is one that values lie below: the edge of what keeps a target.</param>
    public static double Crossing(IReadOnlyList<double> odds, double mark, bool upTo = false)
    {
        switch (CourseOf([.. odds.Select(o => o >= mark)]))
        {
            case TargetCourse.Always:
                return upTo ? odds.Count - 0.5 : -0.5;
            case TargetCourse.FromHere or TargetCourse.UpToHere:
                int i = Enumerable.Range(1, odds.Count - 1).First(j => (odds[j] >= mark) != (odds[j - 1] >= mark));
                return i - 1 + ((mark - odds[i - 1]) / (odds[i] - odds[i - 1]));
            default:
                return double.NaN;
        }
    }
}
