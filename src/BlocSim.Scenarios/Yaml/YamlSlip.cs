using System.Text.RegularExpressions;

namespace BlocSim.Scenarios;

/// <summary>Finds the slip behind a text that is no YAML, in words for who wrote it: a parser says what it met, not what was forgotten.</summary>
internal static partial class YamlSlip
{
    private const int Longest = 60;

    /// <summary>Longer lines are not looked at: nobody wrote them by hand.</summary>
    private const int LongestLine = 2000;

    /// <summary>Where the slip is and what to do about it.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="line">Where the parser gave up, counted from 1.</param>
    public static (int Line, string Text) Find(string text, int line)
    {
        string[] lines = [.. text.Split('\n').Select(l => l.TrimEnd('\r'))];
        int at = Math.Clamp(line, 1, lines.Length) - 1;
        if (Unpaired(lines) is { } unpaired)
        {
            return unpaired;
        }

        while (at > 0 && Content(lines[at]).Length == 0)
        {
            at--;
        }

        int before = at - 1;
        while (before > 0 && Content(lines[before]).Length == 0)
        {
            before--;
        }

        string? said = Wrong(lines[at]) ?? Misplaced(lines, at, before);
        if (said is null && before >= 0 && Wrong(lines[before]) is { } earlier)
        {
            (at, said) = (before, earlier);
        }

        return (
            at + 1,
            said ?? "this is not valid YAML; check colons, indentation, quotes and brackets here and on the line above"
        );
    }

    /// <summary>A quote or bracket that nothing closes, or that closes nothing.</summary>
    private static (int Line, string Text)? Unpaired(string[] lines)
    {
        Stack<(char Open, int Line)> open = [];
        (char Mark, int Line) quote = default;
        char last = ' ';
        int block = int.MaxValue;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            bool inBlock = Content(line).Length == 0 || Depth(line) > block;
            if (line.Length > LongestLine || (quote.Mark == default && inBlock))
            {
                continue;
            }

            block = quote.Mark == default && Block().IsMatch(line) ? Depth(line) : int.MaxValue;
            bool opened = false;
            for (int c = 0; c < line.Length; c++)
            {
                char here = line[c];
                if (quote.Mark != default)
                {
                    bool escaped = quote.Mark == '"' && line[c] == '\\';
                    bool doubled = quote.Mark == '\'' && here == '\'' && c + 1 < line.Length && line[c + 1] == '\'';
                    c += escaped || doubled ? 1 : 0;
                    bool ends = here == quote.Mark && !doubled;
                    if (ends && c + 1 < line.Length && line[c + 1] is not (' ' or ',' or ']' or '}' or ':'))
                    {
                        string inside = here == '\'' ? "twice ('')" : "with a backslash before it (\\\")";
                        return (
                            i + 1,
                            $"the quote ends before \"{Short(line[(c + 1)..])}\"; inside quotes, {here} is written {inside}"
                        );
                    }

                    quote = ends ? default : quote;
                }
                else if (here == '#' && (c == 0 || line[c - 1] == ' '))
                {
                    break;
                }
                else if (here is '"' or '\'' && Begins(line, c, open.Count > 0))
                {
                    quote = (here, i + 1);
                }
                else if (here is '{' or '[' && (open.Count > 0 || Begins(line, c, inBrackets: false)))
                {
                    if (open.Count > 0 && last is '}' or ']')
                    {
                        return (i + 1, $"a comma is missing before this \"{here}\"");
                    }

                    open.Push((here, i + 1));
                    opened = true;
                }
                else if (here is '}' or ']' && (open.Count > 0 || opened))
                {
                    char wanted = here == '}' ? '{' : '[';
                    if (open.Count == 0)
                    {
                        return (i + 1, $"\"{here}\" closes nothing; a \"{wanted}\" is missing before it");
                    }

                    (char mark, int from) = open.Pop();
                    if (mark != wanted)
                    {
                        return (
                            i + 1,
                            $"\"{here}\" cannot close the \"{mark}\" of line {from}; that needs \"{Closing(mark)}\" first"
                        );
                    }
                }

                last = here == ' ' ? last : here;
            }
        }

        return quote.Mark != default ? (quote.Line, $"a quote ({quote.Mark}) is opened here and never closed")
            : open.Count > 0
                ? (
                    open.Peek().Line,
                    $"\"{open.Peek().Open}\" is opened here and never closed; add \"{Closing(open.Peek().Open)}\" at its end"
                )
            : null;
    }

    /// <summary>Whether a value can begin at a place of a line: at its start, behind "key: " or "- ", and inside brackets behind a mark.</summary>
    private static bool Begins(string line, int at, bool inBrackets)
    {
        string before = line[..at].TrimEnd(' ');
        return before.Length == 0
            || (before.Length < at && (before[^1] == ':' || before.Trim() == "-"))
            || (inBrackets && before[^1] is '[' or '{' or ',');
    }

    /// <summary>What is wrong with a line by itself.</summary>
    private static string? Wrong(string line)
    {
        string content = Content(line);
        if (content.Length > LongestLine)
        {
            return null;
        }

        if (Reserved().Match(content) is { Success: true } reserved)
        {
            string value = reserved.Groups["value"].Value;
            return $"a value cannot begin with {value[0]}; put it in quotes: {reserved.Groups["key"].Value}: \"{Short(value)}\"";
        }

        if (NoColon().Match(content) is { Success: true } none)
        {
            return $"a colon is missing after \"{none.Groups["key"].Value}\"";
        }

        if (TwoColons().Match(content) is { Success: true } two)
        {
            return $"a text with a colon in it needs quotes: {two.Groups["key"].Value}: \"{Short(two.Groups["value"].Value)}\"";
        }

        if (NoComma().Match(content) is { Success: true } apart)
        {
            return $"a comma is missing before \"{apart.Groups["key"].Value}\"";
        }

        if (NoSpace().Match(content) is { Success: true } tight)
        {
            return $"a space is missing after the colon: {tight.Groups["key"].Value}: {Short(tight.Groups["value"].Value)}";
        }

        return !content.Contains(':', StringComparison.Ordinal) && Word().IsMatch(content)
            ? $"found \"{Short(content)}\"; expected a key, a colon and a value"
            : null;
    }

    /// <summary>A line that stands at a depth where nothing above it begins, or below a line that has its value already.</summary>
    private static string? Misplaced(string[] lines, int at, int before)
    {
        if (before < 0)
        {
            return null;
        }

        int depth = Inside(lines[at]);
        int above = Inside(lines[before]);
        if (depth > above && lines[before].Length < LongestLine && Complete().IsMatch(Content(lines[before])))
        {
            return $"this line is indented deeper than the line above it, which has its value already; give both {Spaces(above)}, or leave the line above without a value";
        }

        List<int> levels = [above];
        for (int i = before - 1; i >= 0 && levels[^1] > 0; i--)
        {
            if (Content(lines[i]).Length > 0 && Inside(lines[i]) < levels[^1])
            {
                levels.Add(Inside(lines[i]));
            }
        }

        return depth < above && !levels.Contains(depth)
            ? $"this line is indented by {Spaces(depth)}, as nothing above it is; its neighbours have {string.Join(" or ", levels.Order())}"
            : null;
    }

    private static char Closing(char open) => open == '{' ? '}' : ']';

    private static int Depth(string line) => line.Length - line.TrimStart(' ').Length;

    /// <summary>Where the keys of a line stand: behind the dash of a list item.</summary>
    private static int Inside(string line)
    {
        int depth = Depth(line);
        return line[depth..].StartsWith("- ", StringComparison.Ordinal)
            ? depth + 2 + Depth(line[(depth + 2)..])
            : depth;
    }

    private static string Spaces(int count) => count == 1 ? "1 space" : $"{count} spaces";

    private static string Content(string line)
    {
        int comment = line.StartsWith('#') ? 0 : line.IndexOf(" #", StringComparison.Ordinal);
        string kept = (comment >= 0 ? line[..comment] : line).Trim();
        return kept.StartsWith("- ", StringComparison.Ordinal) ? kept[2..].TrimStart() : kept;
    }

    private static string Short(string text) => text.Length > Longest ? text[..Longest] + "..." : text;

    [GeneratedRegex(@"^(?<key>[\w-]+):\s+(?<value>[%@`].*)$", Options, 1000)]
    private static partial Regex Reserved();

    [GeneratedRegex(@"^(?<key>[\w-]+)\s+[\[{]", Options, 1000)]
    private static partial Regex NoColon();

    [GeneratedRegex(@"^(?<key>[\w-]+):\s+(?<value>[^""'\[{|>\s][^\[{]*:(\s.*)?)$", Options, 1000)]
    private static partial Regex TwoColons();

    [GeneratedRegex(@"^(?<key>[\w-]+):(?<value>[^\s:/].*)$", Options, 1000)]
    private static partial Regex NoSpace();

    [GeneratedRegex(@"^[\w%-]", Options, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[\w-]+:\s+[^\s\[{|>&]", Options, 1000)]
    private static partial Regex Complete();

    [GeneratedRegex(@"[\[{].*[^\s,:\[{]\s+(?<key>[\w-]+):\s", Options, 1000)]
    private static partial Regex NoComma();

    [GeneratedRegex(@":\s+[|>][+-]?\s*$", Options, 1000)]
    private static partial Regex Block();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
