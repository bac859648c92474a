namespace BlocSim;

/// <summary>One nation's sector buying one good for final use.</summary>
/// <remarks>It knows its own needs, announced policy and public prices; of others' evasion only what customs publish.</remarks>
internal sealed class BuyerAgent
{
    /// <summary>Share of the gap to the long-run response closed in a month (assumption; docs/odd.md, parameters).</summary>
    private const double MonthlyAdjustment = 0.02;

    private readonly World world;
    private readonly Calibration calibration;
    private readonly Buyer buyer;
    private readonly int good;
    private readonly int row;
    private readonly double[] weights;
    private readonly double adjustment;
    private readonly double growthPerTick;
    private double logThrift;
    private double mostSaved;
    private double growth = 1;
    private PerceivedOdds odds;
    private readonly OwnStock? stock;
    private readonly ContractBook? contract;
    private int weighed;

    public BuyerAgent(World world, Calibration calibration, int index)
    {
        this.world = world;
        this.calibration = calibration;
        buyer = world.Buyers[index];
        good = world.GoodIndex[buyer.Good];
        row = Array.IndexOf(world.Layouts[good].RowBuyer, index);
        weights = new double[world.Layouts[good].OriginNation.Length];
        odds = new PerceivedOdds(world);
        int months = world.Scenario.Clock.StepMonths;
        adjustment = 1 - Elementary.Pow(1 - MonthlyAdjustment, months);
        growthPerTick = Elementary.Pow(1 + buyer.Growth, months / 12.0);
        contract = world.Goods[good].Contracts is { } rules
            ? new ContractBook(rules, calibration, good, row, months)
            : null;
        if (world.Goods[good].Stocks is not null && buyer.Form == DemandForm.Isoelastic)
        {
            double perTick = calibration.RowQuantity[good][row] * world.Scenario.Clock.YearsPerTick;
            stock = new OwnStock(world, good, world.Nation(buyer.Nation), perTick, calibration.RowIndex[good][row]);
        }
    }

    /// <summary>States demand and sourcing weights for this tick.</summary>
    public Bid Bid(in MarketView view)
    {
        if (weighed != view.Public.Version)
        {
            Sourcing.Weigh(calibration, good, row, view.Public, weights);
            weighed = view.Public.Version;
        }

        Demand demand = Demand(logThrift);
        if (stock is null)
        {
            return new Bid(good, row, demand, weights, odds.Value) { Contract = contract };
        }

        stock.Decide(view, demand.Response);
        return new Bid(good, row, stock.Order.On(demand), weights, odds.Value)
        {
            Contract = contract,
            Stocking = stock.Order,
            Use = demand,
        };
    }

    /// <summary>Renews the contracts that ran out.</summary>
    public void Renew(GoodMarket market) => contract?.Renew(market, row);

    /// <summary>What it wants at this tick's size of demand, so much of it saved for good.</summary>
    /// <param name="saved">Logarithm of the price index, against the base year, that it has adapted to.</param>
    private Demand Demand(double saved)
    {
        double perTick = world.Scenario.Clock.YearsPerTick;
        Good g = world.Goods[good];
        Demand demand;
        if (buyer.Form == DemandForm.Linear)
        {
            demand = new Demand
            {
                Form = DemandForm.Linear,
                Level = buyer.Level * growth * perTick,
                Response = buyer.Slope * growth * perTick,
                Choke = buyer.Slope > 0 ? buyer.Level / buyer.Slope : double.PositiveInfinity,
            };
        }
        else
        {
            double quantity = calibration.RowQuantity[good][row];
            double reference = calibration.RowIndex[good][row];
            double basePrice = calibration.RowPrice[good][row];
            double thrift = Elementary.Exp(-(buyer.LongRunElasticity - buyer.Elasticity) * saved);
            demand = new Demand
            {
                Form = DemandForm.Isoelastic,
                Level = quantity * growth * thrift * perTick,
                Response = buyer.Elasticity,
                LongRun = buyer.LongRunElasticity,
                Reference = reference,
                Choke = g.Choke * basePrice,
            };
        }

        return demand;
    }

    /// <summary>What it would want at this tick's size of demand had it adapted to a price index for good.</summary>
    /// <param name="weights">How it weighs origins, every one qualified.</param>
    /// <param name="detection">The chance of being caught, known to all.</param>
    /// <param name="index">The price index it has adapted to; NaN for the base year's.</param>
    public Bid Settled(double[] weights, double detection, double index)
    {
        double saved = index > 0 ? Elementary.Log(index / calibration.RowIndex[good][row]) : 0;
        return new Bid(good, row, Demand(buyer.Form == DemandForm.Linear ? 0 : saved), weights, detection);
    }

    /// <summary>Moves toward the long-run response to the price paid, grows, and learns from what customs found.</summary>
    /// <param name="priceIndex">Its price index this tick, NaN when it could not buy.</param>
    /// <param name="caughtShare">Share of evading lots caught, NaN when unknown.</param>
    /// <param name="bought">Tonnes it bought.</param>
    public void Adapt(double priceIndex, double caughtShare, double bought)
    {
        stock?.Move(bought, priceIndex, world.Goods[good].Choke * calibration.RowPrice[good][row]);
        if (buyer.Form == DemandForm.Isoelastic && priceIndex > 0)
        {
            double reference = calibration.RowIndex[good][row];
            logThrift = ((1 - adjustment) * logThrift) + (adjustment * Elementary.Log(priceIndex / reference));
            mostSaved = Math.Max(mostSaved, logThrift);
            double stays = buyer.Irreversible * mostSaved;
            logThrift = stays > 0 ? Math.Max(logThrift, stays) : logThrift;
        }

        growth *= growthPerTick;
        odds.Learn(caughtShare);
    }
}
