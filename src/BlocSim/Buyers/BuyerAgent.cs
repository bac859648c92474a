namespace BlocSim;

/// <summary>One nation's sector buying one good for final use.</summary>
/// <remarks>It knows its own needs, announced policy and public prices; of others' evasion only what customs publish.</remarks>
internal sealed class BuyerAgent : IParticipant
{
    /// <summary>Share of the gap to the long-run response closed in a month (assumption; docs/odd.md, parameters).</summary>
    private const double MonthlyAdjustment = 0.02;

    private readonly Calibration calibration;
    private readonly Buyer buyer;
    private readonly int good;
    private readonly int row;
    private readonly double[] weights;
    private readonly double adjustment;
    private readonly double growthPerTick;
    private readonly double yearsPerTick;

    // Tonnes a tick, its price index and the price above which it goes without, all of the base year.
    private readonly double usual;
    private readonly double reference;
    private readonly double choke;

    // Of the buyer, what is asked for every tick: thousands of agents are served in a row, and each further object to look into is waited for.
    private readonly bool linear;
    private readonly double elasticity;
    private readonly double longRunElasticity;
    private readonly double irreversible;
    private readonly double[]? news;
    private double logThrift;
    private double mostSaved;
    private double growth = 1;
    private PerceivedOdds odds;
    private readonly double basePrice;
    private readonly double fading;
    private readonly OwnStock? stock;
    private readonly SupplyContracts? contract;
    private readonly OrderSheet sheet = new() { Bids = new Bid[1] };
    private int weighed;

    /// <summary>How demand that does not answer to price fades out beyond its cap: at once where the good clears exactly, over a per cent elsewhere.</summary>
    private const double Sharp = 1e-9;

    private const double Gradual = 0.01;

    public BuyerAgent(World world, Calibration calibration, int index)
    {
        this.calibration = calibration;
        buyer = world.Buyers[index];
        good = world.GoodIndex[buyer.Good];
        row = Array.IndexOf(world.Layouts[good].RowBuyer, index);
        weights = new double[world.Layouts[good].OriginNation.Length];
        odds = new PerceivedOdds(world);
        int months = world.Scenario.Clock.StepMonths;
        adjustment = 1 - PortableMath.Pow(1 - MonthlyAdjustment, months);
        growthPerTick = PortableMath.Pow(1 + buyer.Growth, months / 12.0);
        linear = buyer.Form == DemandForm.Linear;
        elasticity = buyer.Elasticity;
        longRunElasticity = buyer.LongRunElasticity;
        irreversible = buyer.Irreversible;
        yearsPerTick = world.Scenario.Clock.YearsPerTick;
        usual = calibration.RowQuantity[good][row] * yearsPerTick;
        reference = calibration.RowIndex[good][row];
        news = world.DemandFactor[good];
        choke = world.Goods[good].Choke * calibration.RowPrice[good][row];
        basePrice = world.Goods[good].BasePrice;
        fading = world.Goods[good].IsHomogeneous ? Sharp : Gradual;
        contract = world.Goods[good].Contracts is { } rules
            ? new SupplyContracts(rules, calibration, good, row, months)
            : null;
        if (world.Goods[good].Stocks is not null && !linear)
        {
            stock = new OwnStock(world, good, world.Nation(buyer.Nation), usual, reference);
        }
    }

    /// <inheritdoc />
    public string Name => $"buyer {buyer.Nation} {buyer.Sector} of {buyer.Good}";

    /// <inheritdoc />
    public object? Receive(Phase phase, object message)
    {
        if (message is Opening opening)
        {
            sheet.Bids[0] = Bid(opening.View);
            return sheet;
        }

        var report = (BuyerReport)message;
        if (report.Contracts is { } outcome)
        {
            contract?.Renew(outcome);
        }

        Adapt(report.PriceIndex, report.CaughtShare, report.Bought);
        return null;
    }

    /// <summary>States demand and sourcing weights for this tick.</summary>
    public Bid Bid(in MarketView view)
    {
        if (weighed != view.Public.Version)
        {
            Sourcing.Weigh(calibration, good, row, view.Public, weights);
            weighed = view.Public.Version;
        }

        Demand demand = Demand(logThrift, news is null ? growth : growth * news[view.Tick]);
        Demand wanted = stock is null ? demand : stock.Decide(view, demand);
        return new Bid(good, row, wanted, weights, odds.Value)
        {
            Contract = contract?.Shares,
            Stock = stock is null ? null : new StockBid(stock.Order, demand),
        };
    }

    /// <summary>What it wants, so much of it saved for good.</summary>
    /// <param name="saved">Logarithm of the price index, against the base year, that it has adapted to.</param>
    /// <param name="size">Size of demand against the base year.</param>
    private Demand Demand(double saved, double size) =>
        linear
            ? new Demand
            {
                Form = DemandForm.Linear,
                Level = buyer.Level * size * yearsPerTick,
                Response = buyer.Slope * size * yearsPerTick,
                Reference = basePrice,
                Choke = buyer.Slope > 0 ? buyer.Level / buyer.Slope : choke,
                Fading = fading,
            }
            : new Demand
            {
                Form = DemandForm.Isoelastic,
                Level = usual * size * PortableMath.Exp((elasticity - longRunElasticity) * saved),
                Response = elasticity,
                LongRun = longRunElasticity,
                Reference = reference,
                Choke = choke,
            };

    /// <summary>What it would want at this tick's size of demand, news apart, had it adapted to a price index for good.</summary>
    /// <param name="weights">How it weighs origins, every one qualified.</param>
    /// <param name="detection">The chance of being caught, known to all.</param>
    /// <param name="index">The price index it has adapted to; NaN for the base year's.</param>
    public Bid Settled(double[] weights, double detection, double index)
    {
        double saved = index > 0 ? PortableMath.Log(index / reference) : 0;
        return new Bid(good, row, Demand(linear ? 0 : saved, growth), weights, detection);
    }

    /// <summary>Moves toward the long-run response to the price paid, grows, and learns from what customs found.</summary>
    /// <param name="priceIndex">Its price index this tick, NaN when it could not buy.</param>
    /// <param name="caughtShare">Share of evading lots caught, NaN when unknown.</param>
    /// <param name="bought">Tonnes it bought.</param>
    public void Adapt(double priceIndex, double caughtShare, double bought)
    {
        stock?.Move(bought, priceIndex, choke);
        if (!linear && priceIndex > 0)
        {
            logThrift = ((1 - adjustment) * logThrift) + (adjustment * PortableMath.Log(priceIndex / reference));
            mostSaved = Math.Max(mostSaved, logThrift);
            double stays = irreversible * mostSaved;
            logThrift = stays > 0 ? Math.Max(logThrift, stays) : logThrift;
        }

        Grow();
        odds.Learn(caughtShare);
    }

    /// <summary>Its size a period later.</summary>
    public void Grow() => growth *= growthPerTick;
}
