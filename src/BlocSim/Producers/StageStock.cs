namespace BlocSim;

/// <summary>Inputs that a nation's plants of one process hold, and what they order.</summary>
internal sealed class StageStock
{
    /// <summary>Weeks of use that plants aim to hold (assumption, 4 to 12).</summary>
    private const double CoverWeeks = 8;

    /// <summary>Months over which a gap to the target is closed (assumption; docs/odd.md, parameters).</summary>
    private const double AdjustmentMonths = 9;

    /// <summary>Months of memory in the expected use.</summary>
    private const double MemoryMonths = 6;

    private readonly int stepMonths;
    private readonly double[] stock;
    private readonly double[] coverTicks;
    private readonly double[] adjustMonths;

    /// <param name="process">What the plants run.</param>
    /// <param name="leadPerTick">Tonnes of the lead good a tick in the base year.</param>
    /// <param name="stepMonths">Months in a tick.</param>
    /// <param name="rules">By input, how stocks of it are kept; null for as usual.</param>
    public StageStock(Process process, double leadPerTick, int stepMonths, IReadOnlyList<StockRules?> rules)
    {
        this.stepMonths = stepMonths;
        Process = process;
        ExpectedLead = leadPerTick;
        coverTicks = [.. rules.Select(r => Math.Max((r?.CoverWeeks ?? CoverWeeks) / 52 * 12 / stepMonths, 1.25))];
        adjustMonths = [.. rules.Select(r => r?.AdjustMonths ?? AdjustmentMonths)];
        stock = [.. process.Inputs.Select((x, i) => process.InputPerLead(x) * leadPerTick * coverTicks[i])];
    }

    public Process Process { get; }

    /// <summary>Tonnes of the lead good a tick that are expected to be made.</summary>
    public double ExpectedLead { get; private set; }

    /// <summary>Tonnes of an input on hand.</summary>
    public double Stock(int input) => stock[input];

    /// <summary>Tonnes of the lead good that the scarcest input on hand allows: <c>offer &lt;= stock / coefficient</c>.</summary>
    public double LeadPossible()
    {
        double possible = double.PositiveInfinity;
        for (int i = 0; i < stock.Length; i++)
        {
            possible = Math.Min(possible, stock[i] / Process.InputPerLead(Process.Inputs[i]));
        }

        return possible;
    }

    /// <summary>Order for an input: expected use plus part of the gap to the target stock.</summary>
    /// <param name="input">Index of the input.</param>
    /// <param name="plannedLead">Tonnes of the lead good that new plants want to be fed for, where that is more than was made.</param>
    /// <param name="times">Multiple of usual cover that is aimed at.</param>
    /// <param name="usable">Share of the use that the other inputs allow, 0 to 1.</param>
    public double Order(int input, double plannedLead, double times, double usable = 1)
    {
        double use = usable * Use(input, plannedLead);
        double gap = (use * coverTicks[input] * times) - stock[input];
        return Math.Max(0, use + (gap * stepMonths / Math.Max(adjustMonths[input], stepMonths)));
    }

    /// <summary>Tonnes of an input that a tick would take.</summary>
    /// <param name="input">Index of the input.</param>
    /// <param name="plannedLead">Tonnes of the lead good that new plants want to be fed for, where that is more than was made.</param>
    public double Use(int input, double plannedLead) =>
        Process.InputPerLead(Process.Inputs[input]) * Math.Max(ExpectedLead, plannedLead);

    /// <summary>Uses up what was made and puts purchases on stock.</summary>
    public void Move(int input, double madeLead, double bought) => stock[input] = After(input, madeLead, bought);

    /// <summary>What is on hand after using up what was made and taking in purchases, tonnes.</summary>
    public double After(int input, double madeLead, double bought) =>
        After(stock[input], Process, input, madeLead, bought);

    /// <summary>The same of a stock that was reported.</summary>
    public static double After(double held, Process process, int input, double madeLead, double bought) =>
        Math.Max(0, held - (process.InputPerLead(process.Inputs[input]) * madeLead)) + bought;

    /// <summary>Lets the expected use follow what plants would have made at the tick's prices had inputs not been short.</summary>
    public void Expect(double wantedLead)
    {
        double weight = Math.Min(1, stepMonths / MemoryMonths);
        ExpectedLead += weight * (wantedLead - ExpectedLead);
    }
}
