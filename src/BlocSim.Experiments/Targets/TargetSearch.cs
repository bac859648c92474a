namespace BlocSim.Experiments;

/// <summary>Finds the edge of the values of a lever that reach a target with given odds, by bisection over its steps.</summary>
/// <remarks>
/// Both ends are looked at first: where only the largest value reaches the target the edge is the smallest that does, where only the smallest
/// value does it is the largest that still does. Bisection needs an effect that does not turn in between; the neighbour beyond the edge has
/// always been seen to fail.
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
            return top ? (TargetCourse.Always, 0) : (TargetCourse.Never, -1);
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
