namespace BlocSim;

/// <summary>
/// What the rows of a logit market want at given prices, and the derivatives: where nearly all time is spent. Rows that face no
/// wedge run over packs; rows behind a levy, a duty that can be evaded or a minimum price take the general path.
/// </summary>
internal sealed class LogitRows
{
    private readonly GoodMarket market;
    private readonly UntaxedDemand plain;
    private readonly TaxedDemand wedged;

    public LogitRows(GoodMarket market)
    {
        this.market = market;
        int n = market.Stride;
        plain = new UntaxedDemand(market);
        wedged = new TaxedDemand(market);
        DemandByLevy = new double[n];
        Demand = new double[n];
        Jacobian = new double[n * n];
    }

    /// <summary>Tonnes wanted from each node.</summary>
    public double[] Demand { get; }

    /// <summary>Derivative of <see cref="Demand"/> by node price, row-major with the market's stride.</summary>
    public double[] Jacobian { get; }

    /// <summary>Derivative of <see cref="Demand"/> by the reference levy.</summary>
    public double[] DemandByLevy { get; }

    /// <summary>How often demand was computed, and how often its derivatives were, since the market was made.</summary>
    public (long Demand, long Derivatives) Count { get; private set; }

    /// <summary>Sorts the rows by today's borders; to be called before the others in every tick.</summary>
    public void Gather()
    {
        plain.Gather();
        wedged.Gather();
    }

    /// <summary>Fills <see cref="Demand"/> at the market's current prices and levy.</summary>
    public void Evaluate()
    {
        Count = (Count.Demand + 1, Count.Derivatives);
        Array.Clear(Demand);
        switch (LaneMath.Width)
        {
            case 512:
                plain.AddDemand<Lanes512>(Demand);
                break;
            case 256:
                plain.AddDemand<Lanes256>(Demand);
                break;
            default:
                plain.AddDemand<Lanes128>(Demand);
                break;
        }

        wedged.AddDemand(Demand);
    }

    /// <summary>Fills the derivatives at the prices and the levy of the last <see cref="Evaluate"/>.</summary>
    /// <param name="foreseen">With buyers' long-run elasticities, as sellers who plan their tonnes see them.</param>
    public void Differentiate(bool foreseen = false)
    {
        Count = (Count.Demand, Count.Derivatives + 1);
        Array.Clear(Jacobian);
        Array.Clear(DemandByLevy);
        switch (LaneMath.Width)
        {
            case 512:
                plain.AddDerivatives<Lanes512>(Jacobian, foreseen);
                wedged.AddDerivatives<Lanes512>(Jacobian, DemandByLevy, foreseen);
                break;
            case 256:
                plain.AddDerivatives<Lanes256>(Jacobian, foreseen);
                wedged.AddDerivatives<Lanes256>(Jacobian, DemandByLevy, foreseen);
                break;
            default:
                plain.AddDerivatives<Lanes128>(Jacobian, foreseen);
                wedged.AddDerivatives<Lanes128>(Jacobian, DemandByLevy, foreseen);
                break;
        }
    }

    /// <summary>Writes the flows, price indices and hiding costs of every row at the prices and the levy of the last <see cref="Evaluate"/>.</summary>
    public void Record()
    {
        Demand.CopyTo(market.Sales, 0);
        switch (LaneMath.Width)
        {
            case 512:
                plain.Record<Lanes512>();
                break;
            case 256:
                plain.Record<Lanes256>();
                break;
            default:
                plain.Record<Lanes128>();
                break;
        }

        wedged.Record();
    }
}
