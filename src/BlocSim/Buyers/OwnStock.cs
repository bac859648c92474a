namespace BlocSim;

/// <summary>A final buyer's stock of a good: it orders more than it uses to fill it, and less to run it down.</summary>
internal sealed class OwnStock
{
    /// <summary>Months of memory in the expected use.</summary>
    private const double MemoryMonths = 6;

    /// <summary>Months of memory in the usual price: slow, or a rise would soon be what is usual and no longer hold anybody back.</summary>
    private const double PriceMemoryMonths = 48;

    /// <summary>Orders stay between these multiples of use, whatever the gap.</summary>
    private const double Least = 0.2;

    private const double Most = 3;

    /// <summary>Elasticity of what is ordered for stock to its price against the usual one (assumption).</summary>
    private const double Elasticity = 2;
    private readonly StockTarget target;
    private readonly int stepMonths;
    private readonly double coverTicks;
    private readonly double adjustTicks;
    private readonly double drawing;
    private double use;
    private double usual;

    /// <param name="world">Who is there.</param>
    /// <param name="good">The good.</param>
    /// <param name="nation">Where the buyer is.</param>
    /// <param name="usePerTick">What it uses in the base year, tonnes a tick.</param>
    /// <param name="price">What it paid then.</param>
    public OwnStock(World world, int good, int nation, double usePerTick, double price)
    {
        usual = price;
        StockRules rules = world.Goods[good].Stocks!;
        stepMonths = world.Scenario.Clock.StepMonths;
        target = new StockTarget(world, good, nation);
        coverTicks = rules.CoverWeeks / 52 * 12 / stepMonths;
        adjustTicks = Math.Max(1, rules.AdjustMonths / stepMonths);
        drawing = rules.DrawElasticity;
        use = usePerTick;
        Tonnes = use * coverTicks;
    }

    /// <summary>Tonnes on hand.</summary>
    public double Tonnes { get; private set; }

    /// <summary>How much more or less than its use it orders this tick.</summary>
    public StockOrder Order { get; private set; } = StockOrder.None;

    /// <summary>Decides the order from its stock, its target and the price it is used to.</summary>
    /// <param name="view">The tick.</param>
    /// <param name="wants">What it wants to use.</param>
    /// <returns>Demand for use and stock together.</returns>
    public Demand Decide(in MarketView view, Demand wants)
    {
        double gap = (target.Times(view) * coverTicks * use) - Tonnes;
        double wanted = use > 0 ? 1 + (gap / adjustTicks / use) : 1;

        // No more comes out of the stock than is in it.
        double least = use > 0 ? Math.Max(Least, 1 / (1 + (Tonnes / use))) : 1;
        double times = Math.Clamp(wanted, least, Most);
        double full = coverTicks * use > 0 ? Math.Min(1, Tonnes / (coverTicks * use)) : 0;
        double filling = times > 1 ? Math.Max(0, Elasticity - wants.Response) * (times - 1) / times : 0;
        double yields = Math.Max(filling, drawing * full);
        Order = new StockOrder(times, usual, yields, Tonnes, use);
        return Order.On(wants);
    }

    /// <summary>Puts on stock, or takes from it, what was bought above or below use.</summary>
    /// <param name="bought">Tonnes bought.</param>
    /// <param name="price">The price index paid; NaN when it could not buy.</param>
    /// <param name="choke">The price above which it goes without new goods.</param>
    public void Move(double bought, double price, double choke)
    {
        double wanted = Order.Wanted(bought, price, choke);
        Tonnes = Math.Max(0, Tonnes + Order.Put(bought, wanted));
        use += Math.Min(1, stepMonths / MemoryMonths) * (wanted - use);
        usual = price > 0 ? usual + (Math.Min(1, stepMonths / PriceMemoryMonths) * (price - usual)) : usual;
    }
}
