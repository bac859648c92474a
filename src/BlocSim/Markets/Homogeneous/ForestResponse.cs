namespace BlocSim;

/// <summary>How the prices of a homogeneous good move with one more tonne from a seller: inside what it trades with, and nowhere else.</summary>
internal sealed class ForestResponse(GoodMarket market, TradeForest forest, TradeLinks links)
{
    private readonly bool[] reached = new bool[market.Nodes + market.Rows.Length];

    /// <inheritdoc cref="IGoodSolver.Respond" />
    public void Respond(ReadOnlySpan<bool> keeps, double[] byTonne)
    {
        for (int o = 0; o < market.Origins; o++)
        {
            if (!keeps[o])
            {
                continue;
            }

            forest.Reach(o, reached);
            bool held = false;
            double fall = 0;
            for (int p = 0; p < reached.Length; p++)
            {
                if (reached[p])
                {
                    held |= p < market.Origins && Held(p);
                    fall += forest.Answer(p, p < market.Origins && keeps[p]);
                }
            }

            for (int k = 0; k < market.Nodes; k++)
            {
                int at = market.NodeOrigin[k];
                bool own = k < market.Origins || links.Full[at];
                double rate = own ? 1 : 1 + market.ExportTaxRate[k];
                bool moves = reached[own ? k : at] && !held;

                // Nothing in reach answers: the price is the seller's to choose, up to where a levy ends or buyers give up.
                double step = fall > 0 ? rate * forest.Factor(own ? k : at) / fall : double.PositiveInfinity;
                byTonne[(o * market.Nodes) + k] = moves ? -step : 0;
            }
        }
    }

    private bool Held(int origin) =>
        market.StockTrade[origin] != 0
        || (market.Lowest[origin] > 0 && forest.Price[origin] <= market.Lowest[origin] * (1 + 1e-12))
        || forest.Price[origin] >= market.Highest[origin] * (1 - 1e-12);
}
