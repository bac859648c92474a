namespace BlocSim;

/// <summary>
/// A leader's best quantity (Stackelberg 1934): it foresees how its rivals will agree with each other at each quantity of its own. Its profit has corners where a
/// rival starts, stops or is full, so the search is over all of its range.
/// </summary>
internal sealed class LeaderSearch(StrategicSellers sellers, QuantityEquilibrium rivals)
{
    private const int Grid = 24;
    private const double Golden = 1e-9;

    private bool agreed;

    /// <summary>Whether profit falls at once on both sides of the quantity found although the leader's own cost does not jump there.</summary>
    public bool Cornered { get; private set; }

    /// <summary>Sets the leader's best quantity and its rivals' answer to it; false when the rivals did not agree somewhere on the way.</summary>
    public bool TryLead(int leader)
    {
        agreed = true;
        OfferCurve offer = sellers.Offer(leader);
        sellers.Tonnes[leader] = double.PositiveInfinity;
        rivals.TryAgree(leader, everywhere: false);
        double most = Math.Min(sellers.Sold(leader), offer.Most);
        double[] grid =
        [
            .. Enumerable
                .Range(0, Grid + 1)
                .Select(i => most * i / Grid)
                .Concat(offer.Kinks().Where(k => k < most))
                .Distinct()
                .Order(),
        ];
        double[] value = [.. grid.Select(q => At(leader, q))];
        double best = 0;
        double profit = value[0];
        for (int i = 0; i < grid.Length; i++)
        {
            bool peak = value[i] >= value[Math.Max(0, i - 1)] && value[i] >= value[Math.Min(grid.Length - 1, i + 1)];
            if (!peak)
            {
                continue;
            }

            foreach ((int from, int to) in new[] { (Math.Max(0, i - 1), i), (i, Math.Min(grid.Length - 1, i + 1)) })
            {
                (double at, double here) =
                    from == to
                        ? (grid[i], value[i])
                        : PeakSearch.Highest(
                            q => At(leader, q),
                            [grid[from], grid[from] + (0.5 * (grid[to] - grid[from])), grid[to]],
                            Golden
                        );
                (best, profit) = here > profit ? (at, here) : (best, profit);
            }
        }

        best = Refine(leader, best, most, ref profit);
        sellers.Tonnes[leader] = best;
        agreed &= rivals.TryAgree(leader, everywhere: true);
        return agreed;
    }

    private double At(int leader, double tonnes)
    {
        sellers.Tonnes[leader] = tonnes;
        agreed &= rivals.TryAgree(leader, everywhere: false);
        return sellers.ProfitWith(leader);
    }

    /// <summary>Where profit is smooth its slope tells the peak better than its height.</summary>
    private double Refine(int leader, double best, double most, ref double profit)
    {
        double step = 1e-4 * best;
        if (!(best > 0) || best + step > most)
        {
            Cornered = false;
            return best;
        }

        double Slope(double q) => (At(leader, q + step) - At(leader, q - step)) / (2 * step);
        double left = (profit - At(leader, best - step)) / step;
        double right = (At(leader, best + step) - profit) / step;
        double scale = 1e-2 * sellers.ScalePrice;
        bool ownCorner = sellers.Offer(leader).Kinks().Any(k => Math.Abs(k - best) <= 1e-6 * best);
        Cornered = left > scale && right < -scale && !ownCorner;
        if (left > scale || right < -scale)
        {
            return best;
        }

        double x0 = best - step;
        double x1 = best + step;
        double m0 = Slope(x0);
        double m1 = Slope(x1);
        if (!(m0 > 0) || !(m1 < 0))
        {
            return best;
        }

        double refined = x0 + ((x1 - x0) * m0 / (m0 - m1));
        double height = At(leader, refined);
        if (height >= profit - (1e-12 * Math.Abs(profit)))
        {
            profit = height;
            return refined;
        }

        return best;
    }
}
