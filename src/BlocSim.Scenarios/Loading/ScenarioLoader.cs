using System.Security.Cryptography;
using System.Text;

namespace BlocSim.Scenarios;

/// <summary>Reads scenarios: canned ones by name, files by path, or text.</summary>
public static class ScenarioLoader
{
    private const int LongestInheritance = 8;

    /// <summary>Loads a canned scenario or a file.</summary>
    /// <param name="nameOrPath">A canned name or the path of a file.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static LoadedScenario Load(string nameOrPath, IReadOnlyList<string>? overrides = null)
    {
        (string text, string label, string? folder) = Find(nameOrPath, null);
        return Build(text, label, folder, ShortName(nameOrPath), overrides ?? []);
    }

    /// <summary>Loads a scenario from text.</summary>
    /// <param name="text">The scenario.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static LoadedScenario Parse(string text, string label, IReadOnlyList<string>? overrides = null) =>
        Build(text, label, null, ShortName(label), overrides ?? []);

    private static string ShortName(string nameOrPath)
    {
        string name = Path.GetFileNameWithoutExtension(nameOrPath);
        if (
            name == "scenario"
            && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(nameOrPath))) is { Length: > 0 } parent
        )
        {
            return parent;
        }

        return name.Length > 0 ? name : "scenario";
    }

    private static LoadedScenario Build(
        string text,
        string label,
        string? folder,
        string shortName,
        IReadOnlyList<string> overrides
    )
    {
        MapNode read = NodeReader.Read(text, label);
        FileKind.Expect(read, "blocsim", label);
        return Build(Inherit(read, label, folder, 0), label, shortName, overrides, overrides);
    }

    /// <summary>A loaded scenario with further changes.</summary>
    internal static LoadedScenario Change(LoadedScenario loaded, IReadOnlyList<string> changes) =>
        Build(loaded.Tree, loaded.ShortName, loaded.ShortName, changes, [.. loaded.Overrides, .. changes]);

    private static LoadedScenario Build(
        MapNode tree,
        string label,
        string shortName,
        IReadOnlyList<string> changes,
        IReadOnlyList<string> overrides
    )
    {
        List<Problem> problems = [];
        MapNode root = tree;
        foreach (string change in changes)
        {
            root = Overrides.Apply(root, change, ScenarioFormat.Root, problems);
        }

        root = Overrides.Note(root, changes, label);
        var uncertainty = new Uncertainty(problems);
        var central = (MapNode)uncertainty.Resolve(root, ScenarioFormat.Root, string.Empty);
        var shape = new ShapeCheck(problems);
        shape.Check(central, ScenarioFormat.Root, string.Empty);
        var builder = new ScenarioBuilder(central, label, problems);
        Scenario scenario = builder.Build();
        if (problems.Count == 0)
        {
            problems.AddRange(
                BaseYear.Problems(scenario).Select(p => new Problem(builder.MarkOf(p.Subject), p.Subject, p.Text))
            );
        }

        if (problems.Count > 0)
        {
            List<Problem> distinct =
            [
                .. problems
                    .Distinct()
                    .OrderBy(p => p.Mark.File == label ? 0 : 1)
                    .ThenBy(p => p.Mark.File, StringComparer.Ordinal)
                    .ThenBy(p => p.Mark.Line == 0 ? int.MaxValue : p.Mark.Line),
            ];
            throw new ScenarioException(label, distinct);
        }

        string resolved = NodeWriter.Write(root);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resolved)));
        return new LoadedScenario(scenario, shortName, resolved, hash, overrides)
        {
            Remarks =
            [
                .. RemarkList
                    .Of(shape, new Section(central, string.Empty), scenario)
                    .Where(p =>
                        p.Mark.File == label
                        || p.Mark.Line == 0
                        || p.Mark.File.StartsWith("--set", StringComparison.Ordinal)
                    ),
            ],
            Inputs = uncertainty.Inputs,
            Tree = root,
        };
    }

    /// <summary>What a scenario extends, itself on top; of several that it extends a later one goes over an earlier.</summary>
    private static MapNode Inherit(MapNode root, string label, string? folder, int depth)
    {
        if (root["extends"] is not { } extends)
        {
            return root;
        }

        ScalarNode[] names = extends switch
        {
            ScalarNode { Text.Length: > 0 } one => [one],
            ListNode { Items.Count: > 0 } list when list.Items.All(i => i is ScalarNode { Text.Length: > 0 }) =>
            [
                .. list.Items.Cast<ScalarNode>(),
            ],
            _ => throw new ScenarioException(
                label,
                [
                    new Problem(
                        extends.Mark,
                        "extends",
                        $"found {extends.Describe()}; expected a file or a canned name, or a list of them"
                    ),
                ]
            ),
        };
        MapNode? under = null;
        foreach (ScalarNode name in names)
        {
            MapNode next = Extended(name, label, folder, depth);
            under = under is null ? next : NodeMerge.Over(under, next);
        }

        return NodeMerge.Over(under!, root.Without("extends"));
    }

    private static MapNode Extended(ScalarNode name, string label, string? folder, int depth)
    {
        if (depth >= LongestInheritance)
        {
            throw new ScenarioException(
                label,
                [
                    new Problem(
                        name.Mark,
                        "extends",
                        $"more than {LongestInheritance} scenarios extend each other; is there a circle?"
                    ),
                ]
            );
        }

        string text;
        string below;
        string? belowFolder;
        try
        {
            (text, below, belowFolder) = Find(name.Text, folder);
        }
        catch (ScenarioException e)
        {
            throw new ScenarioException(label, [new Problem(name.Mark, "extends", e.Problems[0].Text)]);
        }

        return Inherit(NodeReader.Read(text, below), below, belowFolder, depth + 1).Without("extends");
    }

    /// <summary>The text behind a name: a file (beside the one that names it), else a canned scenario.</summary>
    private static (string Text, string Label, string? Folder) Find(string nameOrPath, string? folder)
    {
        // A bare name is a canned scenario first, so that a file of the same name never stands in for it unseen.
        string canned = nameOrPath;
        if (CannedScenarios.Read(canned) is { } text)
        {
            return (text, canned, null);
        }

        foreach (string path in Candidates(nameOrPath, folder))
        {
            if (File.Exists(path))
            {
                return (ScenarioFile.Read(path, nameOrPath), nameOrPath, Path.GetDirectoryName(Path.GetFullPath(path)));
            }
        }

        bool isFile =
            nameOrPath.Contains('/')
            || nameOrPath.Contains('\\')
            || nameOrPath.EndsWith(".yaml", StringComparison.Ordinal)
            || nameOrPath.EndsWith(".yml", StringComparison.Ordinal);
        string hint = Suggestions.Nearest(
            canned,
            CannedScenarios.Names.Concat(CannedScenarios.Theory).Concat(CannedScenarios.Baselines)
        )
            is { } near
            ? $"did you mean \"{near}\"? "
            : string.Empty;
        string found = isFile ? "there is no such file" : "this is neither a file nor a canned scenario";
        throw new ScenarioException(
            nameOrPath,
            [
                new Problem(
                    new Mark(nameOrPath, 0),
                    string.Empty,
                    $"{found}; {hint}canned scenarios: {string.Join(", ", CannedScenarios.Names)}, and the textbook cases theory/..., see: blocsim list"
                ),
            ]
        );
    }

    private static IEnumerable<string> Candidates(string name, string? folder)
    {
        if (folder is not null)
        {
            yield return Path.Combine(folder, name);
            yield return Path.Combine(folder, name + ".yaml");
        }

        yield return name;
        yield return name + ".yaml";
    }
}
