namespace BlocSim;

/// <summary>The keeper of the bloc's stockpile: buys through members' buyers in calm markets, releases in disruptions, pays interest and storage.</summary>
/// <remarks>It knows public prices, what members used, its own stocks and money.</remarks>
internal sealed class StockpileKeeper
{
    /// <summary>Memory of the price it calls normal.</summary>
    private const double MemoryYears = 3;

    /// <summary>A stock of less than this share of a tick's use has nothing to release: what is promised is a part of it, so dust would last for ever.</summary>
    private const double Empty = 0.001;

    /// <summary>Share of the stock that may be promised: use may rise before the period is over.</summary>
    private const double Surely = 0.6;

    /// <summary>The last of a gap is closed over this time, so that the keeper does not buy by fits and starts (assumption, 0.5 to 1).</summary>
    private const double TopUpYears = 0.75;

    /// <summary>
    /// Over this part of the normal price, below the one at which it stops but not below the normal one itself, it buys less and less: its own buying lifts the
    /// price, and must not end itself from one month to the next (assumption, 0.1 to 0.3).
    /// </summary>
    private const double Taper = 0.15;

    private readonly World world;
    private readonly Stockpile rules;
    private readonly double[] days;
    private readonly double[] normal;
    private readonly double[] stock;
    private readonly double[] release;
    private readonly double years;

    public StockpileKeeper(World world, Stockpile rules)
    {
        this.world = world;
        this.rules = rules;
        years = world.Scenario.Clock.YearsPerTick;
        days = new double[world.Goods.Length];
        normal = [.. world.Goods.Select(g => g.BasePrice)];
        stock = new double[world.Goods.Length];
        release = new double[world.Goods.Length];
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

    /// <summary>What members had to pay in when loan and capital were used up, USD.</summary>
    public double Called { get; private set; }

    /// <summary>Tonnes in store.</summary>
    public double Stock(int good) => stock[good];

    /// <summary>Pays the period's interest and storage and states how things stand.</summary>
    /// <param name="report">Is filled in.</param>
    /// <param name="seen">Public prices.</param>
    public void Report(StockpileReport report, PublicStatistics seen)
    {
        stock.CopyTo(report.Stock, 0);
        report.Carrying = years * ((rules.Interest * Debt) + (rules.StorageCost * report.Value(seen)));
        Pay(report.Carrying);
        report.Cash = Cash;
        report.Debt = Debt;
        report.Called = Called;
        report.PaidIn = rules.Private;
    }

    /// <summary>Decides for every good what to add to members' orders or to meet from stock this tick.</summary>
    public void Announce(PolicyNotice notice, YearMonth date, PublicStatistics seen)
    {
        double money = Cash + rules.Loan - Debt;
        for (int g = 0; g < stock.Length; g++)
        {
            double price = seen.WorldPrice[g];
            double last = seen.StockpileFactor[g];
            double use = seen.MemberUse[g] / last;
            release[g] = Math.Max(0, 1 - last);
            notice.StockpileDemand[g] = 1;
            notice.StockpilePromise[g] = 0;
            if (days[g] > 0 && use > 0 && rules.InForce.Holds(date))
            {
                notice.StockpileDemand[g] = Demand(g, price, Math.Max(price, seen.PaidInside[g]), use, ref money);
                notice.StockpilePromise[g] = stock[g] > Empty * use ? Math.Min(Full, Surely * stock[g] / use) : 0;
                notice.StockpileMark[g] = rules.ReleaseAbove * normal[g];
            }

            // What is normal is not learnt from months of disruption, of which those in which a release fades are none.
            double weight = release[g] > 0 && price > Calm * normal[g] ? 0 : Math.Min(1, years / MemoryYears);
            normal[g] += weight * (price - normal[g]);
        }
    }

    /// <summary>Books what the tick brought: tonnes bought, or negative released, and what they cost.</summary>
    public void Keep(int good, double tonnes, double spending)
    {
        stock[good] = Math.Max(0, stock[good] + tonnes);
        Pay(spending);
    }

    /// <summary>
    /// The factor on members' orders. What was released last goes on, less of it the lower the price is under the mark and by a quarter a month at most; once the
    /// market is calm it fades by a quarter. Its own effect on the price must not end it from one month to the next. Nothing is bought while it lasts. That
    /// more is released where the price would be above the mark is promised beside it.
    /// </summary>
    private double Demand(int g, double price, double paid, double use, ref double money)
    {
        double months = 12 * years;
        double against = price / (rules.ReleaseAbove * normal[g]);
        double change = price > Calm * normal[g] ? Math.Clamp(against, 0.75, 1) : 0.75;
        release[g] = Math.Min(Full, release[g] * PortableMath.Pow(change, months));
        release[g] = release[g] > 0.01 * Full ? release[g] : 0;
        release[g] = stock[g] > Empty * use ? release[g] : 0;
        if (release[g] > 0)
        {
            // Use may rise before the month is over: what is promised is what is surely there.
            return 1 - Math.Min(release[g], Surely * stock[g] / use);
        }

        double target = days[g] / 365 * use / years;
        double room = (rules.BuyBelow * normal[g]) - price;
        double taper = Math.Clamp(rules.BuyBelow - 1, 0, Taper) * normal[g];
        double calm = taper > 0 ? Math.Clamp(room / taper, 0, 1) : (room >= 0 ? 1 : 0);
        if (calm == 0 || stock[g] >= target || !(money > 0))
        {
            return 1;
        }

        // Goods are served in their order; the price may rise by half while it buys.
        double order = Math.Min(
            (target - stock[g]) * Math.Min(1, years / TopUpYears),
            target * years / rules.FillYears
        );
        order = Math.Min(calm * order, money / (1.5 * paid));
        money -= 1.5 * paid * order;
        return 1 + (order / use);
    }

    /// <summary>The largest share of members' orders that is released.</summary>
    private double Full => Math.Min(rules.ReleaseShare, 0.9);

    /// <summary>The multiple of the normal price, half way between those at which it stops buying and begins to release, below which a market is calm again.</summary>
    private double Calm => 0.5 * (rules.BuyBelow + rules.ReleaseAbove);

    /// <summary>Capital first, then the loan; what neither covers members pay in. Income pays back the loan first.</summary>
    private void Pay(double amount)
    {
        if (amount < 0)
        {
            double back = Math.Min(Debt, -amount);
            Debt -= back;
            Cash += -amount - back;
            return;
        }

        double own = Math.Min(Cash, amount);
        Cash -= own;
        double lent = Math.Min(amount - own, Math.Max(0, rules.Loan - Debt));
        Debt += lent;
        Called += amount - own - lent;
    }
}
