namespace BlocSim.Experiments;

/// <summary>
/// Shares a whole effect out over parts that work together: each gets the mean of what it adds over all orders in which the parts could come (Shapley 1953,
/// "A value for n-person games"). The shares add up to the effect of all parts.
/// </summary>
public static class Shapley
{
    /// <summary>Up to so many parts every subset is looked at.</summary>
    public const int Exactly = 6;

    /// <summary>Orders looked at beyond that: half of them drawn, each with its reverse.</summary>
    public const int Orders = 24;

    /// <summary>What each part adds.</summary>
    /// <param name="parts">How many parts.</param>
    /// <param name="value">The value with the parts of a set, a bit each; asked for again and again.</param>
    /// <param name="seed">Draws the orders where there are too many parts for all subsets.</param>
    public static double[] Of(int parts, Func<int, double> value, ulong seed)
    {
        double[] shares = new double[parts];
        int[][] orders = parts <= Exactly ? [.. All(parts)] : [.. Drawn(parts, seed)];
        foreach (int[] order in orders)
        {
            int set = 0;
            foreach (int part in order)
            {
                double before = value(set);
                set |= 1 << part;
                shares[part] += (value(set) - before) / orders.Length;
            }
        }

        return shares;
    }

    private static IEnumerable<int[]> All(int parts)
    {
        if (parts == 0)
        {
            return
            [
                [],
            ];
        }

        return All(parts - 1)
            .SelectMany(order =>
                Enumerable.Range(0, parts).Select(at => (int[])[.. order[..at], parts - 1, .. order[at..]])
            );
    }

    private static IEnumerable<int[]> Drawn(int parts, ulong seed)
    {
        ulong key = Draws.KeyOf("orders");
        for (int i = 0; i < Orders / 2; i++)
        {
            var draws = new Draws(seed, key, DrawPurpose.Design, i);
            int[] order = [.. Enumerable.Range(0, parts).OrderBy(draws.Uniform)];
            yield return order;
            yield return [.. order.Reverse()];
        }
    }
}
