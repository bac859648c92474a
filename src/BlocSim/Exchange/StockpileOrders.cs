namespace BlocSim;

/// <summary>What the stockpile makes of members' orders: it multiplies them as announced, and releases more where the price would be above its mark.</summary>
internal sealed class StockpileOrders
{
    private readonly GoodMarket[] markets;
    private readonly ConductSolver[] solvers;
    private readonly StockpileRelease[] releases;
    private readonly double[] factor;

    public StockpileOrders(GoodMarket[] markets, ConductSolver[] solvers)
    {
        this.markets = markets;
        this.solvers = solvers;
        releases = [.. markets.Select(m => new StockpileRelease(m))];
        factor = new double[markets.Length];
    }

    /// <summary>The factor on what members order of a good, as it came out: above one where the stockpile bought, below one where it released.</summary>
    public double this[int good] => factor[good];

    /// <summary>Takes over what is asked for; to be called before the others in every tick.</summary>
    public void Begin(int g) => factor[g] = 1;

    /// <summary>Multiplies what members' buyers ask for.</summary>
    public void Set(int g, double times, Bid[] asked, PolicyNotice notice)
    {
        GoodMarket market = markets[g];
        for (int r = 0; r < market.Rows.Length && times != factor[g]; r++)
        {
            bool member = notice.Member[market.DestinationNation[market.Rows[r].Destination]];
            market.Demands[r].Level = member ? asked[r].Demand.Level * times : market.Demands[r].Level;
        }

        factor[g] = times;
    }

    /// <summary>Releases what was promised, as far as the price asks for it, in a market that has cleared.</summary>
    /// <returns>False when it did not clear again.</returns>
    public bool TryMeet(int g, Bid[] asked, PolicyNotice notice, ref double residual, ref int worst)
    {
        bool cleared = true;
        double left = residual;
        int node = worst;
        releases[g]
            .Meet(
                Math.Max(0, 1 - notice.StockpileDemand[g]),
                notice.StockpilePromise[g],
                notice.StockpileMark[g],
                share =>
                {
                    Set(g, 1 - share, asked, notice);
                    cleared &= solvers[g].TryClear(out left, out node);
                }
            );
        residual = left;
        worst = node;
        return cleared;
    }
}
