namespace BlocSim;

/// <summary>
/// Captures the levy: takes from its own exports to each member what lifts their declared price there to the floor, so that what members' buyers
/// pay above its price goes to its own treasury and not to the bloc's. It knows the floor, the duties and the freight, and its own border price.
/// </summary>
/// <remarks>With one levy a good, cheaper goods of other outsiders keep the levy up; then its own goods bear both and lose sales.</remarks>
internal sealed class Capture
{
    private readonly World world;
    private readonly Strategy rule;
    private readonly int nation;
    private readonly int[] goods;
    private bool active;

    public Capture(World world, Strategy rule)
    {
        this.world = world;
        this.rule = rule;
        nation = world.Nation(rule.Nation);
        goods = [.. rule.Goods.Select(g => world.GoodIndex[g])];
    }

    /// <summary>Sees the floor and its own border price; decides about the next tick.</summary>
    /// <returns>What it began or ended, or null.</returns>
    public string? Decide(in MarketView view, TradeReport report, GovernmentMeasures next)
    {
        bool was = active;
        active = false;
        YearMonth following = view.Date.AddMonths(world.Scenario.Clock.StepMonths);
        foreach (int g in goods)
        {
            // The calendar is public: where no floor will be in force nothing is taken.
            bool held = view.Notice.FloorSettled[g]
                ? view.Notice.Floors[g].InForce
                : world.Scenario.Bloc.Floors.Any(f => f.Good == world.Goods[g].Name && f.InForce.Holds(following));
            if (!held)
            {
                continue;
            }

            for (int to = 0; to < world.Nations.Length && rule.InForce.Holds(view.Date); to++)
            {
                double charge = rule.Share * Gap(g, to, view.Notice, report.BorderPrice[g]);
                next.Charge[g][to] += charge;
                active |= charge > 0;
            }
        }

        return active == was ? null
            : active ? "begins to tax its exports to members up to the floor: the levy's revenue is its own"
            : "no longer taxes its exports to members up to the floor";
    }

    /// <summary>What lifts a tonne to the floor at a member's border, before duty, USD; nothing where no levy is due.</summary>
    private double Gap(int good, int to, PolicyNotice notice, double price)
    {
        FloorNotice floor = notice.Floors[good];
        bool levied = floor.InForce && floor.Form.Receiver == WedgeReceiver.Treasury;
        if (!levied || !notice.Applies[to] || notice.Member[nation] || to == nation || double.IsNaN(price))
        {
            return 0;
        }

        int pair = (to * world.Nations.Length) + nation;
        double border = BorderCharge.BeforeDuty(
            floor.Price,
            notice.DutyRate[good][pair],
            notice.DutySpecific[good][pair]
        );
        return Math.Max(0, border - price - world.FreightOf(good, nation, to));
    }
}
