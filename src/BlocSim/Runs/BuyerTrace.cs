namespace BlocSim;

/// <summary>What the surplus of final buyers is computed from: each buyer's price index and demand in every tick.</summary>
internal sealed class BuyerTrace(int buyers, int ticks)
{
    /// <summary>How many are kept; none for a run that nobody compares.</summary>
    public int Buyers { get; } = buyers;

    private readonly double[] index = new double[buyers * ticks];
    private readonly Demand[] demand = new Demand[buyers * ticks];

    public void Keep(int buyer, int tick, double priceIndex, Demand bid)
    {
        index[(buyer * ticks) + tick] = priceIndex;
        demand[(buyer * ticks) + tick] = bid;
    }

    public double Index(int buyer, int tick) => index[(buyer * ticks) + tick];

    public Demand Demand(int buyer, int tick) => demand[(buyer * ticks) + tick];
}
