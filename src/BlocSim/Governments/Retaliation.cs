namespace BlocSim;

/// <summary>
/// Some months after the bloc burdens its goods the state stops supplying one member, the largest buyer first, and hurts it on goods outside the
/// model; when its turn is over the next one follows.
/// </summary>
internal sealed class Retaliation
{
    private readonly Strategy rule;
    private readonly int nation;
    private readonly int[] goods;
    private readonly int stepMonths;
    private readonly bool[] hadTurn;
    private readonly Nation[] nations;
    private int monthsBurdened;
    private int monthsOn;

    public Retaliation(World world, Strategy rule)
    {
        this.rule = rule;
        nation = world.Nation(rule.Nation);
        nations = world.Nations;
        goods = [.. rule.Goods.Select(g => world.GoodIndex[g])];
        stepMonths = world.Scenario.Clock.StepMonths;
        hadTurn = new bool[world.Nations.Length];
    }

    /// <summary>The member whose turn it is, or -1.</summary>
    public int Target { get; private set; } = -1;

    /// <summary>What the target loses on goods outside the model, USD a year.</summary>
    public double Cost => rule.Yearly;

    /// <summary>Sees the burden on its goods and who buys how much; decides about the next tick.</summary>
    /// <returns>What it began or ended, or null.</returns>
    public string? Decide(in MarketView view, GovernmentMeasures next)
    {
        bool burdened = view.Notice.BearsOn(goods, nation);

        monthsBurdened = burdened && rule.InForce.Holds(view.Date) ? monthsBurdened + stepMonths : 0;
        int before = Target;
        monthsOn += stepMonths;
        bool turnOver = rule.LastsMonths > 0 && monthsOn > rule.LastsMonths;
        bool left = Target >= 0 && !view.Notice.Member[Target];
        if (monthsBurdened == 0 || monthsBurdened < rule.DelayMonths)
        {
            Target = -1;
        }
        else if (Target < 0 || turnOver || left)
        {
            Target = Largest(view);
            monthsOn = stepMonths;
        }

        foreach (int g in goods)
        {
            if (Target >= 0)
            {
                next.Banned[g][Target] = true;
            }
        }

        return Target == before ? null
            : Target >= 0 ? $"stops supplying {nations[Target].Title}"
            : $"supplies {nations[before].Title} again";
    }

    /// <summary>The member that buys most and had no turn yet; when all had one, it begins again.</summary>
    private int Largest(in MarketView view)
    {
        for (int round = 0; round < 2; round++)
        {
            int best = -1;
            double most = 0;
            for (int n = 0; n < nations.Length; n++)
            {
                double value = Bought(view.Public, n);
                if (view.Notice.Member[n] && n != nation && !hadTurn[n] && value > most)
                {
                    best = n;
                    most = value;
                }
            }

            if (best >= 0)
            {
                hadTurn[best] = true;
                return best;
            }

            Array.Clear(hadTurn);
        }

        return -1;
    }

    private double Bought(PublicStatistics seen, int n)
    {
        double value = 0;
        foreach (int g in goods)
        {
            value += seen.Use[g][n] * seen.WorldPrice[g];
        }

        return value;
    }
}
