namespace BlocSim;

/// <summary>
/// Tests members' goods for their content: every January, and when a rule begins or ends, by the figures of the period before. What it finds holds until the next
/// test, as a certificate does. Of several rules on one good the strictest in force decides.
/// </summary>
internal sealed class OriginTest(World world, PolicyNotice notice)
{
    private readonly OriginRule[] rules = [.. world.Scenario.Bloc.OriginRules];
    private readonly int[] goods = GoodsUnderRules(world);
    private readonly bool[] held = new bool[world.Scenario.Bloc.OriginRules.Length];

    /// <summary>Goods that any rule covers at any time.</summary>
    public static int[] GoodsUnderRules(World world) =>
        [
            .. world
                .Scenario.Bloc.OriginRules.SelectMany(r => r.Goods)
                .Distinct()
                .Select(g => world.GoodIndex[g])
                .Order(),
        ];

    /// <summary>Announces whose goods fail where a test is due.</summary>
    /// <returns>Whether any now counts otherwise.</returns>
    public bool Review(YearMonth date, PublicStatistics seen)
    {
        bool due = date.Month <= world.Scenario.Clock.StepMonths;
        for (int i = 0; i < rules.Length; i++)
        {
            bool holds = rules[i].InForce.Holds(date);
            due |= holds != held[i];
            held[i] = holds;
        }

        bool changed = false;
        foreach (int g in due ? goods : [])
        {
            double required = Required(g);
            changed |= required > 0 != notice.Tested[g];
            notice.Tested[g] = required > 0;
            for (int n = 0; n < world.Nations.Length; n++)
            {
                bool fails = seen.MemberContent[g][n] < required;
                changed |= fails != notice.Foreign[g][n];
                notice.Foreign[g][n] = fails;
            }
        }

        return changed;
    }

    private double Required(int good)
    {
        double required = 0;
        for (int i = 0; i < rules.Length; i++)
        {
            bool covers = held[i] && rules[i].Goods.Contains(world.Goods[good].Name);
            required = covers ? Math.Max(required, rules[i].Content) : required;
        }

        return required;
    }
}
