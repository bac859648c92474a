namespace BlocSim;

/// <summary>
/// Guesses where prices go next from where they went: the same as last time, or straight on, or along a parabola or a cubic, whichever
/// would have guessed the last prices best. A good guess saves a step; a bad one costs one and no accuracy.
/// </summary>
internal sealed class PricePath(int nodes)
{
    private const int Longest = 4;

    private readonly double[][] past = [.. Enumerable.Range(0, Longest + 1).Select(_ => new double[nodes])];
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
            double worst = 0;
            for (int k = 0; k < nodes; k++)
            {
                worst = Math.Max(worst, Math.Abs(Guess(k, 1, candidate) - past[0][k]));
            }

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

        for (int k = 0; k < nodes; k++)
        {
            double guess = Guess(k, 0, order);
            if (past[0][k] == price[k] && guess > 0.9 * price[k] && guess < 1.1 * price[k])
            {
                price[k] = guess;
            }
        }
    }

    /// <summary>The polynomial of a degree through the prices before, carried one step on; newest is where the known prices begin.</summary>
    private double Guess(int node, int newest, int degree) =>
        degree switch
        {
            0 => past[newest][node],
            1 => (2 * past[newest][node]) - past[newest + 1][node],
            2 => (3 * (past[newest][node] - past[newest + 1][node])) + past[newest + 2][node],
            _ => (4 * (past[newest][node] + past[newest + 2][node]))
                - (6 * past[newest + 1][node])
                - past[newest + 3][node],
        };
}
