using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads what is drawn anew in every run: news of demand, and plants that are not always able.</summary>
internal static class ShockReader
{
    private const double Persistence = 0.97;

    public static DemandShocks? Demand(
        Section file,
        NameCheck names,
        ImmutableArray<Buyer> buyers,
        List<Problem> problems
    )
    {
        Section s = file.Group("shocks").Group("demand");
        foreach (string good in names.Goods(s, "goods").Where(g => buyers.All(b => b.Good != g)))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("goods"),
                    s.At("goods"),
                    $"nobody buys {good} for final use, so no news moves it; name what is made of it"
                )
            );
        }

        return s.Has("deviation")
            ? new DemandShocks(
                s.Number("deviation", ValueKind.Share, 0),
                s.Number("persistence", ValueKind.Share, Persistence),
                s.Number("common", ValueKind.Share, 0.5),
                names.Goods(s, "goods")
            )
            : null;
    }

    public static ImmutableArray<Outages> Outages(
        Section file,
        NameCheck names,
        ImmutableArray<Facility> plants,
        ImmutableArray<Process> processes,
        List<Problem> problems
    )
    {
        List<Outages> all = [];
        foreach (Section s in file.Group("shocks").Groups("outages"))
        {
            if (names.Nation(s, "nation") is not { } nation || names.Good(s, "good") is not { } good)
            {
                continue;
            }

            if (!plants.Any(f => f.Nation == nation && processes.First(p => p.Name == f.Process).Lead.Good == good))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("good"),
                        s.At("good"),
                        $"{nation} has no plant whose first output is {good}; supply stated as a schedule and co-products have no outages of their own"
                    )
                );
            }

            if (all.Exists(o => o.Nation == nation && o.Good == good))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("good"),
                        s.At("good"),
                        $"outages of {good} in {nation} are stated twice; state them once"
                    )
                );
            }

            all.Add(
                new Outages(
                    nation,
                    good,
                    s.Number("deviation", ValueKind.Share, 0),
                    s.Number("persistence", ValueKind.Share, Persistence)
                )
            );
        }

        return [.. all];
    }
}
