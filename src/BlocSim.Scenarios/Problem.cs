namespace BlocSim.Scenarios;

/// <summary>One thing wrong with a scenario.</summary>
/// <param name="Mark">Where it stands.</param>
/// <param name="Path">The path of keys, such as <c>bloc.floor[0].price</c>; empty for the file as a whole.</param>
/// <param name="Text">What was found, what was expected and how to fix it.</param>
public sealed record Problem(Mark Mark, string Path, string Text)
{
    /// <summary>Whether it stands on a line of a file; what the command line sets has none.</summary>
    internal bool HasLine => Mark.Line > 0 && !Mark.File.StartsWith("--set", StringComparison.Ordinal);

    /// <summary>The problem as one line.</summary>
    public override string ToString()
    {
        string where = HasLine ? $"line {Mark.Line}" : Mark.File;
        return PlainText.Show(Path.Length > 0 ? $"{where}, {Path}: {Text}" : $"{where}: {Text}");
    }
}
