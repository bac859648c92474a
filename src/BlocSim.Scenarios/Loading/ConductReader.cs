using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads who has market power over which good.</summary>
internal static class ConductReader
{
    public static ImmutableArray<Conduct> Read(Section file, NameCheck names, Clock clock, List<Problem> problems)
    {
        List<Conduct> all = [];
        foreach (Section s in file.Groups("conduct"))
        {
            if (names.Good(s, "good") is not { } good)
            {
                continue;
            }

            ConductKind kind = s.Text("kind") switch
            {
                "leader" => ConductKind.Leader,
                "cartel" => ConductKind.Cartel,
                _ => ConductKind.Cournot,
            };
            ImmutableArray<string> nations = names.Nations(s, "nations");
            Sensible(s, file, good, nations, problems);
            if (kind == ConductKind.Leader && nations.Length > 1)
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("nations"),
                        s.At("nations"),
                        $"found {nations.Length} nations; expected one leader. Nations that lead together are a cartel"
                    )
                );
            }

            var conduct = new Conduct
            {
                Good = good,
                Kind = kind,
                Nations = nations,
                InForce = new Period(s.Date("from"), s.Date("until")),
            };
            foreach (Conduct other in all.Where(o => o.Good == good && Overlap(o.InForce, conduct.InForce, clock)))
            {
                foreach (string twice in other.Nations.Intersect(nations))
                {
                    problems.Add(
                        new Problem(
                            s.MarkOf("nations"),
                            s.At("nations"),
                            $"{twice} is named twice for {good} at the same time; name it once"
                        )
                    );
                }

                if (other.Kind == ConductKind.Leader && kind == ConductKind.Leader)
                {
                    problems.Add(
                        new Problem(
                            s.MarkOf("kind"),
                            s.At("kind"),
                            $"{good} has two leaders at the same time; expected one"
                        )
                    );
                }
            }

            all.Add(conduct);
        }

        return [.. all];
    }

    /// <summary>Somebody, each once, who sells the good, at a time within the run.</summary>
    private static void Sensible(
        Section s,
        Section file,
        string good,
        ImmutableArray<string> nations,
        List<Problem> problems
    )
    {
        string[] listed = [.. s.Items("nations").Select(i => i.Text)];
        foreach (string twice in listed.GroupBy(n => n).Where(n => n.Count() > 1).Select(n => n.Key))
        {
            problems.Add(new Problem(s.MarkOf("nations"), s.At("nations"), $"{twice} is listed twice; list it once"));
        }

        if (listed.Length == 0 && s.Has("nations"))
        {
            problems.Add(new Problem(s.MarkOf("nations"), s.At("nations"), "found none; expected at least one nation"));
        }

        foreach (string nation in nations)
        {
            Section n = file.Group("nations").Group(nation);
            if (!n.Has("facilities") && !n.Group("supply").Has(good))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("nations"),
                        s.At("nations"),
                        $"{nation} has no supply of {good} to choose tonnes of"
                    )
                );
            }
        }
    }

    private static bool Overlap(Period a, Period b, Clock clock)
    {
        YearMonth end = clock.End.AddMonths(1);
        YearMonth from = Later(a.From ?? clock.Start, b.From ?? clock.Start);
        YearMonth first = a.Until ?? end;
        YearMonth second = b.Until ?? end;
        return from < (first < second ? first : second);
    }

    private static YearMonth Later(YearMonth a, YearMonth b) => a < b ? b : a;
}
