namespace BlocSim;

/// <summary>
/// Looks for a change of tonnes that would have paid a seller with market power, the others answering as the conduct says. It knows nothing of how the answer
/// was found: a grid over all a seller could sell, every corner of its own cost, every quantity at which the market's answer changes its kind near the top,
/// and each peak narrowed in.
/// </summary>
internal sealed class DeviationSearch(StrategicSellers sellers, QuantityEquilibrium rivals)
{
    private const int Grid = 60;
    private const int Halvings = 24;

    /// <summary>Quantities of a leader that are looked at near the best.</summary>
    private const int Close = 40;

    /// <summary>Stretches whose ends earn so much less than the best, as a share, are not looked into.</summary>
    private const double Near = 0.05;

    /// <summary>Profits smaller than this share of the base price on all that is sold are nothing.</summary>
    private const double Nothing = 1e-9;

    private readonly double[] top = new double[sellers.Count];
    private double height;

    /// <summary>Everybody's tonnes where the largest gain of the last search was.</summary>
    public double[] Better { get; } = new double[sellers.Count];

    /// <summary>The largest gain of any seller, cartel or leader from another quantity, as a share of its profit; everybody is put back.</summary>
    /// <param name="leader">Who moves first before rivals of its own, or -1.</param>
    public (int Origin, double Gain) Largest(int leader)
    {
        (int Origin, double Gain) worst = (-1, 0);
        double[] stood = [.. sellers.Tonnes];
        double total = 0;
        for (int o = 0; o < sellers.Count; o++)
        {
            total += sellers.Sold(o);
        }

        for (int o = 0; o < sellers.Count; o++)
        {
            if (sellers.Group[o] < 0)
            {
                continue;
            }

            height = double.NegativeInfinity;
            double now = At(o, leader, stood, q => q[o] = stood[o]);
            double least = Nothing * sellers.ScalePrice * total;
            double gain = (BestAlone(o, leader, stood) - now) / Math.Max(Math.Abs(now), least);
            gain = Math.Max(gain, (BestTogether(o, leader, stood) - now) / Math.Max(Math.Abs(now), least));
            if (gain > worst.Gain)
            {
                worst = (o, gain);
                top.CopyTo(Better, 0);
            }
        }

        stood.CopyTo(sellers.Tonnes, 0);
        sellers.Clear();
        return worst;
    }

    private double BestAlone(int origin, int leader, double[] stood)
    {
        OfferCurve offer = sellers.Offer(origin);
        double most = Most(origin, leader, stood);
        int steps = origin == leader ? Grid / 2 : Grid;
        double[] grid =
        [
            .. Enumerable
                .Range(0, steps + 1)
                .Select(i => most * i / steps)
                .Concat(offer.Kinks().Where(k => k < most))
                .Append(Math.Min(stood[origin], most))
                .Distinct()
                .Order(),
        ];
        double Earned(double q) => At(origin, leader, stood, t => t[origin] = q);
        if (origin != leader)
        {
            return Best(Earned, grid);
        }

        // A leader's profit jumps where a rival leaves one peak of its own for another: once more, closely, around the best.
        double best = Best(Earned, grid, 1e-5);
        double at = top[origin];
        double cell = most / steps;
        double low = Math.Max(0, at - cell);
        double high = Math.Min(most, at + cell);
        double[] close = [.. Enumerable.Range(0, Close + 1).Select(i => low + ((high - low) * i / Close))];
        return Math.Max(best, Best(Earned, close, 1e-5));
    }

    /// <summary>The most that a seller could sell: others' tonnes given, a leader's rivals out of the way.</summary>
    private double Most(int origin, int leader, double[] stood)
    {
        for (int o = 0; o < sellers.Count; o++)
        {
            sellers.Tonnes[o] = origin == leader ? 0 : stood[o];
        }

        return sellers.Most(origin);
    }

    /// <summary>A cartel's joint moves: all by the same factor, and from one member to another.</summary>
    private double BestTogether(int origin, int leader, double[] stood)
    {
        int group = sellers.Group[origin];
        int[] members = [.. Enumerable.Range(0, sellers.Count).Where(o => sellers.Group[o] == group)];
        double best = double.NegativeInfinity;
        if (members.Length < 2 || members[0] != origin)
        {
            return best;
        }

        best = Best(
            f =>
                At(
                    origin,
                    leader,
                    stood,
                    q => Array.ForEach(members, o => q[o] = Math.Min(f * stood[o], sellers.Offer(o).Most))
                ),
            [.. Enumerable.Range(0, 41).Select(i => i / 20.0)]
        );
        foreach (int from in members)
        {
            foreach (int to in members)
            {
                double room = Math.Min(stood[from], sellers.Offer(to).Most - stood[to]);
                if (from == to || !(room > 0))
                {
                    continue;
                }

                double moved = Best(
                    t => At(origin, leader, stood, q => (q[from], q[to]) = (stood[from] - t, stood[to] + t)),
                    [.. Enumerable.Range(0, 17).Select(i => room * i / 16)]
                );
                best = Math.Max(best, moved);
            }
        }

        return best;
    }

    private double At(int origin, int leader, double[] stood, Action<double[]> change)
    {
        stood.CopyTo(sellers.Tonnes, 0);
        change(sellers.Tonnes);
        bool settled = true;
        if (origin == leader)
        {
            // Rivals answer with the best of all their quantities; where they do not agree nobody can foresee what the leader would earn.
            settled = rivals.TryAgree(leader, everywhere: true);
        }
        else
        {
            sellers.Clear();
        }

        double profit = settled ? sellers.ProfitWith(origin) : double.NegativeInfinity;
        if (profit > height)
        {
            height = profit;
            sellers.Tonnes.CopyTo(top, 0);
        }

        return profit;
    }

    private double Best(Func<double, double> profit, double[] grid, double narrow = 1e-8)
    {
        double[] value = new double[grid.Length];
        long[] regime = new long[grid.Length];
        double best = double.NegativeInfinity;
        for (int i = 0; i < grid.Length; i++)
        {
            value[i] = profit(grid[i]);
            regime[i] = sellers.Regime();
            best = Math.Max(best, value[i]);
        }

        for (int i = 1; i < grid.Length; i++)
        {
            if (Math.Max(value[i - 1], value[i]) < best - (Near * Math.Abs(best)))
            {
                continue;
            }

            if (regime[i] != regime[i - 1])
            {
                best = Math.Max(best, Corner(profit, grid[i - 1], grid[i], regime[i - 1]));
            }

            bool falls = i < 2 || value[i - 2] < value[i - 1];
            bool rises = i + 1 == grid.Length || value[i + 1] < value[i];
            if (!(value[i] < value[i - 1] ? falls : rises))
            {
                continue;
            }

            (_, double peak) = PeakSearch.Highest(profit, [grid[i - 1], grid[i]], narrow);
            best = Math.Max(best, peak);
        }

        return best;
    }

    /// <summary>The highest profit on both sides of a change of regime.</summary>
    private double Corner(Func<double, double> profit, double left, double right, long from)
    {
        double best = double.NegativeInfinity;
        for (int i = 0; i < Halvings; i++)
        {
            double middle = left + (0.5 * (right - left));
            best = Math.Max(best, profit(middle));
            if (sellers.Regime() == from)
            {
                left = middle;
            }
            else
            {
                right = middle;
            }
        }

        return best;
    }
}
