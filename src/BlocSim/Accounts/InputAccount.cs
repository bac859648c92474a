namespace BlocSim;

/// <summary>
/// Books what plants put on their stocks of inputs, and what that cost them beyond what their costs count: a plant's cost reckons with the inputs it uses up, at
/// the delivered price of the period before, while it pays for the inputs that it buys. Without this account ore that is bought and never used
/// would be sold by somebody and paid for by nobody.
/// </summary>
internal static class InputAccount
{
    /// <summary>Adds a row of plants whose payments are booked.</summary>
    /// <param name="world">Who is there.</param>
    /// <param name="agent">Who cleared the good.</param>
    /// <param name="good">The good.</param>
    /// <param name="row">The row in its market.</param>
    /// <param name="spent">What the row paid, resources spent on hiding included, USD.</param>
    /// <param name="seen">What the plants' costs reckon with.</param>
    /// <param name="ledger">The good's ledger.</param>
    public static void Book(
        World world,
        MarketAgent agent,
        int good,
        int row,
        double spent,
        PublicStatistics seen,
        GoodLedger ledger
    )
    {
        Stage stage = world.Stages[world.Layouts[good].RowStage[row]];
        Process process = world.Processes[stage.Process];
        double perLead = 0;
        foreach (Ingredient input in process.Inputs)
        {
            perLead += input.Good == world.Goods[good].Name ? process.InputPerLead(input) : 0;
        }

        double used = perLead * agent.Made(stage);
        double times = agent.OrderFactor(good, stage.Nation);
        ledger.InputsStocked[stage.Nation] += (agent.Markets[good].Bought[row] / times) - used;
        ledger.InputStockSpending[stage.Nation] += (spent / times) - (used * seen.Delivered[good][stage.Nation]);
    }

    /// <summary>What a row without a wedge paid, USD.</summary>
    public static double Spent(GoodMarket market, int row)
    {
        int d = market.Rows[row].Destination;
        double spent = 0;
        for (int k = 0; k < market.Nodes; k++)
        {
            int at = (d * market.Stride) + k;
            double unit = market.Price[k] + market.Freight[at];
            unit += (market.DutyRate[at] * unit) + market.DutySpecific[at];
            spent += market.Declared[(row * market.Stride) + k] * unit;
        }

        return spent;
    }
}
