namespace BlocSim;

/// <summary>The keeper of the bloc's stockpile: buys through members' buyers in calm markets, releases in disruptions, pays interest and storage.</summary>
/// <remarks>It knows public prices, what members used, its own stocks and money.</remarks>
internal sealed class StockpileKeeper
{
    /// <summary>Memory of the price it calls normal.</summary>
    private const double MemoryYears = 3;

    /// <summary>The last of a gap is closed over this time, so that the keeper does not buy by fits and starts (assumption, 0.5 to 1).</summary>
    private const double TopUpYears = 0.75;

    private readonly World world;
    private readonly Stockpile rules;
    private readonly double[] days;
    private readonly double[] normal;
    private readonly double[] stock;
    private readonly double years;

    public StockpileKeeper(World world, Stockpile rules)
    {
        this.world = world;
        this.rules = rules;
        years = world.Scenario.Clock.YearsPerTick;
        days = new double[world.Goods.Length];
        normal = [.. world.Goods.Select(g => g.BasePrice)];
        stock = new double[world.Goods.Length];
        Cash = rules.Private;
        foreach ((string good, double target) in rules.Targets)
        {
            days[world.GoodIndex[good]] = target;
        }
    }

    /// <summary>Private capital left, USD.</summary>
    public double Cash { get; private set; }

    /// <summary>Loan drawn, USD.</summary>
    public double Debt { get; private set; }

    /// <summary>Interest and storage paid so far, USD.</summary>
    public double Carrying { get; private set; }

    /// <summary>Tonnes in store.</summary>
    public double Stock(int good) => stock[good];

    /// <summary>What the stocks would fetch at the prices of the day, USD.</summary>
    public double Value(PublicRecord seen)
    {
        double value = 0;
        for (int g = 0; g < stock.Length; g++)
        {
            value += stock[g] * seen.WorldPrice[g];
        }

        return value;
    }

    /// <summary>Profit so far: stocks at the day's prices and cash, less the loan and what was put in, USD.</summary>
    public double Result(PublicRecord seen) => Value(seen) + Cash - Debt - rules.Private;

    /// <summary>Decides for every good what to add to members' orders or to meet from stock this tick.</summary>
    public void Announce(PolicyNotice notice, YearMonth date, PublicRecord seen)
    {
        for (int g = 0; g < stock.Length; g++)
        {
            double price = seen.WorldPrice[g];
            double last = notice.StockpileDemand[g];
            double use = seen.MemberUse[g] / last;
            notice.StockpileDemand[g] = 1;
            if (days[g] > 0 && use > 0 && rules.InForce.Holds(date))
            {
                notice.StockpileDemand[g] = Demand(g, price, use);
            }

            normal[g] += Math.Min(1, years / MemoryYears) * (price - normal[g]);
        }
    }

    /// <summary>Books what the tick brought: tonnes bought, or negative released, and what they cost.</summary>
    public void Keep(int good, double tonnes, double spending)
    {
        stock[good] = Math.Max(0, stock[good] + tonnes);
        Pay(spending);
    }

    /// <summary>Pays the tick's interest and storage.</summary>
    public void PayCarrying(PublicRecord seen)
    {
        double cost = years * ((rules.Interest * Debt) + (rules.StorageCost * Value(seen)));
        Carrying += cost;
        Pay(cost);
    }

    private double Demand(int g, double price, double use)
    {
        if (price > rules.ReleaseAbove * normal[g] && stock[g] > 0)
        {
            return 1 - Math.Min(Math.Min(rules.ReleaseShare, 0.9), stock[g] / use);
        }

        double target = days[g] / 365 * use / years;
        double money = Cash + rules.Loan - Debt;
        if (price > rules.BuyBelow * normal[g] || stock[g] >= target || !(money > 0))
        {
            return 1;
        }

        // Money for all goods is shared in the order of goods; half a tick's price rise is kept in hand.
        double order = Math.Min(
            (target - stock[g]) * Math.Min(1, years / TopUpYears),
            target * years / rules.FillYears
        );
        return 1 + (Math.Min(order, money / (1.5 * price)) / use);
    }

    private void Pay(double amount)
    {
        Cash -= amount;
        if (Cash < 0)
        {
            Debt -= Cash;
            Cash = 0;
        }
        else if (Debt > 0)
        {
            double back = Math.Min(Debt, Math.Max(0, Cash - rules.Private));
            back = Math.Max(back, amount < 0 ? Math.Min(Debt, -amount) : 0);
            Debt -= back;
            Cash -= back;
        }
    }
}
