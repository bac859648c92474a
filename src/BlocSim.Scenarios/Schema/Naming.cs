namespace BlocSim.Scenarios;

/// <summary>Names of goods, nations, plants, sectors: they stand in tables, paths, files and pages, and must mean the same in all of them.</summary>
internal static class Naming
{
    private const int Longest = 60;

    /// <summary>What tables use for themselves.</summary>
    public static readonly string[] Reserved = ["world", "bloc", "outside", "all"];

    /// <summary>What keeps a text from being a name, for a message; null where nothing does.</summary>
    public static string? Fault(string name) =>
        name.Length is 0 or > Longest || name.Any(c => c is '.' or '[' or ']' or ',')
            ? "without dots, commas or brackets"
        : !PlainText.Is(name) ? $"without control or direction characters{PlainText.Found(name)}"
        : name.Any(c => c is '<' or '>' or '|' or '"' or '`' or '\\') ? "without quotes, bars or angle brackets"
        : name[0] is '=' or '+' or '-' or '@'
            ? $"which begins with a letter or a digit: a spreadsheet takes what begins with \"{name[0]}\" for a formula"
        : name != name.Trim() ? "without blanks around it"
        : null;
}
