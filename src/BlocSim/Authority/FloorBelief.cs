namespace BlocSim;

/// <summary>How far investors believe in each floor: the kappa of their appraisals.</summary>
internal sealed class FloorBelief
{
    /// <summary>A floor is breached in a tick when less than this share of outsiders' declared tonnes is at or above it.</summary>
    private const double HeldEnough = 0.9;

    private readonly Credibility rule;
    private readonly int stepMonths;
    private readonly bool[] announced;

    public FloorBelief(World world)
    {
        rule = world.Scenario.Bloc.Credibility;
        stepMonths = world.Scenario.Clock.StepMonths;
        announced = new bool[world.Goods.Length];
    }

    /// <summary>
    /// A border floor is broken where declared imports come in below it, a store where members' producers get less. A contract pays whatever buyers pay.
    /// </summary>
    private static bool Broken(FloorNotice floor, int good, PublicStatistics seen) =>
        floor.Form.Support switch
        {
            FloorSupport.PaysDifference => false,
            FloorSupport.BuysGoods => seen.ReceivedInside[good] < 0.98 * floor.Price,
            _ => seen.FloorHeld[good] < HeldEnough,
        };

    /// <summary>Updates the belief in the floors of a tick.</summary>
    /// <param name="notice">Policy in force; its beliefs are updated.</param>
    /// <param name="seen">Last tick's figures.</param>
    /// <param name="suspended">Whether a good's floor is suspended.</param>
    /// <param name="exits">Members that left since last tick.</param>
    public void Update(PolicyNotice notice, PublicStatistics seen, ReadOnlySpan<bool> suspended, int exits)
    {
        for (int g = 0; g < announced.Length; g++)
        {
            if (!notice.Floors[g].InForce && !suspended[g])
            {
                announced[g] = false;
                notice.Belief[g] = 0;
                continue;
            }

            if (!announced[g])
            {
                announced[g] = true;
                notice.Belief[g] = rule.Start;
                continue;
            }

            bool breached = suspended[g] || Broken(notice.Floors[g], g, seen);
            double keep = PortableMath.Pow(1 - rule.Loss, (breached ? stepMonths : 0) + exits);
            double doubt = breached ? 1 : PortableMath.Pow(1 - rule.MonthlyGain, stepMonths);
            notice.Belief[g] = 1 - ((1 - (notice.Belief[g] * keep)) * doubt);
        }
    }
}
