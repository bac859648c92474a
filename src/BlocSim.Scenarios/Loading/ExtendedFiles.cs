namespace BlocSim.Scenarios;

/// <summary>
/// What a scenario may extend: canned ones by name, and regular files in its own folder or below it. A file from elsewhere could be anybody's, and what stands in
/// it would be shown in messages.
/// </summary>
internal sealed class ExtendedFiles
{
    private readonly string home;
    private readonly string? beside;
    private readonly bool anywhere;
    private readonly List<string> read;

    /// <param name="folder">The scenario's folder; null where it has none and may extend canned ones only.</param>
    /// <param name="anywhere">Whether files outside that folder are allowed.</param>
    public ExtendedFiles(string? folder, bool anywhere)
        : this(folder is null ? string.Empty : Real(folder), folder, anywhere, []) { }

    private ExtendedFiles(string home, string? beside, bool anywhere, List<string> read)
    {
        this.home = home;
        this.beside = beside;
        this.anywhere = anywhere;
        this.read = read;
    }

    /// <summary>The files that were read, with their whole paths.</summary>
    public IReadOnlyList<string> Read => read;

    /// <summary>Whether a name is that of a canned scenario.</summary>
    public static bool IsCanned(string name) => CannedScenarios.Read(name) is not null;

    /// <summary>The text behind a name, and where that looks for what it extends in turn.</summary>
    /// <exception cref="ScenarioException">There is no such scenario, or it may not be extended.</exception>
    public (string Text, ExtendedFiles Below) Find(ScalarNode name, string label)
    {
        if (CannedScenarios.Read(name.Text) is { } text)
        {
            return (text, this);
        }

        foreach (string path in Candidates(name.Text))
        {
            bool inside = Inside(path);
            if (!inside && !anywhere)
            {
                throw Refused(
                    name,
                    label,
                    $"found \"{name.Text}\"; expected a canned name, or a file in the folder of this scenario or below it. --allow-extends-anywhere lifts that"
                );
            }

            if (!File.Exists(path))
            {
                continue;
            }

            if (new FileInfo(path) is not { Length: > 0 } || Special(path))
            {
                throw Refused(name, label, $"found \"{name.Text}\", which is empty or no plain file");
            }

            read.Add(Path.GetFullPath(path));
            string found;
            try
            {
                found = ScenarioFile.Read(path, name.Text);
            }
            catch (ScenarioException e)
            {
                throw Refused(name, label, $"{name.Text}: {e.Problems[0].Text}");
            }

            return (found, new ExtendedFiles(home, Path.GetDirectoryName(Path.GetFullPath(path)), anywhere, read));
        }

        throw Refused(name, label, NotFound(name.Text));
    }

    /// <summary>The text of a table that a scenario names.</summary>
    /// <param name="name">Its name, relative to the scenario.</param>
    /// <exception cref="ScenarioException">There is no such table, or it may not be read.</exception>
    public string Table(ScalarNode name)
    {
        string label = name.Mark.File;
        if (beside is null)
        {
            throw Refused(
                name,
                label,
                $"found \"{name.Text}\"; a table lies beside the file of its scenario, and this scenario has none"
            );
        }

        if (name.Text.Any(char.IsControl))
        {
            throw Refused(name, label, $"found \"{PlainText.Show(name.Text)}\"; expected the name of a file");
        }

        string path = Path.Combine(beside, name.Text);
        if (!Inside(path) && !anywhere)
        {
            throw Refused(
                name,
                label,
                $"found \"{name.Text}\"; expected a table in the folder of this scenario or below it. --allow-extends-anywhere lifts that"
            );
        }

        if (!File.Exists(path))
        {
            throw Refused(name, label, $"found \"{name.Text}\"; there is no such table beside this scenario");
        }

        if (new FileInfo(path) is not { Length: > 0 } || Special(path))
        {
            throw Refused(name, label, $"found \"{name.Text}\", which is empty or no plain file");
        }

        read.Add(Path.GetFullPath(path));
        try
        {
            return TextFile.Read(path, name.Text, TextFile.LargestScenario);
        }
        catch (ScenarioException e)
        {
            throw Refused(name, label, $"{name.Text}: {e.Problems[0].Text}");
        }
    }

    private IEnumerable<string> Candidates(string name) =>
        beside is null ? [] : [Path.Combine(beside, name), Path.Combine(beside, name + ".yaml")];

    private bool Inside(string path) =>
        Real(path).StartsWith(home + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool Special(string path) =>
        !OperatingSystem.IsWindows()
        && (File.GetAttributes(path) & (FileAttributes.Device | FileAttributes.Directory)) != FileAttributes.None;

    /// <summary>The path with every link on the way followed.</summary>
    private static string Real(string path)
    {
        string full = Path.GetFullPath(path);
        string at = Path.GetPathRoot(full) ?? string.Empty;
        foreach (
            string step in full[at.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            string next = Path.Combine(at, step);
            FileSystemInfo info = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            try
            {
                at = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? next;
            }
            catch (IOException)
            {
                at = next;
            }
        }

        return at.TrimEnd(Path.DirectorySeparatorChar);
    }

    private static ScenarioException Refused(ScalarNode name, string label, string text) =>
        new(label, [new Problem(name.Mark, "extends", text)]);

    /// <summary>What to say where there is neither a file nor a canned scenario of a name.</summary>
    public static string NotFound(string nameOrPath)
    {
        bool isFile =
            nameOrPath.Contains('/')
            || nameOrPath.Contains('\\')
            || nameOrPath.EndsWith(".yaml", StringComparison.Ordinal)
            || nameOrPath.EndsWith(".yml", StringComparison.Ordinal);
        string hint = Suggestions.Nearest(
            nameOrPath,
            CannedScenarios.Names.Concat(CannedScenarios.Theory).Concat(CannedScenarios.Baselines)
        )
            is { } near
            ? $"did you mean \"{near}\"? "
            : string.Empty;
        string found = isFile ? "there is no such file" : "this is neither a file nor a canned scenario";
        return $"{found}; {hint}canned scenarios: {string.Join(", ", CannedScenarios.Names)}, and the textbook cases theory/..., see: blocsim list";
    }
}
