namespace BlocSim;

/// <summary>
/// Guesses where prices go next from where they went: the same as last time, or straight on, or along a parabola or a cubic, whichever
/// would have guessed the last prices best. A good guess saves a step; a bad one costs one and no accuracy.
/// </summary>
internal sealed class PricePath(int nodes)
{
    /// <summary>Prices whose backward differences are kept, up to the third.</summary>
    private const int Kept = 4;

    /// <summary>Of every node the last price and its backward differences, one after the other.</summary>
    private readonly double[] differences = new double[Kept * nodes];
    private int known;
    private int degree;

    /// <summary>
    /// Remembers the prices that cleared. The polynomial of degree m through the prices before misses the last one by its difference of
    /// order m + 1 (Newton's backward formula).
    /// </summary>
    public void Keep(ReadOnlySpan<double> price)
    {
        (double constant, double straight, double parabola, double cubic) = (0, 0, 0, 0);
        for (int k = 0; k < nodes; k++)
        {
            Span<double> d = differences.AsSpan(Kept * k, Kept);
            double first = price[k] - d[0];
            double second = first - d[1];
            double third = second - d[2];
            constant = Math.Max(constant, Math.Abs(first));
            straight = Math.Max(straight, Math.Abs(second));
            parabola = Math.Max(parabola, Math.Abs(third));
            cubic = Math.Max(cubic, Math.Abs(third - d[3]));
            (d[0], d[1], d[2], d[3]) = (price[k], first, second, third);
        }

        degree = 0;
        double least = constant;
        Choose(1, straight, ref least);
        Choose(2, parabola, ref least);
        Choose(3, cubic, ref least);
        known++;
    }

    /// <summary>Writes the guess; where it is far off or the price is no longer the last one, the price stays.</summary>
    public void Extrapolate(Span<double> price)
    {
        if (degree == 0)
        {
            return;
        }

        for (int k = 0; k < nodes; k++)
        {
            ReadOnlySpan<double> d = differences.AsSpan(Kept * k, Kept);
            double guess = d[0] + d[1] + (degree > 1 ? d[2] : 0) + (degree > 2 ? d[3] : 0);
            if (d[0] == price[k] && guess > 0.9 * price[k] && guess < 1.1 * price[k])
            {
                price[k] = guess;
            }
        }
    }

    /// <summary>Takes a degree that misses less, once there are enough prices to tell.</summary>
    private void Choose(int candidate, double miss, ref double least)
    {
        if (known > candidate && miss < least)
        {
            least = miss;
            degree = candidate;
        }
    }
}
