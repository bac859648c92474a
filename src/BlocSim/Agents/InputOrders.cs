namespace BlocSim;

/// <summary>What a nation's plants order of the inputs of each stage: as much as fills their stocks, less where an input costs more than the output bears.</summary>
internal sealed class InputOrders
{
    /// <summary>
    /// How strongly a stage's orders react to what an input costs against what its output nets (assumption, 0.2 to 1): processing
    /// capacity is a sunk cost, so orders are inelastic but not rigid.
    /// </summary>
    private const double Elasticity = 0.5;

    /// <summary>
    /// Months of memory in what an output nets (assumption, 2 to 12): orders that followed the last month's price would make processors who run short of inputs
    /// order for the month after, by which time the price is another, and prices swing by themselves.
    /// </summary>
    private const double MemoryMonths = 6;

    private readonly World world;
    private readonly Calibration calibration;
    private readonly int nation;
    private readonly double[] worth;
    private readonly (int Stage, int Input, int Good, int Row)[] needs;
    private readonly double[][] weights;
    private readonly StockTarget?[] targets;
    private readonly ContractBook?[] contracts;
    private readonly Bid[] bids;

    public InputOrders(World world, Calibration calibration, int nation)
    {
        this.world = world;
        this.calibration = calibration;
        this.nation = nation;
        List<(int, int, int, int)> found = [];
        for (int s = 0; s < world.Stages.Length; s++)
        {
            Process process = world.Processes[world.Stages[s].Process];
            for (int i = 0; i < process.Inputs.Length && world.Stages[s].Nation == nation; i++)
            {
                int g = world.GoodIndex[process.Inputs[i].Good];
                found.Add((s, i, g, Array.IndexOf(world.Layouts[g].RowStage, s)));
            }
        }

        needs = [.. found];
        weights = [.. needs.Select(n => new double[world.Layouts[n.Good].OriginNation.Length])];
        targets =
        [
            .. needs.Select(n => world.Goods[n.Good].Stocks is null ? null : new StockTarget(world, n.Good, nation)),
        ];
        int months = world.Scenario.Clock.StepMonths;
        contracts =
        [
            .. needs.Select(n =>
                world.Goods[n.Good].Contracts is { } rules
                    ? new ContractBook(rules, calibration, n.Good, n.Row, months)
                    : null
            ),
        ];
        bids = new Bid[needs.Length];
        worth = new double[world.Stages.Length];
        Array.Fill(worth, 1);
    }

    /// <summary>Which stage needs which input, and its row in the input's market.</summary>
    public ReadOnlySpan<(int Stage, int Input, int Good, int Row)> Needs => needs;

    /// <summary>The orders of a tick.</summary>
    /// <param name="view">The tick.</param>
    /// <param name="stocks">What each stage holds.</param>
    /// <param name="planned">Tonnes of its lead good that new plants of a stage want to be fed for.</param>
    /// <param name="odds">The chance of being caught as the plants see it.</param>
    public Bid[] Bid(in MarketView view, Dictionary<int, StageStock> stocks, Func<int, double> planned, double odds)
    {
        for (int i = 0; i < needs.Length; i++)
        {
            if (needs[i].Input == 0)
            {
                Learn(needs[i].Stage, view.Public);
            }
        }

        for (int i = 0; i < needs.Length; i++)
        {
            (int stage, int input, int g, int row) = needs[i];
            Sourcing.Weigh(calibration, g, row, view.Public, weights[i]);
            double order = stocks[stage].Order(input, planned(stage), targets[i]?.Times(view) ?? 1);
            double reference = calibration.RowIndex[g][row] * worth[stage];
            var demand = new Demand
            {
                Form = DemandForm.Isoelastic,
                Level = order,
                Response = Elasticity,
                LongRun = Elasticity,
                Reference = reference,
                Choke = world.Goods[g].Choke * calibration.RowPrice[g][row],
            };
            bids[i] = new Bid(g, row, demand, weights[i], odds) { Contract = contracts[i] };
        }

        return bids;
    }

    /// <summary>Renews the contracts that ran out.</summary>
    public void Renew(NationResult result)
    {
        for (int i = 0; i < needs.Length; i++)
        {
            if (contracts[i] is { } contract)
            {
                contract.Renew(result.Market(needs[i].Good), needs[i].Row);
            }
        }
    }

    /// <summary>What inputs of a stage are worth against the base year: the price of its output over its base price, as it was of late.</summary>
    private void Learn(int stage, PublicRecord seen)
    {
        int process = world.Stages[stage].Process;
        int g = world.GoodIndex[world.Processes[process].Lead.Good];
        int o = world.Layouts[g].OriginOf[nation];
        double now = seen.ReceivedPrice[g][o];
        double then = calibration.OriginPrice[g][o];
        double ratio = now > 0 && then > 0 ? Math.Clamp(now / then, 0.2, 5) : 1;
        worth[stage] += Math.Min(1, world.Scenario.Clock.StepMonths / MemoryMonths) * (ratio - worth[stage]);
    }
}
