namespace BlocSim;

/// <summary>The highest point of a function with several peaks.</summary>
internal static class PeakSearch
{
    private const double Golden = 0.6180339887498949;

    /// <summary>Looks at every point of a grid, then narrows in on the best of them between its neighbours by golden section.</summary>
    /// <param name="f">The function; minus infinity where it has no value.</param>
    /// <param name="grid">Rising.</param>
    /// <param name="tolerance">Width of the last bracket as a share of its right end.</param>
    /// <returns>Where the highest value seen was, and that value.</returns>
    public static (double At, double Value) Highest(Func<double, double> f, double[] grid, double tolerance)
    {
        int top = 0;
        double value = double.NegativeInfinity;
        for (int i = 0; i < grid.Length; i++)
        {
            double here = f(grid[i]);
            if (here > value)
            {
                value = here;
                top = i;
            }
        }

        double at = grid[top];
        double low = grid[Math.Max(0, top - 1)];
        double high = grid[Math.Min(grid.Length - 1, top + 1)];
        double a = high - (Golden * (high - low));
        double b = low + (Golden * (high - low));
        double fa = f(a);
        double fb = f(b);
        for (int i = 0; i < 200 && high - low > tolerance * high; i++)
        {
            if (fa > fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - (Golden * (high - low));
                fa = f(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + (Golden * (high - low));
                fb = f(b);
            }

            (at, value) =
                fa > value ? (a, fa)
                : fb > value ? (b, fb)
                : (at, value);
        }

        return (at, value);
    }
}
