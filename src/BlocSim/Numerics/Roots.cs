namespace BlocSim;

/// <summary>Roots of increasing functions of one variable, to the last bit that the function can tell apart.</summary>
internal static class Roots
{
    /// <summary>
    /// The smallest x in [low, high] at which an increasing function reaches zero, by false position with the Illinois
    /// correction and bisection as a safeguard; never leaves the bracket, cannot fail on a monotone function.
    /// </summary>
    /// <param name="f">Increasing; may be flat.</param>
    /// <param name="low">Left end, where f is below zero.</param>
    /// <param name="high">Right end, where f is zero or more.</param>
    /// <param name="tolerance">Absolute width of the final bracket.</param>
    /// <param name="flat">Values of f within this of zero count as zero.</param>
    /// <returns>The right end of the final bracket.</returns>
    public static double Increasing(Func<double, double> f, double low, double high, double tolerance, double flat = 0)
    {
        double below = f(low);
        if (below >= -flat)
        {
            return low;
        }

        double above = f(high);
        if (above < -flat)
        {
            return high;
        }

        int side = 0;
        for (int i = 0; i < 400 && high - low > tolerance; i++)
        {
            double middle = low + (0.5 * (high - low));
            double guess = above > below ? high - (above * (high - low) / (above - below)) : middle;
            double x = i % 3 == 2 || !(guess > low) || !(guess < high) ? middle : guess;
            if (!(x > low) || !(x < high))
            {
                break;
            }

            double value = f(x);
            if (value < -flat)
            {
                low = x;
                below = value;
                above = side == -1 ? above / 2 : above;
                side = -1;
            }
            else
            {
                high = x;
                above = value;
                below = side == 1 ? below / 2 : below;
                side = 1;
                if (value <= flat && value >= 0 && flat > 0)
                {
                    // Within the flat band: keep shrinking from the left to find where the band begins.
                    above = 0;
                }
            }
        }

        return high;
    }
}
