namespace BlocSim;

/// <summary>What a tonne made in a nation would net at best: <c>max_b (delivered price - freight - duty)</c>.</summary>
internal static class Netbacks
{
    /// <summary>A market must take this share of world use to count: a price paid for a few tonnes is no reference.</summary>
    private const double SmallestMarket = 0.01;

    /// <summary>Publishes the netback of every nation that has or plans plants of the good.</summary>
    public static void Publish(World world, int good, PolicyNotice notice, GoodLedger ledger, PublicStatistics seen)
    {
        MarketLayout layout = world.Layouts[good];
        int n = world.Nations.Length;
        double use = 0;
        foreach (int d in layout.DestinationNation)
        {
            use += ledger.Use[d];
        }

        // At most a hundred nations can each have a hundredth of the world's use.
        Span<int> markets = stackalloc int[(int)(1 / SmallestMarket) + 1];
        int count = 0;
        foreach (int d in layout.DestinationNation)
        {
            if (ledger.Use[d] >= SmallestMarket * use && ledger.Use[d] > 0 && count < markets.Length)
            {
                markets[count++] = d;
            }
        }

        Span<double> paid = stackalloc double[count];
        Span<double> levy = stackalloc double[count];
        for (int i = 0; i < count; i++)
        {
            int d = markets[i];
            paid[i] = (ledger.Paid[d] - ledger.Fines[d]) / ledger.Use[d];
            levy[i] = notice.Applies[d] && notice.Floors[good].InForce ? ledger.Levy[d] / ledger.Use[d] : 0;
        }

        double[] rates = notice.DutyRate[good];
        double[] specifics = notice.DutySpecific[good];
        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            if (layout.OriginFacilities[o].Length == 0)
            {
                continue;
            }

            int origin = layout.OriginNation[o];
            ReadOnlySpan<double> freight = world.Freight[good].AsSpan(origin * n, n);
            bool free = !notice.IsOutsider(good, origin);
            double best = 0;
            for (int i = 0; i < count; i++)
            {
                int at = (markets[i] * n) + origin;
                double border = paid[i] - specifics[at] - (free ? 0 : levy[i]);
                double netback = (rates[at] == 0 ? border : border / (1 + rates[at])) - freight[markets[i]];
                best = Math.Max(best, netback);
            }

            seen.Netback[good][origin] = best > 0 ? best : seen.Netback[good][origin];
        }
    }
}
