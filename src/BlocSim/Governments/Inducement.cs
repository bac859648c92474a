namespace BlocSim;

/// <summary>
/// Divides the bloc: offers the member that gains least from it money for every year outside and a discount on its goods, and gives both as long as
/// it stays out. One member at a time.
/// </summary>
internal sealed class Inducement
{
    private readonly Strategy rule;
    private readonly int nation;
    private readonly Nation[] nations;
    private readonly int[] goods;
    private readonly double years;
    private double spent;
    private double worth;

    public Inducement(World world, Strategy rule)
    {
        this.rule = rule;
        nation = world.Nation(rule.Nation);
        nations = world.Nations;
        goods = [.. rule.Goods.Select(g => world.GoodIndex[g])];
        years = world.Scenario.Clock.YearsPerTick;
    }

    /// <summary>The nation courted, or -1.</summary>
    public int Target { get; private set; } = -1;

    /// <summary>
    /// What is offered, USD a year: money, and to a member what the discount would be worth on what it buys now. Who has left sees the discount in
    /// its prices.
    /// </summary>
    public double Offer => rule.Yearly + worth;

    /// <summary>Sees who is in and what each last said it gains; decides about the next tick.</summary>
    /// <returns>What it began, or null.</returns>
    public string? Decide(in MarketView view, TradeReport report, GovernmentMeasures next)
    {
        bool pays = Target >= 0 && !view.Notice.Member[Target];
        spent += pays ? (rule.Yearly * years) + Given(view, report) : 0;
        if (spent >= rule.Budget || !rule.InForce.Holds(view.Date))
        {
            Target = -1;
            worth = 0;
            return null;
        }

        // Who cannot leave any more is courted no more.
        Target = Target >= 0 && view.Notice.Settled[Target] && view.Notice.Member[Target] ? -1 : Target;
        string? news = Target >= 0 ? null : Court(view);
        worth = 0;
        foreach (int g in Target >= 0 ? goods : [])
        {
            double off = rule.Discount * report.BorderPrice[g];
            if (double.IsNaN(off))
            {
                continue;
            }

            if (view.Notice.Member[Target])
            {
                worth += off * report.ExportsTo![g][Target] / years;
            }
            else
            {
                next.Charge[g][Target] -= off;
            }
        }

        return news;
    }

    /// <summary>What discounts on this tick's exports to the nation that left came to, USD.</summary>
    private double Given(in MarketView view, TradeReport report)
    {
        double sum = 0;
        foreach (int g in goods)
        {
            sum += Math.Max(0, -view.Public.Measures[nation].Charge[g][Target]) * report.ExportsTo![g][Target];
        }

        return sum;
    }

    private string? Court(in MarketView view)
    {
        double least = double.PositiveInfinity;
        for (int n = 0; n < nations.Length; n++)
        {
            double gain = view.Public.Gain[n];
            if (view.Notice.Member[n] && !view.Notice.Settled[n] && n != nation && gain < least)
            {
                least = gain;
                Target = n;
            }
        }

        string what =
            rule.Discount == 0 ? "money"
            : rule.Yearly == 0 ? "a discount"
            : "money and a discount";
        return Target >= 0 ? $"offers {nations[Target].Title} {what} for leaving the bloc" : null;
    }
}
