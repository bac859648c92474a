namespace BlocSim.Experiments;

/// <summary>Finds the smallest value of a lever that reaches a target with given odds, by bisection over its steps.</summary>
/// <remarks>
/// Bisection needs an effect that does not turn: that a larger value never reaches less. Both ends are looked at first, and the answer's
/// lower neighbour is always one that failed.
/// </remarks>
public static class TargetSearch
{
    /// <summary>The position of the smallest value that passes; -1 where the largest does not.</summary>
    /// <param name="count">How many values there are, smallest first.</param>
    /// <param name="passes">Whether a value reaches the target; asked at most about log2(count) + 2 times.</param>
    public static int Smallest(int count, Func<int, bool> passes)
    {
        if (!passes(count - 1))
        {
            return -1;
        }

        if (count == 1 || passes(0))
        {
            return 0;
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

    /// <summary>Where, between two steps, odds cross a mark: linear in between; NaN where the last step is below it.</summary>
    /// <param name="odds">Odds by step.</param>
    /// <param name="mark">The odds asked for.</param>
    public static double Crossing(IReadOnlyList<double> odds, double mark)
    {
        for (int i = 0; i < odds.Count; i++)
        {
            if (odds[i] >= mark)
            {
                return i == 0 || odds[i - 1] >= mark ? i : i - 1 + ((mark - odds[i - 1]) / (odds[i] - odds[i - 1]));
            }
        }

        return double.NaN;
    }
}
