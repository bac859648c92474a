namespace BlocSim;

/// <summary>Books what final buyers put on their own stocks, and what they take from them, at the average price they paid.</summary>
internal static class OwnStocks
{
    /// <summary>Books a good whose flows and payments are booked.</summary>
    /// <param name="agent">Who cleared it.</param>
    /// <param name="good">The good.</param>
    /// <param name="ledger">Its ledger.</param>
    public static void Book(MarketAgent agent, int good, GoodLedger ledger)
    {
        GoodMarket market = agent.Markets[good];
        if (market.Stocking is not { } orders)
        {
            return;
        }

        for (int r = 0; r < orders.Length; r++)
        {
            int n = market.DestinationNation[market.Rows[r].Destination];
            double own = market.Bought[r] / agent.OrderFactor(good, n);
            double wanted = orders[r].Wanted(own, market.PriceIndex[r], market.Demands[r].Choke);
            ledger.OwnStocked[n] += orders[r].Put(own, wanted);
        }

        for (int n = 0; n < ledger.OwnStocked.Length; n++)
        {
            ledger.OwnStockSpending[n] = ledger.Use[n] > 0 ? ledger.OwnStocked[n] * ledger.Paid[n] / ledger.Use[n] : 0;
        }
    }
}
