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
    public static LoadedScenario Load(string nameOrPath, IReadOnlyList<string>? overrides = null) =>
        Load(nameOrPath, overrides, anywhere: false);

    /// <summary>The same; what it extends may lie anywhere where that is allowed.</summary>
    /// <param name="nameOrPath">A canned name or the path of a file.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <param name="anywhere">Whether files outside the scenario's own folder may be extended.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static LoadedScenario Load(string nameOrPath, IReadOnlyList<string>? overrides, bool anywhere)
    {
        (string text, string label, string? folder) = Find(nameOrPath);
        var sources = new ExtendedFiles(folder, anywhere);
        string[] read = folder is null ? [] : [Path.GetFullPath(nameOrPath)];
        return Build(text, label, sources, ShortName(nameOrPath), overrides ?? []) with
        {
            Files = [.. read, .. sources.Read],
        };
    }

    /// <summary>Loads a scenario from text.</summary>
    /// <param name="text">The scenario.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static LoadedScenario Parse(string text, string label, IReadOnlyList<string>? overrides = null) =>
        Build(text, label, new ExtendedFiles(null, anywhere: false), ShortName(label), overrides ?? []);

    /// <summary>Loads a scenario from standard input, which may extend files in the current folder.</summary>
    /// <param name="text">The scenario.</param>
    /// <param name="label">What messages call it.</param>
    /// <param name="overrides">Changes of the form <c>path=value</c>.</param>
    /// <param name="anywhere">Whether files outside the current folder may be extended.</param>
    /// <exception cref="ScenarioException">Everything that is wrong with it.</exception>
    public static LoadedScenario ParseHere(string text, string label, IReadOnlyList<string> overrides, bool anywhere)
    {
        var sources = new ExtendedFiles(Directory.GetCurrentDirectory(), anywhere);
        return Build(text, label, sources, ShortName(label), overrides) with { Files = sources.Read };
    }

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
        ExtendedFiles sources,
        string shortName,
        IReadOnlyList<string> overrides
    )
    {
        MapNode read = NodeReader.Read(text, label);
        FileKind.Expect(read, "blocsim", label);
        List<Problem> problems = [];
        MapNode whole = Inherit(new TableFiles(sources, problems).Expand(read), label, sources, problems, 0);
        return Build(whole, label, shortName, overrides, overrides, problems) with { Header = HeaderText.Of(text) };
    }

    /// <summary>A loaded scenario with further changes.</summary>
    internal static LoadedScenario Change(LoadedScenario loaded, IReadOnlyList<string> changes) =>
        Build(loaded.Tree, loaded.ShortName, loaded.ShortName, changes, [.. loaded.Overrides, .. changes], []) with
        {
            Header = loaded.Header,
            Files = loaded.Files,
        };

    private static LoadedScenario Build(
        MapNode tree,
        string label,
        string shortName,
        IReadOnlyList<string> changes,
        IReadOnlyList<string> overrides,
        List<Problem> problems
    )
    {
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
        Problem[] prices = [];
        if (problems.Count == 0)
        {
            var year = BaseYear.Check(scenario);
            Problem Marked((string Subject, string Text) p) => new(builder.MarkOf(p.Subject), p.Subject, p.Text);
            problems.AddRange(year.Problems.Select(Marked));
            prices = [.. year.Remarks.Select(Marked)];
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

        // Of what it extends nothing is said, but for dates that its own, shorter calendar does not reach.
        bool ownClock =
            central["clock"] is MapNode clock
            && (IsOwn(clock["end"]?.Mark, label) || IsOwn(clock["start"]?.Mark, label));
        HashSet<Problem> unreached = ownClock ? [.. DateRemarks.NotReached(shape, scenario.Clock)] : [];
        string resolved = NodeWriter.Write(root);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(resolved)));
        return new LoadedScenario(scenario, shortName, resolved, hash, overrides)
        {
            Remarks =
            [
                .. RemarkList
                    .Of(shape, new Section(central, string.Empty), scenario)
                    .Concat(prices)
                    .Where(p => IsOwn(p.Mark, label) || unreached.Contains(p))
                    .Select(p => IsOwn(p.Mark, label) ? p : p with { Mark = new Mark(p.Mark.File, 0) }),
            ],
            Inputs = uncertainty.Inputs,
            Tree = root,
        };
    }

    private static bool IsOwn(Mark? mark, string label) =>
        mark is { } m && (m.File == label || m.Line == 0 || m.File.StartsWith("--set", StringComparison.Ordinal));

    /// <summary>What a scenario extends, itself on top; of several that it extends a later one goes over an earlier.</summary>
    private static MapNode Inherit(MapNode root, string label, ExtendedFiles sources, List<Problem> problems, int depth)
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
            MapNode next = Extended(name, label, sources, problems, depth);
            under = under is null ? next : NodeMerge.Over(under, next);
        }

        return NodeMerge.Over(under!, root.Without("extends"));
    }

    private static MapNode Extended(
        ScalarNode name,
        string label,
        ExtendedFiles sources,
        List<Problem> problems,
        int depth
    )
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

        (string text, ExtendedFiles below) = sources.Find(name, label);
        MapNode read;
        try
        {
            read = NodeReader.Read(text, name.Text);
        }
        catch (ScenarioException) when (!ExtendedFiles.IsCanned(name.Text))
        {
            // What stands in a file that was not named on the command line is not repeated.
            throw new ScenarioException(
                label,
                [
                    new Problem(
                        name.Mark,
                        "extends",
                        $"found \"{name.Text}\", which is no scenario; look at it by itself: blocsim check {name.Text}"
                    ),
                ]
            );
        }

        return Inherit(new TableFiles(below, problems).Expand(read), name.Text, below, problems, depth + 1)
            .Without("extends");
    }

    /// <summary>The text behind a name of the command line: a canned scenario, else a file.</summary>
    private static (string Text, string Label, string? Folder) Find(string nameOrPath)
    {
        // A bare name is a canned scenario first, so that a file of the same name never stands in for it unseen.
        if (CannedScenarios.Read(nameOrPath) is { } text)
        {
            return (text, nameOrPath, null);
        }

        foreach (string path in (string[])[nameOrPath, nameOrPath + ".yaml"])
        {
            if (File.Exists(path))
            {
                return (ScenarioFile.Read(path, nameOrPath), nameOrPath, Path.GetDirectoryName(Path.GetFullPath(path)));
            }
        }

        throw new ScenarioException(
            nameOrPath,
            [new Problem(new Mark(nameOrPath, 0), string.Empty, ExtendedFiles.NotFound(nameOrPath))]
        );
    }
}
