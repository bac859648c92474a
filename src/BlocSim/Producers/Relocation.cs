namespace BlocSim;

/// <summary>
/// Moves a nation's plants to where their inputs are cheaper: while the bought inputs of a tonne cost more here than in the cheapest nation that runs the same
/// process, by more than a margin, a share of the capacity leaves each year and works there after a lag. Inputs are compared at public delivered prices.
/// </summary>
internal sealed class Relocation
{
    private readonly World world;
    private readonly int nation;
    private readonly int[] stages;

    public Relocation(World world, int nation)
    {
        this.world = world;
        this.nation = nation;
        stages =
        [
            .. Enumerable
                .Range(0, world.Stages.Length)
                .Where(s =>
                    world.Stages[s].Nation == nation && world.Processes[world.Stages[s].Process].Relocation is not null
                ),
        ];
    }

    /// <summary>What left this tick and is under way.</summary>
    public List<Move> Leaving { get; } = [];

    /// <summary>Tonnes of capacity a year that have come, less those that have left, by stage.</summary>
    public Dictionary<int, double> Balance { get; } = [];

    /// <summary>Takes in what arrives and sends away what goes.</summary>
    public void Advance(in MarketView view, IReadOnlyDictionary<int, Plant> plants)
    {
        Leaving.Clear();
        foreach (int s in stages)
        {
            Stage stage = world.Stages[s];
            foreach (Move move in view.Public.Moves)
            {
                if (move.Due == view.Tick && move.Process == stage.Process && move.To == nation)
                {
                    Host(stage, plants).Move(move.Tonnes);
                    Balance[s] = Balance.GetValueOrDefault(s) + move.Tonnes;
                }
            }

            Send(s, view, plants);
        }
    }

    private void Send(int s, in MarketView view, IReadOnlyDictionary<int, Plant> plants)
    {
        Stage stage = world.Stages[s];
        Process process = world.Processes[stage.Process];
        RelocationRules rules = process.Relocation!;
        double least = Inputs(process, nation, view.Public);
        double own = least;
        int to = -1;
        foreach (Stage other in world.Stages)
        {
            double cost = Inputs(process, other.Nation, view.Public);
            bool works = other.Process == stage.Process && Working(other, view.Public);
            if (works && cost < least)
            {
                least = cost;
                to = other.Nation;
            }
        }

        double margin = rules.Margin * world.Goods[world.GoodIndex[process.Lead.Good]].BasePrice;
        if (to < 0 || own - least <= margin)
        {
            return;
        }

        double years = world.Scenario.Clock.YearsPerTick;
        double share = 1 - PortableMath.Pow(1 - rules.YearlyShare, years);
        double gone = 0;
        foreach (int f in stage.Facilities)
        {
            if (plants[f].Operates)
            {
                double tonnes = share * plants[f].Capacity;
                plants[f].Move(-tonnes);
                gone += tonnes;
            }
        }

        if (gone > 0)
        {
            int lag = Math.Max(1, rules.LagMonths / world.Scenario.Clock.StepMonths);
            Leaving.Add(new Move(view.Tick + lag, stage.Process, to, gone));
            Balance[s] = Balance.GetValueOrDefault(s) - gone;
        }
    }

    /// <summary>Whether plants of a stage work, as everybody can see.</summary>
    private static bool Working(Stage stage, PublicStatistics seen)
    {
        foreach (int f in stage.Facilities)
        {
            if (seen.Works[f])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the bought inputs of a tonne of the lead good cost in a nation.</summary>
    private double Inputs(Process process, int where, PublicStatistics seen)
    {
        double cost = 0;
        foreach (Ingredient input in process.Inputs)
        {
            cost += process.InputPerLead(input) * seen.Delivered[world.GoodIndex[input.Good]][where];
        }

        return cost;
    }

    /// <summary>The plant that takes in what arrives: the dearest that works, so that moving by itself saves nothing but inputs.</summary>
    private Plant Host(Stage stage, IReadOnlyDictionary<int, Plant> plants) =>
        plants[
            stage
                .Facilities.OrderByDescending(f => plants[f].Operates)
                .ThenByDescending(f => world.Facilities[f].Cost)
                .First()
        ];
}
