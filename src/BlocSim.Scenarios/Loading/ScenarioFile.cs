namespace BlocSim.Scenarios;

/// <summary>The text of a file that a user names.</summary>
internal static class ScenarioFile
{
    /// <summary>A canned example, else a file.</summary>
    /// <param name="nameOrPath">A canned name or a path.</param>
    /// <param name="examples">What to suggest where there is neither, without a full stop.</param>
    /// <exception cref="ScenarioException">There is neither, or the file cannot be read.</exception>
    public static string ReadOrCanned(string nameOrPath, string examples)
    {
        if (CannedScenarios.Read(nameOrPath) is { } text)
        {
            return text;
        }

        return File.Exists(nameOrPath)
            ? Read(nameOrPath, nameOrPath)
            : throw new ScenarioException(
                nameOrPath,
                [new Problem(new Mark(nameOrPath, 0), string.Empty, $"there is no such file; {examples}")]
            );
    }

    /// <summary>The text of a file that exists.</summary>
    /// <exception cref="ScenarioException">It is too large or cannot be read.</exception>
    public static string Read(string path, string label) => TextFile.Read(path, label, TextFile.LargestScenario);
}
