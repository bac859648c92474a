namespace BlocSim;

/// <summary>Books what treasuries pay beside the market: subsidies, offtakes, grants, the stockpile's purchases.</summary>
internal sealed class PublicMoney(World world, MarketAgent market, PublicStatistics seen)
{
    private readonly Subsidies subsidies = new(world);

    /// <summary>Books a tick of one good, flows and payments of buyers being booked.</summary>
    /// <param name="g">The good.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="notice">Policy in force.</param>
    /// <param name="tick">The tick.</param>
    /// <param name="compares">Whether there is a baseline to compare terms of trade with.</param>
    public void Book(int g, GoodLedger ledger, PolicyNotice notice, int tick, bool compares)
    {
        ExportCharges.Book(market.Markets[g], ledger, compares);
        OwnStocks.Book(market, g, ledger);
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
            ledger.Windfall[o] = market.Windfall(g, o);
            foreach (int f in layout.OriginFacilities[o])
            {
                double own = market.Output[f] * subsidies.OwnState(f, seen);
                double taken = market.Output[f] * subsidies.Offtake(f, date, seen);
                ledger.Subsidy[o] += own + taken;
                ledger.Granted[layout.OriginNation[o]] += own;
                if (taken > 0 && subsidies.At(f, date) is { } agreed)
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
    private void Stockpile(PolicyNotice notice, int g, GoodLedger ledger)
    {
        double times = market.Orders(g);
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

    /// <summary>Spreads the stockpile's interest and storage over members by what their buyers paid for the goods it holds.</summary>
    public void Carrying(GoodLedger[] goods, PolicyNotice notice, double cost)
    {
        double paid = 0;
        foreach ((string good, double _) in world.Scenario.Bloc.Stockpile!.Targets)
        {
            paid += PaidByMembers(goods[world.GoodIndex[good]], notice);
        }

        foreach ((string good, double _) in world.Scenario.Bloc.Stockpile!.Targets)
        {
            GoodLedger ledger = goods[world.GoodIndex[good]];
            for (int n = 0; n < ledger.Paid.Length && paid > 0; n++)
            {
                ledger.StockpileSpending[n] += notice.Member[n] ? cost * ledger.Paid[n] / paid : 0;
            }
        }
    }

    /// <summary>Charges members' treasuries for the lots examined, by their use of the good.</summary>
    /// <param name="goods">The ledgers.</param>
    /// <param name="notice">Policy in force.</param>
    /// <param name="examined">Lots of each good that were examined.</param>
    public void Audits(GoodLedger[] goods, PolicyNotice notice, double[] examined)
    {
        for (int g = 0; g < goods.Length; g++)
        {
            GoodLedger ledger = goods[g];
            double cost = examined[g] * world.Scenario.Bloc.Enforcement.AuditCost;
            double use = 0;
            for (int n = 0; n < ledger.Use.Length && cost > 0; n++)
            {
                use += notice.Applies[n] ? ledger.Use[n] : 0;
            }

            for (int n = 0; n < ledger.Use.Length && use > 0; n++)
            {
                ledger.AuditSpending[n] = notice.Applies[n] ? cost * ledger.Use[n] / use : 0;
            }
        }
    }

    /// <summary>Whether customs look at a good: there is a floor on it, or some of it evades.</summary>
    public static bool Watched(PolicyNotice notice, int g, GoodLedger ledger) =>
        notice.Floors[g].InForce || ledger.Misdeclared > 0;

    private static double PaidByMembers(GoodLedger ledger, PolicyNotice notice)
    {
        double sum = 0;
        for (int n = 0; n < ledger.Paid.Length; n++)
        {
            sum += notice.Member[n] ? ledger.Paid[n] : 0;
        }

        return sum;
    }
}
