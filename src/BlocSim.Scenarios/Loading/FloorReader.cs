using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads how the level of a floor moves: steps on dates, or what it follows.</summary>
internal static class FloorReader
{
    public static ImmutableArray<FloorStep> Path(Section floor, Clock clock, List<Problem> problems)
    {
        List<FloorStep> steps = [];
        foreach (Section s in floor.Groups("path"))
        {
            if (s.Date("at") is not { } at)
            {
                continue;
            }

            string? wrong =
                at < (floor.Date("from") ?? clock.Start) ? "is before the floor is in force"
                : steps.Count > 0 && at <= steps[^1].From ? "is not after the step before it"
                : null;
            if (wrong is not null)
            {
                problems.Add(new Problem(s.MarkOf("at"), s.At("at"), $"{s.Text("at")} {wrong}"));
            }

            steps.Add(new FloorStep(at, s.Number("price", ValueKind.Price, 0)));
        }

        return [.. steps];
    }

    public static FloorIndex? Index(Section floor, List<Problem> problems)
    {
        if (!floor.Has("index"))
        {
            return null;
        }

        Section s = floor.Group("index");
        bool costs = s.Text("to") == "member-cost";
        if (costs && s.Has("over"))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("over"),
                    s.At("over"),
                    "says nothing of members' costs, which are taken as they are"
                )
            );
        }

        foreach (string key in (string[])["growth", "path"])
        {
            if (floor.Has(key))
            {
                problems.Add(
                    new Problem(
                        floor.MarkOf(key),
                        floor.At(key),
                        "a floor follows its index or a stated course, not both; leave one of them out"
                    )
                );
            }
        }

        int Months(string key, int fallback) => (int)Math.Ceiling(s.Number(key, ValueKind.Duration, fallback));
        return new FloorIndex
        {
            To = s.Text("to") switch
            {
                "member-cost" => FloorReference.MemberCost,
                "benchmark" => FloorReference.Benchmark,
                _ => FloorReference.WorldPrice,
            },
            Share = s.Number("share", ValueKind.Share, 1),
            OverMonths = Months("over", 12),
            EveryMonths = Months("every", 3),
        };
    }
}
