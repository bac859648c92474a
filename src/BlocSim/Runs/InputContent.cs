namespace BlocSim;

/// <summary>
/// How much of the value of the inputs that a nation's plants buy comes from members, with a memory of a year; kept for goods under a rule of origin. Where the
/// goods were made counts, whatever their papers say.
/// </summary>
internal sealed class InputContent
{
    private const double MemoryMonths = 12;

    private readonly World world;
    private readonly int[] goods;
    private readonly double[][] fromMembers;
    private readonly double[][] bought;

    public InputContent(World world)
    {
        this.world = world;
        goods =
        [
            .. world
                .Scenario.Bloc.OriginRules.SelectMany(r => r.Goods)
                .Distinct()
                .Select(name => world.GoodIndex[name])
                .Order(),
        ];
        fromMembers = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
        bought = [.. world.Goods.Select(_ => new double[world.Nations.Length])];
    }

    /// <summary>Publishes the contents after a tick.</summary>
    public void Publish(MarketAgent market, bool[] member, PublicRecord seen)
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

        for (int s = 0; s < world.Stages.Length && goods.Length > 0; s++)
        {
            Process process = world.Processes[world.Stages[s].Process];
            int g = world.GoodIndex[process.Lead.Good];
            foreach (Ingredient input in Array.IndexOf(goods, g) >= 0 ? process.Inputs : [])
            {
                Add(market, member, g, s, world.GoodIndex[input.Good]);
            }
        }

        foreach (int g in goods)
        {
            for (int n = 0; n < world.Nations.Length; n++)
            {
                seen.MemberContent[g][n] = bought[g][n] > 0 ? fromMembers[g][n] / bought[g][n] : 1;
            }
        }
    }

    private void Add(MarketAgent market, bool[] member, int made, int stage, int input)
    {
        GoodMarket m = market.Markets[input];
        int row = Array.IndexOf(world.Layouts[input].RowStage, stage) * m.Stride;
        int n = world.Stages[stage].Nation;
        for (int k = 0; k < m.Nodes && row >= 0; k++)
        {
            double value = (m.Declared[row + k] + m.Misdeclared[row + k] + m.ThirdNation[row + k]) * m.Price[k];
            bought[made][n] += value;
            fromMembers[made][n] += member[m.OriginNation[m.NodeOrigin[k]]] ? value : 0;
        }
    }
}
