namespace BlocSim;

/// <summary>What interventions set: it holds over what the calendar says until the next of its kind.</summary>
internal sealed class PolicyOverrides
{
    private readonly World world;
    private readonly double?[] floor;
    private readonly int[] floorEntry;
    private readonly Tariff?[] tariff;
    private readonly bool?[] member;

    public PolicyOverrides(World world)
    {
        this.world = world;
        floor = new double?[world.Goods.Length];
        floorEntry = new int[world.Goods.Length];
        tariff = new Tariff?[world.Goods.Length];
        member = new bool?[world.Nations.Length];
        Audits = world.Scenario.Bloc.Enforcement.AuditsPerYear;
    }

    /// <summary>Lots examined a year; null where none are stated.</summary>
    public double? Audits { get; private set; }

    /// <summary>Duties that stand in place of the bloc's own, by good; null for none.</summary>
    public ReadOnlySpan<Tariff?> Tariffs => tariff;

    /// <summary>Whether the bloc's own tariffs on a good are replaced.</summary>
    public bool ReplacesTariffs(int good) => tariff[good] is not null;

    /// <summary>Whether a nation is in the bloc; null while the calendar or the nation itself decides.</summary>
    public bool? IsMember(int nation) => member[nation];

    /// <summary>Whether a floor is in force, and at which level if not at its own.</summary>
    /// <param name="index">Which of the bloc's floors.</param>
    /// <param name="date">The date.</param>
    /// <returns>Null for not in force; NaN for the level that the calendar gives; else USD per tonne.</returns>
    public double? FloorLevel(int index, YearMonth date)
    {
        Floor stated = world.Scenario.Bloc.Floors[index];
        int good = world.GoodIndex[stated.Good];
        return floor[good] is { } price ? (floorEntry[good] == index && price > 0 ? price : null)
            : stated.InForce.Holds(date) ? double.NaN
            : null;
    }

    /// <summary>Takes the interventions of a period over.</summary>
    /// <param name="interventions">In the order in which they were asked for.</param>
    /// <param name="date">The period's first month.</param>
    /// <param name="news">Is told of each, as a sentence.</param>
    /// <returns>Whether there was any.</returns>
    public bool Take(Intervention[] interventions, YearMonth date, List<string> news)
    {
        foreach (Intervention i in interventions)
        {
            switch (i.Kind)
            {
                case InterventionKind.Floor:
                    int good = world.GoodIndex[i.Target];
                    floorEntry[good] = EntryFor(i.Target, date);
                    floor[good] = i.Value;
                    break;
                case InterventionKind.Tariff:
                    tariff[world.GoodIndex[i.Target]] = new Tariff { Goods = [i.Target], AdValorem = i.Value };
                    break;
                case InterventionKind.Audits:
                    Audits = i.Value;
                    break;
                default:
                    member[world.Nation(i.Target)] = i.Value > 0;
                    break;
            }

            news.Add($"{i.Describe(world.Scenario)}, unannounced");
        }

        return interventions.Length > 0;
    }

    /// <summary>The floor whose form holds: the one in force, else the next to come, else the last there was.</summary>
    private int EntryFor(string good, YearMonth date)
    {
        int found = -1;
        for (int i = 0; i < world.Scenario.Bloc.Floors.Length; i++)
        {
            Floor f = world.Scenario.Bloc.Floors[i];
            if (f.Good != good)
            {
                continue;
            }

            found = i;
            if (f.InForce.Holds(date) || f.InForce.From > date)
            {
                break;
            }
        }

        return found;
    }
}
