namespace BlocSim;

/// <summary>
/// Tit for tat: some months after the bloc burdens its goods the state lets only a part of last year's exports out; after a while it offers a truce,
/// and begins again if the burden still stands when the truce is over.
/// </summary>
internal sealed class Restriction
{
    private readonly Strategy rule;
    private readonly int nation;
    private readonly int[] goods;
    private readonly int stepMonths;
    private readonly double[] usual;
    private int monthsBurdened;
    private int monthsOn;
    private int truceLeft;

    public Restriction(World world, Strategy rule)
    {
        this.rule = rule;
        nation = world.Nation(rule.Nation);
        goods = [.. rule.Goods.Select(g => world.GoodIndex[g])];
        stepMonths = world.Scenario.Clock.StepMonths;
        usual = new double[goods.Length];
    }

    /// <summary>Sees the burden on its goods and its own exports; decides about the next tick.</summary>
    /// <returns>What it began or ended, or null.</returns>
    public string? Decide(in MarketView view, TradeReport report, GovernmentMeasures next)
    {
        bool burdened = view.Notice.BearsOn(goods, nation);

        if (monthsOn == 0)
        {
            // What usually leaves: a moving average with a memory of a year, while nothing holds it back.
            double weight = Math.Min(1, stepMonths / 12.0);
            for (int i = 0; i < goods.Length; i++)
            {
                double now = report.Exports[goods[i]];
                usual[i] = usual[i] == 0 ? now : usual[i] + (weight * (now - usual[i]));
            }
        }

        monthsBurdened = burdened && rule.InForce.Holds(view.Date) ? monthsBurdened + stepMonths : 0;
        string? news = null;
        truceLeft = Math.Max(0, truceLeft - stepMonths);
        if (monthsOn > 0)
        {
            bool over = monthsBurdened == 0;
            bool truce = rule.LastsMonths > 0 && monthsOn >= rule.LastsMonths;
            monthsOn = over || truce ? 0 : monthsOn + stepMonths;
            truceLeft = truce && !over ? rule.TruceMonths : 0;
            news =
                over ? "lifts its export limit: the bloc's measure is gone"
                : truce ? "suspends its export limit: a truce"
                : null;
        }
        else if (truceLeft == 0 && monthsBurdened > 0 && monthsBurdened >= rule.DelayMonths)
        {
            monthsOn = stepMonths;
            news = "limits its exports in answer to the bloc";
        }

        for (int i = 0; i < goods.Length && monthsOn > 0; i++)
        {
            next.Quota[goods[i]] = Math.Min(next.Quota[goods[i]], rule.Limit * usual[i]);
        }

        return news;
    }
}
