namespace BlocSim;

/// <summary>The goods in service in one nation, and what comes back of them: what was bought a lifetime ago.</summary>
/// <remarks>Before the run the nation is taken to have bought what it does in the base year, less growth.</remarks>
internal sealed class ScrapReturns
{
    private readonly ScrapFeed feed;
    private readonly double[] service;
    private int oldest;

    public ScrapReturns(World world, Calibration calibration, int nation, ScrapFeed feed)
    {
        this.feed = feed;
        Good = world.GoodIndex[feed.Good];
        Clock clock = world.Scenario.Clock;
        service = new double[Math.Max(1, (int)Math.Round(feed.LifetimeYears / clock.YearsPerTick))];
        MarketLayout layout = world.Layouts[Good];
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            if (layout.DestinationNation[layout.Rows[r].Destination] != nation)
            {
                continue;
            }

            double use = calibration.RowQuantity[Good][r] * clock.YearsPerTick;
            double growth = layout.RowBuyer[r] >= 0 ? world.Buyers[layout.RowBuyer[r]].Growth : 0;
            for (int i = 0; i < service.Length; i++)
            {
                service[i] += use * PortableMath.Pow(1 + growth, (i - service.Length) * clock.YearsPerTick);
            }
        }
    }

    /// <summary>Index of the good that comes back.</summary>
    public int Good { get; }

    /// <summary>Tonnes of the recycler's lead good in what is collected this tick.</summary>
    public double Content => service[oldest] * feed.Collected * feed.Content;

    /// <summary>Puts what was bought in a tick in the place of what has come back.</summary>
    public void Remember(double bought)
    {
        service[oldest] = bought;
        oldest = (oldest + 1) % service.Length;
    }
}
