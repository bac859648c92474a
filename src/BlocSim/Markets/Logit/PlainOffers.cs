namespace BlocSim;

/// <summary>
/// The tonnes that price-takers with an isoelastic schedule offer, eight origins at a time; all other offers one by one. The same bits as
/// <see cref="OfferCurve.Supply"/> gives.
/// </summary>
internal sealed class PlainOffers
{
    private readonly GoodMarket market;
    private readonly bool[] plain;
    private readonly bool[] shaped;
    private readonly int[] seen;
    private readonly double[] level;
    private readonly double[] response;
    private readonly double[] range;
    private readonly double[] start;

    public PlainOffers(GoodMarket market)
    {
        this.market = market;
        int n = LaneMath.Padded(market.Origins);
        plain = new bool[n];
        shaped = new bool[n];
        seen = new int[n];
        level = new double[n];
        response = new double[n];
        range = new double[n];
        start = new double[n];
        Supply = new double[n];
        Slope = new double[n];
        Array.Fill(range, 1);
        Array.Fill(start, -1, market.Origins, n - market.Origins);
    }

    /// <summary>Whether all offers are plain today.</summary>
    public bool All { get; private set; }

    /// <summary>The price at which each plain offer begins; padded to whole packs.</summary>
    public double[] Start => start;

    /// <summary>Tonnes offered by each origin.</summary>
    public double[] Supply { get; }

    /// <summary>Tonnes per USD/t that each would offer more.</summary>
    public double[] Slope { get; }

    /// <summary>Looks which offers are plain today; to be called before the others in every tick.</summary>
    public void Gather()
    {
        if (market.OffersStand)
        {
            return;
        }

        All = true;
        for (int o = 0; o < market.Origins; o++)
        {
            OfferCurve offer = market.Offers[o];
            if (offer.Version != seen[o])
            {
                seen[o] = offer.Version;
                shaped[o] = offer.IsPlain(out level[o], out response[o], out range[o], out start[o]);
            }

            plain[o] = shaped[o] && double.IsNaN(offer.Strike) && double.IsInfinity(offer.Limit);
            All &= plain[o];
        }
    }

    /// <summary>Fills <see cref="Supply"/> and <see cref="Slope"/> at the market's prices.</summary>
    public void Evaluate()
    {
        switch (LaneMath.Width)
        {
            case 512:
                Evaluate<Lanes512>();
                break;
            case 256:
                Evaluate<Lanes256>();
                break;
            default:
                Evaluate<Lanes128>();
                break;
        }
    }

    private void Evaluate<T>()
        where T : struct, ILanes<T>
    {
        bool all = All;
        for (int o = 0; o < market.Origins; o += LaneMath.Lanes)
        {
            nuint i = (nuint)o;
            T above = T.Load(ref market.Price[0], i) - T.Load(ref start[0], i);
            all &= T.AllBelow(T.Fill(0), above);
            T elasticity = T.Load(ref response[0], i);
            T q = T.Load(ref level[0], i) * LaneMath.Exp(elasticity * LaneMath.Log(above / T.Load(ref range[0], i)));
            q.Store(ref Supply[0], i);
            (q * elasticity / above).Store(ref Slope[0], i);
        }

        for (int o = 0; o < market.Origins && !all; o++)
        {
            if (!plain[o] || !(market.Price[o] > start[o]))
            {
                Supply[o] = market.Offers[o].Supply(market.Price[o], out Slope[o]);
            }
        }
    }
}
