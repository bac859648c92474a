namespace BlocSim;

/// <content>Members of a cartel together: along the cheapest split of every total, each alone, and from one to another.</content>
internal sealed partial class QuantitySearch
{
    /// <summary>
    /// Looks for a larger joint profit: along the cheapest split of every total, for each member alone, and by moving tonnes from one to another.
    /// </summary>
    /// <param name="members">Origins that act together.</param>
    /// <param name="pays">Least gain as a share of profit.</param>
    public bool ImproveTogether(List<int> members, double pays)
    {
        bool moved = ImproveTotal(members, pays) | ImproveScale(members, pays);
        bool few = members.Count <= Few;
        foreach (int o in few ? members : [])
        {
            moved |= Improve(o, pays);
        }

        double[] jump = few ? Jumps(members) : [];
        for (int i = 0; i < jump.Length; i++)
        {
            for (int j = i + 1; j < jump.Length; j++)
            {
                moved |= ImproveSplit(members[i], members[j], 1, pays);

                // At a corner of revenue, tonnes change hands in the proportion that stays on the corner.
                double along = jump[i] / jump[j];
                bool cornered = along is > 0.01 and < 100 && Math.Abs(along - 1) > 1e-6;
                moved |= cornered && ImproveSplit(members[i], members[j], along, pays);
            }
        }

        return moved;
    }

    /// <summary>All members sell more, or less, by the same factor.</summary>
    private bool ImproveScale(List<int> members, double pays)
    {
        sellers.Clear();
        double before = sellers.ProfitWith(members[0]);
        members.ForEach(o => held[o] = sellers.Tonnes[o]);
        double Scaled(double factor)
        {
            members.ForEach(o => sellers.Tonnes[o] = Math.Min(factor * held[o], sellers.Offer(o).Most));
            sellers.Clear();
            return sellers.ProfitWith(members[0]);
        }

        (double found, double profit) = PeakSearch.Highest(
            Scaled,
            [.. Enumerable.Range(0, (4 * Grid) + 1).Select(i => i / (2.0 * Grid))],
            1e-11
        );
        bool gains = Gains(profit, before, pays, members.Sum(o => held[o]));
        members.ForEach(o => sellers.Tonnes[o] = gains ? Math.Min(found * held[o], sellers.Offer(o).Most) : held[o]);
        return gains;
    }

    /// <summary>By how much each member's marginal revenue falls as all of them go from just less to just more than they sell.</summary>
    private double[] Jumps(List<int> members)
    {
        double[] jump = new double[members.Count];
        members.ForEach(o => held[o] = sellers.Tonnes[o]);
        foreach (int side in (int[])[-1, 1])
        {
            members.ForEach(o => sellers.Tonnes[o] = Math.Min(held[o] * (1 + (side * 1e-7)), sellers.Offer(o).Most));
            sellers.Clear();
            sellers.Respond();
            for (int i = 0; i < jump.Length; i++)
            {
                jump[i] -= side * sellers.MarginalRevenue[members[i]];
            }
        }

        members.ForEach(o => sellers.Tonnes[o] = held[o]);
        return Array.ConvertAll(jump, j => double.IsFinite(j) && j > 1e-3 * sellers.ScalePrice ? j : double.NaN);
    }

    private bool ImproveTotal(List<int> members, double pays)
    {
        sellers.Clear();
        double before = sellers.ProfitWith(members[0]);
        double[] apart = [.. members.Select(o => sellers.Price(o) - sellers.Price(members[0]))];
        foreach (int o in members)
        {
            held[o] = sellers.Tonnes[o];
            sellers.Tonnes[o] = double.PositiveInfinity;
        }

        sellers.Clear();
        double most = members.Sum(sellers.Sold);
        double ProfitOf(double total)
        {
            Split(members, apart, total);
            sellers.Clear();
            return sellers.ProfitWith(members[0]);
        }

        double found = 0;
        double profit = double.NegativeInfinity;
        if (most > 0)
        {
            (found, profit) = PeakSearch.Highest(
                ProfitOf,
                [.. Enumerable.Range(0, (2 * Grid) + 1).Select(i => most * i / (2 * Grid))],
                1e-11
            );
        }

        bool gains = Gains(profit, before, pays, found);
        if (gains)
        {
            Split(members, apart, found);
        }
        else
        {
            members.ForEach(o => sellers.Tonnes[o] = held[o]);
        }

        return gains;
    }

    /// <summary>A total at least cost: marginal cost is the same everywhere, differences in what they receive aside; ties in proportion to capacity.</summary>
    private void Split(List<int> members, double[] apart, double total)
    {
        double Offered(double price)
        {
            double sum = 0;
            for (int i = 0; i < members.Count; i++)
            {
                OfferCurve offer = sellers.Offer(members[i]);
                sum += Math.Min(offer.Most, offer.Market(Math.Max(0, price + apart[i]), out _));
            }

            return sum;
        }

        double high = sellers.ScalePrice;
        while (Offered(high) < total && high < 1e9 * sellers.ScalePrice)
        {
            high *= 2;
        }

        double low = -apart.Max(Math.Abs) - sellers.ScalePrice;
        double price = Roots.Increasing(p => Offered(p) - total, low, high, 0);
        double offered = Offered(price);
        double scale = offered > 0 ? Math.Min(1, total / offered) : 0;
        for (int i = 0; i < members.Count; i++)
        {
            OfferCurve offer = sellers.Offer(members[i]);
            double q = Math.Min(offer.Most, offer.Market(Math.Max(0, price + apart[i]), out _));
            sellers.Tonnes[members[i]] = scale * q;
        }
    }

    /// <summary>Moves tonnes to one member, so many times as many away from another.</summary>
    private bool ImproveSplit(int one, int other, double times, double pays)
    {
        double a = sellers.Tonnes[one];
        double b = sellers.Tonnes[other];
        sellers.Clear();
        double before = sellers.ProfitWith(one);
        double least = Math.Max(-a, (b - sellers.Offer(other).Most) / times);
        double most = Math.Min(b / times, sellers.Offer(one).Most - a);
        if (!(most > least))
        {
            return false;
        }

        double Moved(double tonnes)
        {
            sellers.Tonnes[one] = Math.Max(0, a + tonnes);
            sellers.Tonnes[other] = Math.Max(0, b - (times * tonnes));
            sellers.Clear();
            return sellers.ProfitWith(one);
        }

        (double found, double profit) = PeakSearch.Highest(
            Moved,
            [.. Enumerable.Range(0, Grid + 1).Select(i => least + ((most - least) * i / Grid)).Append(0).Order()],
            1e-11
        );
        bool gains = Gains(profit, before, pays, a + b);
        sellers.Tonnes[one] = gains ? Math.Max(0, a + found) : a;
        sellers.Tonnes[other] = gains ? Math.Max(0, b - (times * found)) : b;
        return gains;
    }
}
