namespace BlocSim.Scenarios;

/// <summary>One thing wrong with a scenario.</summary>
/// <param name="Mark">Where it stands.</param>
/// <param name="Path">The path of keys, such as <c>bloc.floor[0].price</c>; empty for the file as a whole.</param>
/// <param name="Text">What was found, what was expected and how to fix it.</param>
public sealed record Problem(Mark Mark, string Path, string Text)
{
    /// <summary>The problem as one line.</summary>
    public override string ToString()
    {
        string where = Mark.Line > 0 ? $"line {Mark.Line}" : Mark.File;
        return Path.Length > 0 ? $"{where}, {Path}: {Text}" : $"{where}: {Text}";
    }
}
