namespace BlocSim.Reports;

/// <content>What became of plants, with the policy and without.</content>
internal static partial class Story
{
    private static void Plants(List<string> told, PairedRun pair)
    {
        HashSet<string> projects = new(StringComparer.Ordinal);
        Dictionary<string, string> with = LastEvents(pair.PolicyRun.Events, projects);
        Dictionary<string, string> before = LastEvents(pair.BaselineEvents, projects);
        Scenario s = pair.PolicyRun.Scenario;
        string without = Counterfactual.IsWider(s) ? Counterfactual.Phrase(s) : Counterfactual.Short(s);
        Tell(
            told,
            $"Decided with the policy and not {without}",
            Only(with, before),
            "plants-building",
            Dates(pair.PolicyRun.Events)
        );
        Tell(
            told,
            "Decided in the baseline and not with the policy",
            Only(before, with),
            "plants-building",
            Dates(pair.BaselineEvents)
        );
        Tell(
            told,
            $"Idle or closed at the end with the policy, working {without}",
            Stopped(with, before, projects),
            "plants-idle, plants-closed"
        );
        Tell(
            told,
            $"Working at the end with the policy, idle or closed {without}",
            Stopped(before, with, projects),
            "plants-idle, plants-closed"
        );
    }

    /// <summary>The last that happened to each plant.</summary>
    private static Dictionary<string, string> LastEvents(IReadOnlyList<RunEvent> happenings, HashSet<string> projects)
    {
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (RunEvent h in happenings)
        {
            if (Life(h) is { } what)
            {
                string plant = h.Text[..h.Text.IndexOf(" " + what, StringComparison.Ordinal)];
                last[plant] = what;
                if (what == "is decided")
                {
                    projects.Add(plant);
                }
            }
        }

        return last;
    }

    /// <summary>Projects that one run decided and the other did not.</summary>
    private static string[] Only(Dictionary<string, string> one, Dictionary<string, string> other) =>
        [
            .. one.Where(p => p.Value is "is decided" or "opens" && !other.ContainsKey(p.Key))
                .Select(p => p.Key)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Plants that stand still at the end of one run and work at the end of the other; a standing plant of which nothing is told works.</summary>
    private static string[] Stopped(
        Dictionary<string, string> one,
        Dictionary<string, string> other,
        HashSet<string> projects
    ) =>
        [
            .. one.Where(p => p.Value is "goes idle" or "closes for good")
                .Select(p => p.Key)
                .Where(plant =>
                    other.TryGetValue(plant, out string? last)
                        ? last is "opens" or "restarts"
                        : !projects.Contains(plant)
                )
                .Order(StringComparer.Ordinal),
        ];

    private static void Tell(
        List<string> told,
        string title,
        string[] plants,
        string metrics,
        Func<string, string>? dates = null
    )
    {
        if (plants.Length > 0)
        {
            string rest = plants.Length > 5 ? $" and {plants.Length - 5} more" : string.Empty;
            string list = string.Join("; ", plants.Take(5).Select(p => p + dates?.Invoke(p)));
            told.Add($"{title}: {list}{rest} [{metrics}].");
        }
    }

    /// <summary>When a project was decided and opened.</summary>
    private static Func<string, string> Dates(IReadOnlyList<RunEvent> happenings) =>
        plant =>
        {
            string? decided = happenings.FirstOrDefault(h => h.Text == plant + " is decided")?.Date;
            string opens = happenings.FirstOrDefault(h => h.Text == plant + " opens")?.Date is { } open
                ? $"open from {open}"
                : "not open by the end";
            return decided is null ? $", {opens}" : $", decided {decided}, {opens}";
        };
}
