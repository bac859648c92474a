namespace BlocSim;

/// <summary>A buyer's contracts: which share of what is under contract comes from which origin. Every tick a part runs out and is renewed as the buyer chooses that day.</summary>
/// <remarks>Prices are those of the day: a contract binds whom one buys from, not at what price.</remarks>
internal sealed class SupplyContracts
{
    private readonly double part;
    private double[][] shares;
    private double[][] spare;
    private readonly double renewed;

    /// <param name="rules">How much is bound, and for how long.</param>
    /// <param name="calibration">Whom it bought from in the base year.</param>
    /// <param name="good">The good.</param>
    /// <param name="row">The buyer's row.</param>
    /// <param name="stepMonths">Length of a tick.</param>
    public SupplyContracts(ContractRules rules, Calibration calibration, int good, int row, int stepMonths)
    {
        part = rules.Share;
        renewed = Math.Min(1, stepMonths / rules.TermMonths);
        int origins = calibration.Supply[good].Length;
        double[] flows = calibration.Flows[good][(row * origins)..((row + 1) * origins)];
        double sum = flows.Sum();
        double[] before = [.. flows.Select(f => sum > 0 ? f / sum : 0)];
        shares = [before, [.. before]];
        spare = [new double[origins], new double[origins]];
    }

    /// <summary>What is under contract, for the market.</summary>
    public ContractShares Shares => new(part, shares[0], shares[1]);

    /// <summary>Renews what ran out in the shares that its firms chose freely.</summary>
    /// <param name="outcome">What the last clearing made of the contracts.</param>
    public void Renew(ContractOutcome outcome)
    {
        // What the market was sent stays as it was.
        (shares, spare) = (spare, shares);
        for (int firms = 0; firms < shares.Length; firms++)
        {
            spare[firms].CopyTo(shares[firms], 0);
            int nodes = outcome.NodeOrigin.Length;
            ReadOnlySpan<double> free = outcome.Free.AsSpan(firms * nodes, nodes);
            double all = 0;
            foreach (double share in free)
            {
                all += share;
            }

            if (all > 0)
            {
                Renew(outcome.NodeOrigin, shares[firms], outcome.Kept.AsSpan(firms * nodes, nodes), free, all);
            }
        }
    }

    /// <summary>What lapsed is made anew at once, with what ran out.</summary>
    private void Renew(
        int[] nodeOrigin,
        double[] held,
        ReadOnlySpan<double> kept,
        ReadOnlySpan<double> free,
        double all
    )
    {
        Span<double> stays = stackalloc double[held.Length];
        for (int k = 0; k < kept.Length; k++)
        {
            int o = nodeOrigin[k];
            stays[o] = Math.Max(stays[o], kept[k]);
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
            held[nodeOrigin[k]] += gone * free[k] / all;
        }
    }
}
