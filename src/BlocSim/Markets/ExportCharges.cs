namespace BlocSim;

/// <summary>
/// Books what exporters' states take from tonnes by where they go, or give where it is a discount. Buyers have paid it with the freight; what goes
/// round by third nations never meets it.
/// </summary>
internal static class ExportCharges
{
    /// <summary>Moves the charges from freight to the exporters' treasuries.</summary>
    /// <param name="market">A cleared market.</param>
    /// <param name="ledger">Its ledger, flows being booked.</param>
    /// <param name="compares">Whether terms of trade are kept.</param>
    public static void Book(GoodMarket market, GoodLedger ledger, bool compares)
    {
        if (market.Charge is not { } charge)
        {
            return;
        }

        for (int r = 0; r < market.Rows.Length; r++)
        {
            int d = market.Rows[r].Destination;
            for (int k = 0; k < market.Nodes; k++)
            {
                double perTonne = charge[(d * market.Stride) + k];
                if (perTonne == 0)
                {
                    continue;
                }

                int i = (r * market.Stride) + k;
                double taken = perTonne * (market.Declared[i] + (market.Hides[r] ? market.Misdeclared[i] : 0));
                int o = market.NodeOrigin[k];
                ledger.Freight -= taken;
                ledger.ExportTax[o] += taken;
                ledger.ExportValue += taken;
                if (compares)
                {
                    ledger.TermsOfTrade[market.OriginNation[o]] += taken;
                    ledger.TermsOfTrade[market.DestinationNation[d]] -= taken;
                }
            }
        }
    }
}
