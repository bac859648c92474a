namespace BlocSim.Reports;

/// <summary>What the paired baseline does without, in words: a reader who takes it for "without the bloc's policy" would blame the bloc for what others did.</summary>
public static class Counterfactual
{
    private const int MaxNames = 3;

    /// <summary>What is under test, as a list in a sentence.</summary>
    public static string LeftOut(Scenario s)
    {
        Bloc bloc = s.Bloc;
        string[] parts =
        [
            .. Of("the floor on", "the floors on", Titles(s, bloc.Floors.Select(f => f.Good))),
            .. Of(
                "the new duty on",
                "the new duties on",
                Titles(
                    s,
                    s.Tariffs.Where(t => !t.Standing)
                        .SelectMany(t => t.Goods)
                        .Concat(s.Interventions.Where(i => i.Kind == InterventionKind.Tariff).Select(i => i.Target))
                )
            ),
            .. Of(
                "the rule of origin for",
                "the rules of origin for",
                Titles(s, bloc.OriginRules.SelectMany(r => r.Goods))
            ),
            .. Of(
                "the procurement rule for",
                "the procurement rules for",
                Titles(s, bloc.Procurements.SelectMany(r => r.Goods))
            ),
            .. Of("relief for", "relief for", Titles(s, bloc.Reliefs.SelectMany(r => r.Goods))),
            .. If(bloc.Supports.Any(x => !x.Standing), "the help for named plants"),
            .. If(bloc.Club is not null, "joint buying"),
            .. If(bloc.Stockpile is not null, "the stockpile"),
            .. If(bloc.MembershipRule is not null, "nations' own choice of membership"),
            .. s
                .ExportMeasures.Where(m => !m.Standing)
                .Select(m => m.Nation)
                .Distinct()
                .Select(n => $"{StoryWords.NationName(s, n)}'s new limits on supply"),
            .. s
                .Strategies.Select(x => x.Nation)
                .Distinct()
                .Select(n => $"what {StoryWords.NationName(s, n)} does in answer"),
        ];
        return parts.Length == 0 ? "any new policy" : RunView.List(parts);
    }

    /// <summary>Whether outsiders' measures are under test as well, so that it is not only the bloc's policy that is missing.</summary>
    public static bool IsWider(Scenario s) => s.ExportMeasures.Any(m => !m.Standing) || !s.Strategies.IsEmpty;

    /// <summary>The name of the baseline's line on charts.</summary>
    public static string Label(Scenario s) => IsWider(s) ? "Baseline" : "No policy";

    /// <summary>The same inside a sentence.</summary>
    public static string Phrase(Scenario s) => IsWider(s) ? "in the baseline" : "without the policy";

    /// <summary>The same where it was just named.</summary>
    public static string Short(Scenario s) => IsWider(s) ? "in it" : "without it";

    private static string[] If(bool holds, string text) => holds ? [text] : [];

    private static string[] Of(string one, string several, string[] names) =>
        names.Length switch
        {
            0 => [],
            1 => [$"{one} {names[0]}"],
            > MaxNames =>
            [
                $"{several} {string.Join(", ", names.Take(MaxNames - 1))} and {names.Length - MaxNames + 1} more goods",
            ],
            _ => [$"{several} {RunView.List(names)}"],
        };

    private static string[] Titles(Scenario s, IEnumerable<string> goods) =>
        [.. goods.Distinct().Select(g => RunView.InSentence(s.Goods.First(x => x.Name == g).Title))];
}
