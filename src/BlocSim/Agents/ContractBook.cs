namespace BlocSim;

/// <summary>A buyer's contracts: which share of what is under contract comes from which origin. Every tick a part runs out and is renewed as the buyer chooses that day.</summary>
/// <remarks>Prices are those of the day: a contract binds whom one buys from, not at what price.</remarks>
internal sealed class ContractBook
{
    private readonly double[][] shares;
    private readonly double renewed;

    /// <param name="rules">How much is bound, and for how long.</param>
    /// <param name="calibration">Whom it bought from in the base year.</param>
    /// <param name="good">The good.</param>
    /// <param name="row">The buyer's row.</param>
    /// <param name="stepMonths">Length of a tick.</param>
    public ContractBook(ContractRules rules, Calibration calibration, int good, int row, int stepMonths)
    {
        Part = rules.Share;
        renewed = Math.Min(1, stepMonths / rules.TermMonths);
        int origins = calibration.Supply[good].Length;
        double[] flows = calibration.Flows[good][(row * origins)..((row + 1) * origins)];
        double sum = flows.Sum();
        double[] before = [.. flows.Select(f => sum > 0 ? f / sum : 0)];
        shares = [before, [.. before]];
    }

    /// <summary>Share of what it buys that is under contract.</summary>
    public double Part { get; }

    /// <summary>Of that, the share of each origin: 0 for firms that declare everything, 1 for those able to evade.</summary>
    public ReadOnlySpan<double> Shares(int firms) => shares[firms];

    /// <summary>Renews what ran out in the shares that its firms chose freely.</summary>
    public void Renew(GoodMarket market, int row)
    {
        for (int firms = 0; firms < shares.Length && market.Bound is not null; firms++)
        {
            int at = ((2 * row) + firms) * market.Stride;
            ReadOnlySpan<double> free = market.Bound.Free.AsSpan(at, market.Nodes);
            double all = 0;
            foreach (double share in free)
            {
                all += share;
            }

            if (all > 0)
            {
                Renew(market, shares[firms], (2 * row) + firms, free, all);
            }
        }
    }

    /// <summary>What lapsed is made anew at once, with what ran out.</summary>
    private void Renew(GoodMarket market, double[] held, int firms, ReadOnlySpan<double> free, double all)
    {
        Span<double> stays = stackalloc double[held.Length];
        for (int k = 0; k < market.Nodes; k++)
        {
            int o = market.NodeOrigin[k];
            stays[o] = Math.Max(stays[o], market.Bound!.Kept(firms, k));
        }

        double gone = 0;
        for (int o = 0; o < held.Length; o++)
        {
            double left = held[o] * stays[o] * (1 - renewed);
            gone += held[o] - left;
            held[o] = left;
        }

        for (int k = 0; k < free.Length; k++)
        {
            held[market.NodeOrigin[k]] += gone * free[k] / all;
        }
    }
}
