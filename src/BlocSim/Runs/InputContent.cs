namespace BlocSim;

/// <summary>
/// How much of the value of the inputs that a nation's plants buy comes from members, with a memory of a year that begins with the base year; kept for goods under a
/// rule of origin. Where the goods were made counts, whatever their papers say; their value is what the seller got, before freight, duty and levy.
/// </summary>
internal sealed class InputContent
{
    private const double MemoryMonths = 12;

    private readonly World world;
    private readonly int[] goods;
    private readonly InputNeed[] inputs;
    private readonly double[][] fromMembers;
    private readonly double[][] bought;

    public InputContent(World world)
    {
        this.world = world;
        goods = OriginTest.GoodsUnderRules(world);
        inputs = [.. world.InputNeeds.SelectMany(n => n).Where(n => Array.IndexOf(goods, Made(n)) >= 0)];
        fromMembers = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
        bought = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
    }

    /// <summary>Publishes the contents of the base year.</summary>
    public void Prime(Calibration calibration, bool[] member, PublicStatistics seen)
    {
        foreach (InputNeed need in inputs)
        {
            int[] origins = world.Layouts[need.Good].OriginNation;
            for (int o = 0; o < origins.Length; o++)
            {
                double tonnes = calibration.Flows[need.Good][(need.Row * origins.Length) + o];
                Add(need, tonnes * calibration.OriginPrice[need.Good][o], member[origins[o]]);
            }
        }

        Publish(seen);
    }

    /// <summary>Publishes the contents after a tick.</summary>
    public void Publish(MarketAgent market, PolicyNotice notice, PublicStatistics seen)
    {
        double keep = 1 - Math.Min(1, world.Scenario.Clock.StepMonths / MemoryMonths);
        foreach (int g in goods)
        {
            for (int n = 0; n < world.Nations.Length; n++)
            {
                fromMembers[g][n] *= keep;
                bought[g][n] *= keep;
            }
        }

        foreach (InputNeed need in inputs)
        {
            Add(need, market.Markets[need.Good], notice);
        }

        Publish(seen);
    }

    private void Publish(PublicStatistics seen)
    {
        foreach (int g in goods)
        {
            for (int n = 0; n < world.Nations.Length; n++)
            {
                seen.MemberContent[g][n] = bought[g][n] > 0 ? fromMembers[g][n] / bought[g][n] : 1;
            }
        }
    }

    /// <summary>The good that the stage which needs an input makes.</summary>
    private int Made(InputNeed need) => world.GoodIndex[world.Processes[world.Stages[need.Stage].Process].Lead.Good];

    private void Add(InputNeed need, GoodMarket m, PolicyNotice notice)
    {
        int r = need.Row;
        for (int k = 0; k < m.Nodes; k++)
        {
            int i = (r * m.Stride) + k;
            int at = (m.Rows[r].Destination * m.Stride) + k;
            double rent = 0;
            if (notice.Floors[m.Good].InForce && notice.Applies[m.DestinationNation[m.Rows[r].Destination]])
            {
                rent = BorderCharge.Of(m, at, notice.Floors[m.Good].Form.Receiver, m.Price[k]).Rent;
            }

            double value = (m.Declared[i] * (m.Price[k] + rent)) + ((m.Misdeclared[i] + m.ThirdNation[i]) * m.Price[k]);
            Add(need, value, notice.Member[m.OriginNation[m.NodeOrigin[k]]]);
        }
    }

    private void Add(InputNeed need, double value, bool member)
    {
        int made = Made(need);
        int n = world.Stages[need.Stage].Nation;
        bought[made][n] += value;
        fromMembers[made][n] += member ? value : 0;
    }
}
