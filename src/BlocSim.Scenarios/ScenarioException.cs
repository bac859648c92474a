namespace BlocSim.Scenarios;

/// <summary>A scenario that cannot run, with everything that is wrong with it.</summary>
public sealed class ScenarioException : Exception
{
    /// <param name="name">The file or scenario as the user named it.</param>
    /// <param name="problems">At least one problem.</param>
    public ScenarioException(string name, IReadOnlyList<Problem> problems)
        : base(Compose(name, problems))
    {
        Problems = problems;
    }

    /// <summary>All problems, in the order of the file.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Compose(string name, IReadOnlyList<Problem> problems)
    {
        string count = problems.Count == 1 ? "1 problem" : $"{problems.Count} problems";
        IEnumerable<string> lines = problems
            .Take(50)
            .Select(p =>
                "  " + (p.Mark.File != name && p.HasLine ? $"{PlainText.Show(p.Mark.File)} " : string.Empty) + p
            );
        string more = problems.Count > 50 ? $"\n  ... and {problems.Count - 50} more" : string.Empty;
        return $"{PlainText.Show(name)} cannot run: {count}\n{string.Join('\n', lines)}{more}";
    }
}
