using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Reads plants that may come beyond the named ones: as many projects of a kind in each nation as may ever be built there.</summary>
internal static class EntrantReader
{
    /// <summary>All of them, named after their process: <c>separation-entrant-1</c>.</summary>
    public static IEnumerable<Facility> Read(
        Section file,
        NameCheck names,
        YearMonth start,
        IReadOnlyCollection<Facility> named,
        List<Problem> problems
    )
    {
        List<Facility> all = [];
        foreach (Section s in file.Groups("entrants"))
        {
            if (names.Process(s, "process") is not { } process)
            {
                continue;
            }

            if (s.Has("size") && !(s.Number("size", ValueKind.Flow, 1) > 0))
            {
                problems.Add(new Problem(s.MarkOf("size"), s.At("size"), "expected a capacity above zero"));
            }

            if (s.Has("nations") && !s.Items("nations").Any())
            {
                problems.Add(
                    new Problem(s.MarkOf("nations"), s.At("nations"), "found none; expected at least one nation")
                );
            }

            string line = process + "-entrant";
            ProjectTerms terms = ProjectReader.Read(s, problems) with
            {
                DecisionFrom = s.Date("from") ?? start,
                Line = new EntrantLine(line, (int)s.Number("per-year", ValueKind.Integer, 1)),
            };
            foreach (string nation in names.Nations(s, "nations"))
            {
                if (named.Concat(all).Any(f => f.Nation == nation && f.Name.StartsWith(line, StringComparison.Ordinal)))
                {
                    problems.Add(
                        new Problem(
                            s.MarkOf("nations"),
                            s.At("nations"),
                            $"{nation} has plants called {line} already; name a nation once for a process"
                        )
                    );
                    continue;
                }

                all.AddRange(Line(s, nation, process, line, terms));
            }
        }

        return all;
    }

    private static IEnumerable<Facility> Line(Section s, string nation, string process, string line, ProjectTerms terms)
    {
        int most = (int)s.Number("most", ValueKind.Integer, 5);
        return Enumerable
            .Range(1, most)
            .Select(i => new Facility
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{line}-{i}"),
                Nation = nation,
                Process = process,
                Capacity = s.Number("size", ValueKind.Flow, 0),
                Cost = s.Number("cost", ValueKind.Price, 0),
                FixedCost = s.Number("fixed-cost", ValueKind.Price, 0),
                Status = FacilityStatus.Planned,
                IdleAfterMonths = (int)Math.Ceiling(s.Number("idle-after", ValueKind.Duration, 24)),
                Project = terms,
            });
    }
}
