namespace BlocSim;

/// <summary>
/// Predation with a budget and a memory: while rivals' capacity, idle or being built as well, is above that of the start by more than a mark, the
/// state pays its producers per tonne; when they have gone or the money has, it taxes exports for a time to get the money back.
/// </summary>
internal sealed class Dumping
{
    private readonly Strategy rule;
    private readonly int nation;
    private readonly int[] goods;
    private readonly int stepMonths;
    private double spent;
    private double atStart = double.NaN;
    private bool active;
    private int recoupMonthsLeft;

    public Dumping(World world, Strategy rule)
    {
        this.rule = rule;
        nation = world.Nation(rule.Nation);
        goods = [.. rule.Goods.Select(g => world.GoodIndex[g])];
        stepMonths = world.Scenario.Clock.StepMonths;
    }

    /// <summary>Sees rivals' capacities and the tonnes it paid for; decides about the next tick.</summary>
    /// <returns>What it began or ended, or null.</returns>
    public string? Decide(in MarketView view, TradeReport report, GovernmentMeasures next)
    {
        double rivals = Rivals(view.Public);
        atStart = double.IsNaN(atStart) ? rivals : atStart;
        double entrants = rivals - atStart;
        string? news = null;
        if (active)
        {
            foreach (int g in goods)
            {
                spent += rule.Subsidy * report.Made[g];
            }

            bool gone = entrants <= 0.5 * rule.Mark;
            if (gone || spent >= rule.Budget || !rule.InForce.Holds(view.Date))
            {
                active = false;
                recoupMonthsLeft = rule.RecoupMonths;
                news = gone ? "ends its dumping: the entrants have gone" : "ends its dumping: its money or time is up";
            }
        }
        else if (recoupMonthsLeft > 0)
        {
            recoupMonthsLeft -= stepMonths;
        }
        else if (entrants > rule.Mark && spent < rule.Budget && rule.InForce.Holds(view.Date))
        {
            active = true;
            news = "begins to dump";
        }

        foreach (int g in goods)
        {
            next.Subsidy[g] += active ? rule.Subsidy : 0;
            next.ExportTaxRate[g] += !active && recoupMonthsLeft > 0 ? rule.RecoupTax : 0;
        }

        return news;
    }

    private double Rivals(PublicStatistics seen)
    {
        double sum = 0;
        foreach (int g in goods)
        {
            for (int o = 0; o < seen.Capacity[g].Length; o++)
            {
                sum +=
                    seen.OriginNation[g][o] == nation
                        ? 0
                        : seen.Capacity[g][o] + seen.Pipeline[g][o] + seen.Resting[g][o];
            }
        }

        return sum;
    }
}
