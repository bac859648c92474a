namespace BlocSim;

/// <summary>
/// Books what exporters' states take from tonnes by where they go, or give where it is a discount. Buyers have paid it with the freight; what goes
/// round by third nations bears what is taken of goods for those.
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
                int at = (d * market.Stride) + k;
                int i = (r * market.Stride) + k;
                double hidden = market.HasEvasion[r] ? market.Misdeclared[i] : 0;
                double round =
                    market.HasEvasion[r] && market.ViaCharge is { } via ? via[at] * market.ThirdNation[i] : 0;
                double taken = (charge[at] * (market.Declared[i] + hidden)) + round;
                if (taken == 0)
                {
                    continue;
                }

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
