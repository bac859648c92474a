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
        Dictionary<string, string> folded = Represented(file);
        return DateRemarks
            .Of(shape, scenario.Clock)
            .Concat(MagnitudeRemarks.Of(shape, file, scenario))
            .Concat(Stacked(bloc, "tariffs", "both duties are charged", folded))
            .Concat(Stacked(bloc, "relief", "both are paid", folded))
            .Concat(MembersBarred(bloc, scenario));
    }

    /// <summary>The territory that stands for each party that has one.</summary>
    private static Dictionary<string, string> Represented(Section file)
    {
        Dictionary<string, string> by = new(StringComparer.Ordinal);
        foreach ((string code, Mark _, Node value, string path) in file.Named("nations"))
        {
            if (value is MapNode map)
            {
                foreach ((string party, Mark _, string _) in new Section(map, path).Items("represents"))
                {
                    by[party] = code;
                }
            }
        }

        return by;
    }

    /// <summary>Entries of a list that are in force for one good, and against one nation, at the same time: they add up.</summary>
    private static IEnumerable<Problem> Stacked(
        Section bloc,
        string key,
        string effect,
        Dictionary<string, string> folded
    )
    {
        Section[] entries = [.. bloc.Groups(key)];
        for (int later = 1; later < entries.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                (Section a, Section b) = (entries[earlier], entries[later]);
                string[] shared = [.. Names(a, "goods").Intersect(Names(b, "goods"))];
                bool meet = Meet(a, b, "from-nations", folded) && Meet(a, b, "importers", folded);
                if (shared.Length > 0 && meet && Overlap(a, b))
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
    private static bool Meet(Section a, Section b, string key, Dictionary<string, string> folded)
    {
        string[] one = [.. Names(a, key).Select(n => folded.GetValueOrDefault(n, n))];
        string[] two = [.. Names(b, key).Select(n => folded.GetValueOrDefault(n, n))];
        return one.Length == 0 || two.Length == 0 || one.Intersect(two).Any();
    }

    private static bool Overlap(Section a, Section b) =>
        !(a.Date("until") is { } first && b.Date("from") is { } second && first <= second)
        && !(b.Date("until") is { } third && a.Date("from") is { } fourth && third <= fourth);
}
