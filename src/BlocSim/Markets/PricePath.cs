namespace BlocSim;

/// <summary>
/// Guesses where prices go next from where they went: the same as last time, or straight on, or along a parabola or a cubic, whichever
/// would have guessed the last prices best. A good guess saves a step; a bad one costs one and no accuracy.
/// </summary>
internal sealed class PricePath(int nodes)
{
    private const int Longest = 4;

    private readonly double[][] past = [.. Enumerable.Range(0, Longest + 1).Select(_ => new double[nodes])];
    private readonly double[] guessed = new double[nodes];
    private int known;
    private int order;

    /// <summary>Remembers the prices that cleared.</summary>
    public void Keep(ReadOnlySpan<double> price)
    {
        double[] oldest = past[Longest];
        for (int i = Longest; i > 0; i--)
        {
            past[i] = past[i - 1];
        }

        price[..nodes].CopyTo(oldest);
        past[0] = oldest;
        known = Math.Min(known + 1, Longest + 1);
        order = 0;
        double best = double.PositiveInfinity;
        for (int candidate = 0; candidate < known - 1; candidate++)
        {
            double worst = WorstMiss(candidate);
            if (worst < best)
            {
                best = worst;
                order = candidate;
            }
        }
    }

    /// <summary>Writes the guess; where it is not positive the last price stays.</summary>
    public void Extrapolate(Span<double> price)
    {
        if (known < 2 || order == 0)
        {
            return;
        }

        Carry(0, order, guessed);
        double[] last = past[0];
        for (int k = 0; k < nodes; k++)
        {
            double guess = guessed[k];
            if (last[k] == price[k] && guess > 0.9 * price[k] && guess < 1.1 * price[k])
            {
                price[k] = guess;
            }
        }
    }

    /// <summary>By how much the last prices would have been missed at most.</summary>
    private double WorstMiss(int degree)
    {
        Carry(1, degree, guessed);
        double[] last = past[0];
        double worst = 0;
        for (int k = 0; k < nodes; k++)
        {
            worst = Math.Max(worst, Math.Abs(guessed[k] - last[k]));
        }

        return worst;
    }

    /// <summary>The polynomial of a degree through the prices before, carried one step on; newest is where the known prices begin.</summary>
    private void Carry(int newest, int degree, double[] target)
    {
        double[] a = past[newest];
        double[] b = past[Math.Min(newest + 1, Longest)];
        double[] c = past[Math.Min(newest + 2, Longest)];
        double[] d = past[Math.Min(newest + 3, Longest)];
        for (int k = 0; k < nodes; k++)
        {
            target[k] = degree switch
            {
                0 => a[k],
                1 => (2 * a[k]) - b[k],
                2 => (3 * (a[k] - b[k])) + c[k],
                _ => (4 * (a[k] + c[k])) - (6 * b[k]) - d[k],
            };
        }
    }
}
