namespace BlocSim;

/// <summary>What a tonne made in a nation would net at best: <c>max_b (delivered price - freight - duty)</c>.</summary>
internal static class Netbacks
{
    /// <summary>A market must take this share of world use to count: a price paid for a few tonnes is no reference.</summary>
    private const double SmallestMarket = 0.01;

    /// <summary>Publishes the netback of every nation that can make the good.</summary>
    public static void Publish(World world, int good, PolicyNotice notice, GoodLedger ledger, PublicRecord seen)
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

        foreach (int origin in layout.OriginNation)
        {
            double best = 0;
            foreach (int d in markets[..count])
            {
                double rate = notice.DutyRate[good][(d * n) + origin];
                double specific = notice.DutySpecific[good][(d * n) + origin];
                double freight = world.FreightOf(good, origin, d);
                bool levied = notice.Member[d] && !notice.Member[origin] && notice.Floors[good].InForce;
                double levy = levied ? ledger.Levy[d] / ledger.Use[d] : 0;
                double paid = (ledger.Paid[d] - ledger.Fines[d]) / ledger.Use[d];
                double netback = (paid - specific - levy) / (1 + rate) - freight;
                best = Math.Max(best, netback);
            }

            seen.Netback[good][origin] = best > 0 ? best : seen.Netback[good][origin];
        }
    }
}
