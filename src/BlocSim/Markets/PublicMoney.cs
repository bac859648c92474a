namespace BlocSim;

/// <summary>Books what treasuries pay beside the market: subsidies, offtakes, grants, the stockpile's purchases.</summary>
internal sealed class PublicMoney(World world, MarketAgent market, PublicRecord seen)
{
    private readonly Subsidies subsidies = new(world);

    /// <summary>Books a tick of one good, flows and payments of buyers being booked.</summary>
    public void Book(int g, GoodLedger ledger, PolicyNotice notice, int tick)
    {
        Support(g, ledger, tick);
        Stockpile(notice, g, ledger);
    }

    /// <summary>What plants are paid beside the market, grants and capital of projects decided last tick.</summary>
    private void Support(int g, GoodLedger ledger, int tick)
    {
        MarketLayout layout = world.Layouts[g];
        YearMonth date = world.Scenario.Clock.DateOf(tick);
        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            ledger.Capital[o] = seen.CapitalDue[g][o];
            foreach (int f in layout.OriginFacilities[o])
            {
                double own = market.Output[f] * subsidies.OwnState(f, seen);
                double taken = market.Output[f] * subsidies.Offtake(f, date, seen);
                ledger.Subsidy[o] += own + taken;
                ledger.Granted[layout.OriginNation[o]] += own;
                if (taken > 0 && subsidies.Of(f) is { } agreed)
                {
                    ledger.Granted[world.Nation(agreed.Payer)] += taken;
                }
            }
        }

        for (int n = 0; n < ledger.Granted.Length; n++)
        {
            ledger.Granted[n] += seen.GrantsDue[g][n];
        }
    }

    /// <summary>The part of members' purchases that went into the stockpile, or of their use that came out of it at the price they paid.</summary>
    private static void Stockpile(PolicyNotice notice, int g, GoodLedger ledger)
    {
        double times = notice.StockpileDemand[g];
        for (int n = 0; n < ledger.Use.Length && times != 1; n++)
        {
            if (notice.Member[n])
            {
                double share = (times - 1) / times;
                ledger.Stockpiled[n] = share * ledger.Use[n];
                ledger.StockpileSpending[n] = share * ledger.Paid[n];
            }
        }
    }
}
