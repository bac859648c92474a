namespace BlocSim.Scenarios;

/// <summary>What runs but may not be meant: dates that never come, rules on top of each other, a rule against a member.</summary>
internal static class RemarkList
{
    /// <summary>The remarks, in the order of their kinds.</summary>
    /// <param name="shape">Knows the dates of the file.</param>
    /// <param name="file">The whole file.</param>
    /// <param name="scenario">What was read.</param>
    public static IEnumerable<Problem> Of(ShapeCheck shape, Section file, Scenario scenario)
    {
        Section bloc = file.Group("bloc");
        return NotReached(shape, scenario.Clock)
            .Concat(Stacked(bloc, "tariffs", "both duties are charged"))
            .Concat(Stacked(bloc, "relief", "both are paid"))
            .Concat(MembersBarred(bloc, scenario));
    }

    /// <summary>Dates after the end of the clock; that something would end later is no surprise.</summary>
    private static IEnumerable<Problem> NotReached(ShapeCheck shape, Clock clock)
    {
        YearMonth end = clock.Start.AddMonths(clock.Ticks * clock.StepMonths);
        return shape
            .Dates.Where(d => d.Date >= end && !d.Path.EndsWith(".until", StringComparison.Ordinal))
            .Select(d => new Problem(
                d.Mark,
                d.Path,
                $"{d.Date} is after the run's last period, {clock.Label(clock.Ticks - 1)}; it never comes"
            ));
    }

    /// <summary>Entries of a list that are in force for one good, and against one nation, at the same time: they add up.</summary>
    private static IEnumerable<Problem> Stacked(Section bloc, string key, string effect)
    {
        Section[] entries = [.. bloc.Groups(key)];
        for (int later = 1; later < entries.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                (Section a, Section b) = (entries[earlier], entries[later]);
                string[] shared = [.. Names(a, "goods").Intersect(Names(b, "goods"))];
                if (shared.Length > 0 && Meet(a, b, "exporters") && Meet(a, b, "importers") && Overlap(a, b))
                {
                    yield return new Problem(
                        b.MarkOf("goods"),
                        b.At("goods"),
                        $"{string.Join(", ", shared)}: on top of {a.Path}, in force at the same time; {effect}"
                    );
                }
            }
        }
    }

    private static IEnumerable<Problem> MembersBarred(Section bloc, Scenario scenario)
    {
        foreach (Section rule in bloc.Groups("procurement"))
        {
            YearMonth begins = rule.Date("from") ?? scenario.Clock.Start;
            foreach ((string nation, Mark mark, string path) in rule.Items("barred"))
            {
                if (scenario.Bloc.Memberships.Any(m => m.Nation == nation && m.InForce.Holds(begins)))
                {
                    yield return new Problem(
                        mark,
                        path,
                        $"{nation} is a member when this begins; buyers under the rule do without its goods as well"
                    );
                }
            }
        }
    }

    private static IEnumerable<string> Names(Section s, string key) => s.Items(key).Select(i => i.Text);

    /// <summary>Whether both name one nation, or one of them names none and so means all.</summary>
    private static bool Meet(Section a, Section b, string key)
    {
        string[] one = [.. Names(a, key)];
        string[] two = [.. Names(b, key)];
        return one.Length == 0 || two.Length == 0 || one.Intersect(two).Any();
    }

    private static bool Overlap(Section a, Section b) =>
        !(a.Date("until") is { } first && b.Date("from") is { } second && first <= second)
        && !(b.Date("until") is { } third && a.Date("from") is { } fourth && third <= fourth);
}
