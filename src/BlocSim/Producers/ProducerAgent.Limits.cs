namespace BlocSim;

/// <content>What plants could make, and want.</content>
internal sealed partial class ProducerAgent
{
    /// <summary>
    /// Tonnes of the lead good the stage would have made at this tick's use of capacity had inputs not limited it; what it expects already where
    /// nothing could be made. Ordering after what was made instead would make every shortage permanent.
    /// </summary>
    private double Wanted(int stage, TradeReport report)
    {
        double wanted = 0;
        foreach (int f in world.Stages[stage].Facilities)
        {
            double limit = limits.GetValueOrDefault(f, 1);
            if (limit < SmallestLimit)
            {
                return stocks[stage].ExpectedLead;
            }

            wanted += report.Output[f] / limit;
        }

        return wanted;
    }

    /// <summary>Share of its capacity that a by-product plant can run on its host's stream.</summary>
    private double HostLimit(int f, YearMonth date) =>
        world.Facilities[f].Host is { } host && plants[f].Capacity > 0
            ? Math.Min(1, host.At(date.MonthsSince(world.Scenario.Clock.Start)) / plants[f].Capacity)
            : 1;

    /// <summary>Share of its capacity that a plant can run on the inputs held or the scrap that came back; plants of a stage share inputs pro rata.</summary>
    private double InputLimit(int f, double perTick)
    {
        if (scrap.TryGetValue(f, out ScrapReturns? returns))
        {
            double most = plants[f].Capacity * perTick;
            return most > 0 ? Math.Min(1, returns.Content / most) : 1;
        }

        int index = world.FacilityStage[f];
        double full = 0;
        foreach (int other in world.Stages[index].Facilities)
        {
            full += plants[other].Operates ? plants[other].Capacity * perTick : 0;
        }

        return full > 0 ? Math.Min(1, stocks[index].LeadPossible() / full) : 1;
    }

    /// <summary>What a tonne of a stage's lead good earns above the cost of the plants that operate, mean by capacity, USD; none where all stand still.</summary>
    private double Margin(int stage, PublicStatistics seen)
    {
        double capacity = 0;
        double spent = 0;
        int good = -1;
        foreach (int f in world.Stages[stage].Facilities)
        {
            double able = plants[f].Operates ? plants[f].Capacity : 0;
            capacity += able;
            spent += able * cost[f];
            good = world.FacilityGood[f];
        }

        return capacity > 0 ? seen.ReceivedPrice[good][world.Layouts[good].OriginOf[nation]] - (spent / capacity) : 0;
    }

    /// <summary>Tonnes of the lead good a tick that plants which opened during the run want to be fed for: 60 % of their capacity.</summary>
    private double PlannedLead(int stage)
    {
        double planned = 0;
        foreach (int f in world.Stages[stage].Facilities)
        {
            bool isNew = world.Facilities[f].Project is not null && plants[f].Operates;
            planned += isNew ? 0.6 * plants[f].Capacity * world.Scenario.Clock.YearsPerTick : 0;
        }

        return planned;
    }
}
