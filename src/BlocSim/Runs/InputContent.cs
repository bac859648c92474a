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
    private readonly (int Made, int Stage, int Input)[] inputs;
    private readonly double[][] fromMembers;
    private readonly double[][] bought;

    public InputContent(World world)
    {
        this.world = world;
        goods = OriginTest.GoodsUnderRules(world);
        inputs =
        [
            .. world.Stages.SelectMany(
                (stage, s) =>
                {
                    Process process = world.Processes[stage.Process];
                    int made = world.GoodIndex[process.Lead.Good];
                    return Array.IndexOf(goods, made) >= 0
                        ? process.Inputs.Select(i => (made, s, world.GoodIndex[i.Good]))
                        : [];
                }
            ),
        ];
        fromMembers = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
        bought = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
    }

    /// <summary>Publishes the contents of the base year.</summary>
    public void Prime(Calibration calibration, bool[] member, PublicStatistics seen)
    {
        foreach ((int made, int stage, int input) in inputs)
        {
            int origins = world.Layouts[input].OriginNation.Length;
            int row = Array.IndexOf(world.Layouts[input].RowStage, stage);
            for (int o = 0; o < origins && row >= 0; o++)
            {
                double value = calibration.Flows[input][(row * origins) + o] * calibration.OriginPrice[input][o];
                Add(made, stage, value, member[world.Layouts[input].OriginNation[o]]);
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

        foreach ((int made, int stage, int input) in inputs)
        {
            Add(market.Markets[input], notice, made, stage);
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

    private void Add(GoodMarket m, PolicyNotice notice, int made, int stage)
    {
        int r = Array.IndexOf(world.Layouts[m.Good].RowStage, stage);
        for (int k = 0; k < m.Nodes && r >= 0; k++)
        {
            int i = (r * m.Stride) + k;
            int at = (m.Rows[r].Destination * m.Stride) + k;
            double rent = 0;
            if (notice.Floors[m.Good].InForce && notice.Applies[m.DestinationNation[m.Rows[r].Destination]])
            {
                rent = BorderCharge.Of(m, at, notice.Floors[m.Good].Form.Receiver, m.Price[k]).Rent;
            }

            double value = (m.Declared[i] * (m.Price[k] + rent)) + ((m.Misdeclared[i] + m.ThirdNation[i]) * m.Price[k]);
            Add(made, stage, value, notice.Member[m.OriginNation[m.NodeOrigin[k]]]);
        }
    }

    private void Add(int made, int stage, double value, bool member)
    {
        int n = world.Stages[stage].Nation;
        bought[made][n] += value;
        fromMembers[made][n] += member ? value : 0;
    }
}
