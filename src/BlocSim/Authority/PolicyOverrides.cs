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

    /// <summary>Whether a tariff of the bloc on a good is replaced by another.</summary>
    public bool Replaces(Tariff stated, int good) => tariff[good] is { } set && !ReferenceEquals(set, stated);

    /// <summary>Whether any duty that was set in place of a tariff is above nothing; null where all of the tariff's goods follow the calendar.</summary>
    public bool? Duties(Tariff stated)
    {
        bool? any = null;
        foreach (string good in stated.Goods)
        {
            if (tariff[world.GoodIndex[good]] is { } set)
            {
                any = any is true || set.AdValorem > 0;
            }
        }

        return any;
    }

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
    /// <param name="notice">Who was a member before; told which floors and memberships are settled.</param>
    /// <param name="news">Is told of each that changes something, as a sentence.</param>
    /// <returns>Whether there was any.</returns>
    public bool Take(Intervention[] interventions, YearMonth date, PolicyNotice notice, List<string> news)
    {
        foreach (Intervention i in interventions)
        {
            bool told = true;
            switch (i.Kind)
            {
                case InterventionKind.Floor:
                    int good = world.GoodIndex[i.Target];
                    floorEntry[good] = EntryFor(i.Target, date);
                    floor[good] = i.Value;
                    notice.FloorSettled[good] = true;
                    break;
                case InterventionKind.Tariff:
                    notice.DutySettled[world.GoodIndex[i.Target]] = true;
                    tariff[world.GoodIndex[i.Target]] = new Tariff { Goods = [i.Target], AdValorem = i.Value };
                    break;
                case InterventionKind.Audits:
                    Audits = i.Value;
                    break;
                default:
                    int nation = world.Nation(i.Target);
                    told = (member[nation] ?? notice.Member[nation]) != i.Value > 0 || notice.Version == 0;
                    member[nation] = i.Value > 0;
                    break;
            }

            if (told)
            {
                news.Add($"{i.Describe(world.Scenario)}, unannounced");
            }
        }

        return interventions.Length > 0;
    }

    /// <summary>The floor whose form holds: the one in force, else the next to come, else the last there was.</summary>
    private int EntryFor(string good, YearMonth date)
    {
        YearMonth Begins(Floor f) => f.InForce.From ?? world.Scenario.Clock.Start;
        return world
            .Scenario.Bloc.Floors.Index()
            .Where(f => f.Item.Good == good)
            .OrderBy(f =>
                f.Item.InForce.Holds(date) ? 0
                : Begins(f.Item) > date ? 1
                : 2
            )
            .ThenBy(f => Math.Abs(Begins(f.Item).MonthsSince(date)))
            .First()
            .Index;
    }
}
