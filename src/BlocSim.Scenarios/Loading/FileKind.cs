namespace BlocSim.Scenarios;

/// <summary>Tells scenarios, questions of statics and GSIM files apart by their first key, so that the wrong command says so in one line.</summary>
internal static class FileKind
{
    private static readonly (string Key, string What, string Command)[] Kinds =
    [
        ("blocsim", "a scenario", "run"),
        ("statics", "a question of comparative statics", "statics"),
        ("gsim", "a file in GSIM's form", "gsim"),
    ];

    /// <summary>Refuses a file of another kind.</summary>
    /// <exception cref="ScenarioException">It is one.</exception>
    public static void Expect(MapNode root, string key, string label)
    {
        if (root[key] is not null || root["extends"] is not null)
        {
            return;
        }

        foreach ((string other, string what, string command) in Kinds)
        {
            if (root[other] is not null)
            {
                throw new ScenarioException(
                    label,
                    [new Problem(root.Mark, string.Empty, $"this is {what}; use: blocsim {command} {label}")]
                );
            }
        }
    }
}
