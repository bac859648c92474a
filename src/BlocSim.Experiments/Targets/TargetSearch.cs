namespace BlocSim.Experiments;

/// <summary>Finds the smallest value of a lever that reaches a target with given odds, by bisection over its steps.</summary>
/// <remarks>
/// Bisection needs an effect that does not turn: that a larger value never reaches less. Both ends are looked at first, and the answer's
/// lower neighbour is always one that failed.
/// </remarks>
public static class TargetSearch
{
    /// <summary>The position of the smallest value that passes; -1 where neither end does.</summary>
    /// <param name="count">How many values there are, smallest first.</param>
    /// <param name="passes">Whether a value reaches the target; asked at most about log2(count) + 2 times.</param>
    public static int Smallest(int count, Func<int, bool> passes)
    {
        bool top = passes(count - 1);
        if (count == 1 || passes(0))
        {
            return count > 1 || top ? 0 : -1;
        }

        if (!top)
        {
            return -1;
        }

        int fails = 0;
        int reaches = count - 1;
        while (reaches - fails > 1)
        {
            int middle = fails + ((reaches - fails) / 2);
            if (passes(middle))
            {
                reaches = middle;
            }
            else
            {
                fails = middle;
            }
        }

        return reaches;
    }

    /// <summary>
    /// Where, between two steps, odds cross a mark on their way up, or down where they begin above it and end below; linear in between. NaN where
    /// they do not cross, or more than once.
    /// </summary>
    /// <param name="odds">Odds by step, the smallest value of the lever first.</param>
    /// <param name="mark">The odds asked for.</param>
    public static double Crossing(IReadOnlyList<double> odds, double mark)
    {
        int[] turns = [.. Enumerable.Range(1, odds.Count - 1).Where(i => (odds[i] >= mark) != (odds[i - 1] >= mark))];
        if (turns is not [int i])
        {
            return double.NaN;
        }

        return i - 1 + ((mark - odds[i - 1]) / (odds[i] - odds[i - 1]));
    }
}
