namespace BlocSim;

/// <summary>A final buyer's stock of a good: it orders more than it uses to fill it, and less to run it down.</summary>
internal sealed class OwnStock
{
    /// <summary>Months of memory in the expected use.</summary>
    private const double MemoryMonths = 6;

    /// <summary>Orders stay between these multiples of use, whatever the gap.</summary>
    private const double Least = 0.2;

    private const double Most = 3;
    private readonly StockTarget target;
    private readonly int stepMonths;
    private readonly double coverTicks;
    private readonly double adjustTicks;
    private double use;

    /// <param name="world">Who is there.</param>
    /// <param name="good">The good.</param>
    /// <param name="nation">Where the buyer is.</param>
    /// <param name="usePerTick">What it uses in the base year, tonnes a tick.</param>
    public OwnStock(World world, int good, int nation, double usePerTick)
    {
        StockRules rules = world.Goods[good].Stocks!;
        stepMonths = world.Scenario.Clock.StepMonths;
        target = new StockTarget(world, good, nation);
        coverTicks = rules.CoverWeeks / 52 * 12 / stepMonths;
        adjustTicks = Math.Max(1, rules.AdjustMonths / stepMonths);
        use = usePerTick;
        Tonnes = use * coverTicks;
    }

    /// <summary>Tonnes on hand.</summary>
    public double Tonnes { get; private set; }

    /// <summary>The order as a multiple of what is used.</summary>
    public double Order { get; private set; } = 1;

    /// <summary>Decides how much more or less than its use it orders this tick.</summary>
    public void Decide(in MarketView view)
    {
        double gap = (target.Times(view) * coverTicks * use) - Tonnes;
        double wanted = use > 0 ? 1 + (gap / adjustTicks / use) : 1;

        // No more comes out of the stock than is in it.
        double least = use > 0 ? Math.Max(Least, 1 / (1 + (Tonnes / use))) : 1;
        Order = Math.Clamp(wanted, least, Most);
    }

    /// <summary>Puts on stock, or takes from it, what was bought above or below use.</summary>
    /// <returns>Tonnes put on stock; negative for those taken.</returns>
    public double Move(double bought)
    {
        double used = bought / Order;
        double put = Math.Max(-Tonnes, bought - used);
        Tonnes += put;
        use += Math.Min(1, stepMonths / MemoryMonths) * (bought - put - use);
        return put;
    }
}
