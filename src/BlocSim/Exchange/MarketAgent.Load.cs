namespace BlocSim;

/// <content>From sheets to a market that can be cleared.</content>
internal sealed partial class MarketAgent
{
    private void Load(int g, Bid[] bids)
    {
        GoodMarket market = Markets[g];
        bool stocked = world.Goods[g].Stocks is not null;
        Demand[] demands = market.Demands;
        double[] detection = market.Detection;
        ContractShares?[] contracts = contracted[g];
        for (int r = 0; r < bids.Length; r++)
        {
            ref readonly Bid bid = ref bids[r];
            demands[r] = bid.Demand;
            detection[r] = bid.Detection;
            if (contracts.Length > 0)
            {
                contracts[r] = bid.Contract;
            }

            if (stocked)
            {
                market.SetStocking(r, bid.Stock?.Order ?? StockOrder.None);
            }
        }

        orders.Begin(g);
        borders[g].Apply(view, offers[g], bids);
        Behave(g);
    }

    /// <summary>Who takes the price of a good as given today and who does not.</summary>
    private void Behave(int g)
    {
        ConductSolver solver = conducts[g];
        if (world.Scenario.Conducts.IsEmpty)
        {
            return;
        }

        Array.Fill(solver.Group, -1);
        solver.Leader = -1;
        int group = 0;
        foreach (Conduct conduct in world.Scenario.Conducts)
        {
            if (conduct.Good != world.Goods[g].Name || !conduct.InForce.Holds(view.Date))
            {
                continue;
            }

            group++;
            foreach (string nation in conduct.Nations)
            {
                int o = world.Layouts[g].OriginOf[world.Nation(nation)];
                if (o >= 0)
                {
                    solver.Group[o] = conduct.Kind == ConductKind.Cartel ? group : 1000 + o;
                    solver.Leader = conduct.Kind == ConductKind.Leader ? o : solver.Leader;
                }
            }
        }
    }

    private void Fill(int g, int o, double perTick)
    {
        GoodMarket market = Markets[g];
        MarketLayout layout = world.Layouts[g];
        OfferCurve curve = market.Offers[o];
        inelastic[g][o] = 0;
        if (layout.OriginSchedule[o] >= 0)
        {
            curve.State(world.Schedules[layout.OriginSchedule[o]], perTick);
            curve.Allowed = offers[g][o]?.MaxMade ?? double.PositiveInfinity;
            return;
        }

        curve.Clear();

        if (offers[g][o] is not { } offer)
        {
            return;
        }

        for (int i = 0; i < offer.Capacity.Length; i++)
        {
            curve.Add(
                (offer.Cost[i] * (1 - offer.Spread[i])) + offer.Markup,
                (offer.Cost[i] * (1 + offer.Spread[i])) + offer.Markup,
                offer.Capacity[i]
            );
        }

        double coproduct = offer.Stock;
        foreach ((int f, double perLead) in layout.OriginCoproducts[o])
        {
            coproduct += Output[f] * perLead;
        }

        curve.Inelastic = coproduct;
        inelastic[g][o] = coproduct;
    }
}
