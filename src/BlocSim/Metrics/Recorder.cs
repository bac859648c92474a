namespace BlocSim;

/// <summary>Writes every declared metric into a run's table at the end of each tick.</summary>
internal sealed class Recorder
{
    private static readonly string[] RegionNames = ["bloc", "outside", "world"];
    private readonly (Metric Metric, int Good, int Entity, double[] Values)[] columns;

    /// <param name="world">Who is there.</param>
    /// <param name="table">Where to.</param>
    /// <param name="metrics">What.</param>
    public Recorder(World world, RunTable table, IReadOnlyList<Metric> metrics)
    {
        Table = table;
        List<(Metric, int, int, double[])> found = [];
        bool hasBloc = !world.Scenario.Bloc.Memberships.IsEmpty;
        foreach (Metric metric in metrics.Where(m => m.Applies?.Invoke(world.Scenario) != false))
        {
            for (int g = 0; g < world.Goods.Length; g++)
            {
                foreach ((int entity, string name) in Entities(world, g, metric.Scope, hasBloc))
                {
                    double[] values = new double[world.Scenario.Clock.Ticks];
                    Array.Fill(values, double.NaN);
                    Table.Add(new Series(metric, world.Goods[g].Name, name, values));
                    found.Add((metric, g, entity, values));
                }
            }
        }

        columns = [.. found];
    }

    public RunTable Table { get; }

    public void Record(int tick, TickFigures figures)
    {
        foreach ((Metric metric, int good, int entity, double[] values) in columns)
        {
            values[tick] = metric.Measure!(figures, good, entity);
        }

        Table.Recorded = Math.Max(Table.Recorded, tick + 1);
    }

    /// <summary>Who a metric of a good is measured for.</summary>
    public static IEnumerable<(int Entity, string Name)> Entities(
        World world,
        int good,
        MetricScope scope,
        bool hasBloc
    )
    {
        MarketLayout layout = world.Layouts[good];
        switch (scope)
        {
            case MetricScope.World:
                yield return ((int)Region.World, RegionNames[(int)Region.World]);
                break;
            case MetricScope.Bloc:
                if (hasBloc)
                {
                    yield return ((int)Region.Bloc, RegionNames[(int)Region.Bloc]);
                }

                break;
            case MetricScope.Regions:
                for (int region = hasBloc ? 0 : (int)Region.World; region <= (int)Region.World; region++)
                {
                    yield return (region, RegionNames[region]);
                }

                break;
            case MetricScope.Origins:
                for (int o = 0; o < layout.OriginNation.Length; o++)
                {
                    yield return (o, world.Nations[layout.OriginNation[o]].Code);
                }

                break;
            case MetricScope.Sectors:
                foreach ((int entity, string name) in Sectors(world, layout, hasBloc))
                {
                    yield return (entity, name);
                }

                break;
            default:
                foreach (int n in world.Concerned(good))
                {
                    yield return (n, world.Nations[n].Code);
                }

                break;
        }
    }

    /// <summary>Every sector in the bloc, where a nation that is ever a member has one, and outside; in the world where there is no bloc.</summary>
    private static IEnumerable<(int Entity, string Name)> Sectors(World world, MarketLayout layout, bool hasBloc)
    {
        HashSet<string> members = [.. world.Scenario.Bloc.Memberships.Select(m => m.Nation)];
        bool InBloc(int row) =>
            members.Contains(world.Nations[layout.DestinationNation[layout.Rows[row].Destination]].Code);
        foreach (int region in hasBloc ? [(int)Region.Bloc, (int)Region.Outside] : (int[])[(int)Region.World])
        {
            for (int s = 0; s < layout.Sectors.Length; s++)
            {
                if (region != (int)Region.Bloc || layout.SectorRows[s].Any(InBloc))
                {
                    yield return ((region * layout.Sectors.Length) + s, $"{RegionNames[region]}:{layout.Sectors[s]}");
                }
            }
        }
    }
}
