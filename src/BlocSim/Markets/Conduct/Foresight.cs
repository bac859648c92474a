namespace BlocSim;

/// <summary>
/// Lets sellers weigh profits at demand as they foresee it: through today's price and tonnes, but with buyers' long-run elasticity. Today's demand is
/// put back afterwards.
/// </summary>
internal sealed class Foresight(GoodMarket market)
{
    private readonly Demand[] today = new Demand[market.Rows.Length];

    /// <summary>Whether the long run differs from today for any buyer.</summary>
    public bool Differs
    {
        get
        {
            foreach (ref readonly Demand d in market.Demands.AsSpan())
            {
                if (d.Form == DemandForm.Isoelastic && d.LongRun != d.Response)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// How far to go towards what is best at demand as foreseen: tonnes that move the foreseen price by one per cent move today's by long-run over
    /// short-run elasticity times as much.
    /// </summary>
    public double Damping
    {
        get
        {
            double least = 1;
            foreach (ref readonly Demand d in market.Demands.AsSpan())
            {
                if (d.Form == DemandForm.Isoelastic && d.LongRun > 0 && d.Level > 0)
                {
                    least = Math.Min(least, d.Response / d.LongRun);
                }
            }

            return Math.Max(0.05, least);
        }
    }

    /// <summary>Turns demand into what it would be in the long run, through the last answer.</summary>
    public void Take()
    {
        market.Demands.CopyTo(today, 0);
        for (int r = 0; r < today.Length; r++)
        {
            double index = market.PriceIndex[r];
            if (today[r].Form == DemandForm.Isoelastic && index > 0 && index <= today[r].Choke)
            {
                market.Demands[r].Level = today[r].Quantity(index, out _);
                market.Demands[r].Reference = index;
                market.Demands[r].Response = today[r].LongRun;
            }
        }
    }

    /// <summary>Puts today's demand back.</summary>
    public void Leave() => today.CopyTo(market.Demands, 0);
}
