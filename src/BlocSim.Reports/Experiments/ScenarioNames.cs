using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>What scenarios that are compared are called, and what tells them apart.</summary>
public static class ScenarioNames
{
    /// <summary>What stands between a scenario and the changes of it that a comparison was asked for.</summary>
    internal const string Changed = " with ";

    private const int MaxDifferences = 8;

    /// <summary>Scenarios under names that tell them apart: two files of one name by their folders, else by their numbers.</summary>
    /// <param name="loaded">The scenarios.</param>
    /// <param name="names">How the user named them.</param>
    public static LoadedScenario[] Distinct(IReadOnlyList<LoadedScenario> loaded, IReadOnlyList<string> names)
    {
        bool same = loaded.Select(l => l.ShortName).Distinct(StringComparer.OrdinalIgnoreCase).Count() < loaded.Count;
        if (!same)
        {
            return [.. loaded];
        }

        // "leaky-bloc with bloc.floor.price=90 USD/kg" is no path, whatever is in it.
        string[] whole =
        [
            .. names.Select(n =>
                n.Contains(Changed, StringComparison.Ordinal)
                    ? n
                    : Path.ChangeExtension(n.Split(" --set ")[0], null).Replace('\\', '/')
            ),
        ];
        string[] tails =
        [
            .. whole.Select(n =>
                n.Contains(Changed, StringComparison.Ordinal) ? n : string.Join('/', n.Split('/').TakeLast(2))
            ),
        ];
        whole = tails.Distinct(StringComparer.OrdinalIgnoreCase).Count() == tails.Length ? tails : whole;
        bool told = whole.Distinct(StringComparer.OrdinalIgnoreCase).Count() == whole.Length;
        return
        [
            .. loaded.Select(
                (l, i) => l with { ShortName = told ? whole[i].TrimStart('.', '/') : $"{l.ShortName} ({i + 1})" }
            ),
        ];
    }

    /// <summary>What two scenarios differ in, and so what the difference between their runs can be due to.</summary>
    public static string Differs(IReadOnlyList<LoadedScenario> scenarios, int other)
    {
        if (scenarios.Count == 1)
        {
            return $"Its baseline is the same world without {Counterfactual.LeftOut(scenarios[0].Scenario)}.";
        }

        string[] lines =
        [
            .. ScenarioDiff
                .Between(scenarios[0], scenarios[other])
                .Where(l => !Labels.Any(k => l.StartsWith(k + ":", StringComparison.Ordinal))),
        ];
        string more = lines.Length > MaxDifferences ? $"; and {lines.Length - MaxDifferences} more" : string.Empty;
        return lines.Length == 0
            ? "The two say the same: any difference is chance."
            : $"What differs: {string.Join("; ", lines.Take(MaxDifferences))}{more}. The difference between the runs is due to {(lines.Length == 1 ? "this" : "all of this together")}.";
    }

    private static readonly string[] Labels = ["name", "question", "level", "source", "baseline", "focus"];
}
