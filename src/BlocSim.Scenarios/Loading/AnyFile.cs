namespace BlocSim.Scenarios;

/// <summary>Files that the command reads beside scenarios: questions of comparative statics, and GSIM's tables.</summary>
public static class AnyFile
{
    /// <summary>Checks a file that is no scenario and says in words what it holds; null where it is to be read as a scenario.</summary>
    /// <param name="nameOrPath">A canned name or a path.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static string? Check(string nameOrPath, IReadOnlyList<string> overrides)
    {
        bool there = CannedScenarios.Read(nameOrPath) is not null || File.Exists(nameOrPath);
        if (!there)
        {
            return null;
        }

        MapNode root = NodeReader.Read(ScenarioFile.ReadOrCanned(nameOrPath, "see: blocsim list"), nameOrPath);
        string[] kinds = [.. (string[])["blocsim", "statics", "gsim"]];
        string[] found = [.. kinds.Where(k => root[k] is not null)];
        if (found.Length > 1)
        {
            throw new ScenarioException(
                nameOrPath,
                [
                    new Problem(
                        root[found[1]]!.Mark,
                        found[1],
                        $"found {string.Join(" and ", found)} in one file; expected one of them, it says what the file is"
                    ),
                ]
            );
        }

        switch (found)
        {
            case ["statics"]:
                StaticsQuestion question = StaticsLoader.Load(nameOrPath, overrides);
                return $"a question of comparative statics, \"{question.Name}\"; answer it with: blocsim statics {nameOrPath}";
            case ["gsim"]:
                (GsimModel model, string _) = GsimLoader.Load(nameOrPath, overrides);
                return $"comparative statics in GSIM's form, {model.Regions.Length} regions; solve it with: blocsim gsim {nameOrPath}";
            default:
                return null;
        }
    }
}
