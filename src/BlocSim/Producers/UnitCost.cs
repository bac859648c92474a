namespace BlocSim;

/// <summary>What a tonne of a plant's lead good costs at public prices.</summary>
internal static class UnitCost
{
    /// <summary>Cash cost and inputs, less co-product credit, USD per tonne; at least next to nothing.</summary>
    /// <param name="world">The world.</param>
    /// <param name="facility">The plant.</param>
    /// <param name="cash">Its cash cost now, inputs aside.</param>
    /// <param name="seen">Public statistics.</param>
    public static double Of(World world, int facility, double cash, PublicStatistics seen) =>
        Math.Max(Whole(world, facility, cash, seen), 0.01 * world.Goods[world.FacilityGood[facility]].BasePrice);

    /// <summary>The same where co-products may pay for more than all of it.</summary>
    /// <param name="world">The world.</param>
    /// <param name="facility">The plant.</param>
    /// <param name="cash">Its cash cost now, inputs aside.</param>
    /// <param name="seen">Public statistics.</param>
    public static double Whole(World world, int facility, double cash, PublicStatistics seen)
    {
        Process process = world.Processes[world.FacilityProcess[facility]];
        int nation = world.FacilityNation[facility];
        double unit = cash;
        foreach (Ingredient input in process.Inputs)
        {
            unit += process.InputPerLead(input) * seen.Delivered[world.GoodIndex[input.Good]][nation];
        }

        for (int i = 1; i < process.Outputs.Length; i++)
        {
            int g = world.GoodIndex[process.Outputs[i].Good];
            unit -=
                process.CoproductPerLead(process.Outputs[i]) * seen.CreditPrice[g][world.Layouts[g].OriginOf[nation]];
        }

        return unit;
    }
}
