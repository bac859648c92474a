using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>The pipeline of projects and what becomes of plants: planned, building, operating, idle, closed.</summary>
internal static class PlantsFigure
{
    private const int MostRows = 16;

    private static readonly (FacilityStatus Status, string Name, int Color)[] States =
    [
        (FacilityStatus.Planned, "planned", Theme.Context),
        (FacilityStatus.Building, "building", 1),
        (FacilityStatus.Operating, "operating", 2),
        (FacilityStatus.Idle, "idle", 4),
        (FacilityStatus.Closed, "closed", 6),
    ];

    /// <summary>The figure; null where no plant's state ever changes.</summary>
    /// <param name="view">The run.</param>
    /// <param name="good">The good; null for all.</param>
    /// <param name="policy">Plants with the policy.</param>
    /// <param name="baseline">Plants in the baseline.</param>
    public static Figure? Of(
        RunView view,
        Good? good,
        IReadOnlyList<PlantSpan> policy,
        IReadOnlyList<PlantSpan> baseline
    )
    {
        var plants = policy
            .Where(p => good is null || p.Good == good.Name)
            .GroupBy(p => (p.Nation, p.Plant))
            .Where(g =>
                g.Count() > 1
                || g.First().Status is FacilityStatus.Planned or FacilityStatus.Building
                || baseline.Count(p => (p.Nation, p.Plant) == g.Key) > 1
            )
            .ToList();
        if (plants.Count == 0)
        {
            return null;
        }

        var shown = plants
            .OrderByDescending(g => g.First().Capacity / Capacity(view, g.First().Good, policy))
            .ThenBy(g => g.Key.Nation + g.Key.Plant, StringComparer.Ordinal)
            .Take(MostRows)
            .OrderBy(g => First(g, FacilityStatus.Operating))
            .ThenBy(g => g.Key.Nation + g.Key.Plant, StringComparer.Ordinal)
            .ToList();
        bool one = plants.Select(g => g.First().Good).Distinct().Count() == 1;
        string Row(PlantSpan plant)
        {
            string what = one
                ? string.Empty
                : $", {RunView.InSentence(view.Scenario.Goods.First(g => g.Name == plant.Good).Title)}";
            (double factor, string unit) = plant.Capacity >= 1000 ? (0.001, "kt/yr") : (1, "t/yr");
            return $"{plant.Plant}, {view.Title(plant.Nation)}{what}, {RunView.Number(plant.Capacity * factor)} {unit}";
        }

        bool Projects(PlantSpan p) => p.From == 0 && p.Status is FacilityStatus.Planned or FacilityStatus.Building;
        HashSet<(string, string)> projects = [.. policy.Where(Projects).Select(p => (p.Nation, p.Plant))];
        int Opened(IReadOnlyList<PlantSpan> run) =>
            run.Where(p => p.Status == FacilityStatus.Operating && projects.Contains((p.Nation, p.Plant)))
                .Where(p => good is null || p.Good == good.Name)
                .Select(p => (p.Nation, p.Plant))
                .Distinct()
                .Count();
        int Working(IReadOnlyList<PlantSpan> run) =>
            run.Where(p =>
                    p.Status == FacilityStatus.Operating
                    && p.Until == view.Last
                    && projects.Contains((p.Nation, p.Plant))
                )
                .Count(p => good is null || p.Good == good.Name);
        int all = plants.Count(g => projects.Contains(g.Key));
        int idle = plants.Count(g => g.Last().Status is FacilityStatus.Idle or FacilityStatus.Closed);
        string opening =
            all > 0
                ? $"{Opened(policy)} of {Counted.Of(all, "project")} are ever built ({Opened(baseline)} {Counterfactual.Phrase(view.Scenario)}), {Working(policy)} work at the end ({Working(baseline)})"
                : "No project";
        string others =
            $"{(idle == 0 ? "none of the plants shown is" : idle == 1 ? "1 plant is" : $"{idle} plants are")} idle or closed at the end";
        string unshown =
            plants.Count > shown.Count
                ? $"; the {shown.Count} largest of {plants.Count} plants that change"
                : string.Empty;
        return view.Figure(
            $"When capacity comes{(good is null ? string.Empty : ": " + RunView.InSentence(good.Title))}",
            $"{opening}; {others}{unshown}",
            [
                new Panel
                {
                    Timetable = new Timetable(
                        [.. States.Select(s => (s.Name, s.Color))],
                        [
                            .. shown.Select(g =>
                                (
                                    Row(g.First()),
                                    g.Select(p => (p.From, p.Until, Array.FindIndex(States, s => s.Status == p.Status)))
                                        .ToImmutableArray()
                                )
                            ),
                        ]
                    ),
                },
            ],
            "Timetable",
            "when plants are planned, built, operating, idle and closed"
        );
    }

    private static int First(IEnumerable<PlantSpan> spans, FacilityStatus status) =>
        spans.Where(s => s.Status == status).Select(s => s.From).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>Capacity of a good's plants together: large plants are large for their good.</summary>
    private static double Capacity(RunView view, string good, IReadOnlyList<PlantSpan> plants) =>
        Math.Max(
            1e-9,
            plants.Where(p => p.Good == good && p.From == 0).Sum(p => p.Capacity)
                + view.Scenario.Schedules.Count(s => s.Good == good)
        );
}
