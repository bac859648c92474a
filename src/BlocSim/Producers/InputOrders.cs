namespace BlocSim;

/// <summary>
/// What a nation's plants order of the inputs of each stage: as much as fills their stocks, less where an input costs more than the output bears, and no
/// more of one than the others let them use.
/// </summary>
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

    /// <summary>Months of memory in how much of an input can be had (assumption, 1 to 6): one short delivery is no reason to leave the others unordered.</summary>
    private const double ScarcityMonths = 3;

    private readonly World world;
    private readonly double memory;
    private readonly Calibration calibration;
    private readonly int nation;
    private readonly double[] worth;
    private readonly double[] earned;
    private readonly InputNeed[] needs;
    private readonly double[][] weights;
    private readonly StockTarget?[] targets;
    private readonly SupplyContracts?[] contracts;
    private readonly Bid[] bids;
    private readonly double[] asked;
    private readonly double[] filled;
    private readonly double[] going;

    public InputOrders(World world, Calibration calibration, int nation)
    {
        this.world = world;
        memory = Math.Min(1, world.Scenario.Clock.StepMonths / MemoryMonths);
        this.calibration = calibration;
        this.nation = nation;
        needs = world.InputNeeds[nation];
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
                    ? new SupplyContracts(rules, calibration, n.Good, n.Row, months)
                    : null
            ),
        ];
        bids = new Bid[needs.Length];
        asked = new double[needs.Length];
        filled = new double[needs.Length];
        Array.Fill(filled, 1);
        going = [.. needs.Select(n => calibration.RowPrice[n.Good][n.Row])];
        worth = new double[world.Stages.Length];
        earned = new double[world.Stages.Length];
        Array.Fill(worth, 1);
        Array.Fill(earned, double.NaN);
    }

    /// <summary>Which stage needs which input, and its row in the input's market.</summary>
    public ReadOnlySpan<InputNeed> Needs => needs;

    /// <summary>The orders of a tick.</summary>
    /// <param name="view">The tick.</param>
    /// <param name="stocks">What each stage holds.</param>
    /// <param name="planned">Tonnes of its lead good that new plants of a stage want to be fed for.</param>
    /// <param name="margin">What a tonne of a stage's lead good earns above its cost, USD.</param>
    /// <param name="odds">The chance of being caught with each good as the plants see it.</param>
    public Bid[] Bid(
        in MarketView view,
        Dictionary<int, StageStock> stocks,
        Func<int, double> planned,
        Func<int, PublicStatistics, double> margin,
        PerceivedOdds[] odds
    )
    {
        for (int i = 0; i < needs.Length; i++)
        {
            if (needs[i].Input == 0)
            {
                Learn(needs[i].Stage, view.Public, margin(needs[i].Stage, view.Public));
            }
        }

        for (int i = 0; i < needs.Length; i++)
        {
            (int stage, int input, int g, int row) = needs[i];
            Sourcing.Weigh(calibration, g, row, view.Public, weights[i]);
            double usable = Usable(i);
            StageStock stock = stocks[stage];
            double order = stock.Order(input, planned(stage), targets[i]?.Times(view) ?? 1, usable);
            asked[i] = Math.Min(order, usable * stock.Use(input, planned(stage)));
            going[i] += memory * (view.Public.Delivered[g][nation] - going[i]);
            double reference = calibration.RowIndex[g][row] * Bidding(i, stock);
            var demand = new Demand
            {
                Form = DemandForm.Isoelastic,
                Level = order,
                Response = Elasticity,
                LongRun = Elasticity,
                Reference = reference,
                Choke = world.Goods[g].Choke * calibration.RowPrice[g][row],
            };
            bids[i] = new Bid(g, row, demand, weights[i], odds[g].Value) { Contract = contracts[i]?.Shares };
        }

        return bids;
    }

    /// <summary>Learns how much of what was asked for came, and renews the contracts that ran out.</summary>
    public void Adapt(TradeReport report)
    {
        double weight = Math.Min(1, world.Scenario.Clock.StepMonths / ScarcityMonths);
        for (int i = 0; i < needs.Length; i++)
        {
            (_, _, int g, int row) = needs[i];
            double came = asked[i] > 0 ? Math.Min(1, report.Bought(g, row) / asked[i]) : 1;
            filled[i] += weight * (came - filled[i]);
            if (report.Contract(g, row) is { } outcome)
            {
                contracts[i]?.Renew(outcome);
            }
        }
    }

    /// <summary>
    /// The share of what a stage would use of an input that it can use with what comes of its others. What is asked of an input leaves out what the others
    /// cannot be matched with, so that two inputs do not each hold the other down.
    /// </summary>
    private double Usable(int need)
    {
        double least = 1;
        for (int i = 0; i < needs.Length; i++)
        {
            least = i != need && needs[i].Stage == needs[need].Stage ? Math.Min(least, filled[i]) : least;
        }

        return least;
    }

    /// <summary>
    /// The price at which a stage orders what it uses, as a multiple of the base year's. Of a single input that is what the output is worth. One of several is
    /// ordered at the going price as far as the output bears it: a cheap one is no use in larger amounts than the others, and without a dear one the others are
    /// worth nothing.
    /// </summary>
    private double Bidding(int need, StageStock stock)
    {
        (int stage, int input, int g, int row) = needs[need];
        if (stock.Process.Inputs.Length == 1)
        {
            return worth[stage];
        }

        double usual = worth[stage] * calibration.RowPrice[g][row];
        double borne = usual + (Math.Max(0, earned[stage]) / stock.Process.InputPerLead(stock.Process.Inputs[input]));
        return Math.Min(going[need], borne) / calibration.RowPrice[g][row];
    }

    /// <summary>What inputs of a stage are worth against the base year: the price of its output over its base price, smoothed; and what it earned, smoothed.</summary>
    private void Learn(int stage, PublicStatistics seen, double margin)
    {
        earned[stage] = double.IsNaN(earned[stage]) ? margin : earned[stage] + (memory * (margin - earned[stage]));
        int process = world.Stages[stage].Process;
        int g = world.GoodIndex[world.Processes[process].Lead.Good];
        int o = world.Layouts[g].OriginOf[nation];
        double now = seen.ReceivedPrice[g][o];
        double then = calibration.OriginPrice[g][o];
        double ratio = now > 0 && then > 0 ? Math.Clamp(now / then, 0.2, 5) : 1;
        worth[stage] += memory * (ratio - worth[stage]);
    }
}
