using System.Text;

namespace BlocSim.Scenarios;

/// <summary>The text at the top of a scenario: what it is, how it works, what to notice and to try. It is written as comments, for readers of the file.</summary>
internal static class HeaderText
{
    private const int MaxLines = 80;

    private static readonly string[] Heads =
    [
        "WHAT IS IT?",
        "HOW IT WORKS",
        "THINGS TO NOTICE",
        "THINGS TO TRY",
        "HOW TO READ IT",
        "REFERENCES",
        "SOURCES",
        "LIMITS",
        "WHO",
    ];

    /// <summary>The comment block that a file begins with, as it stands; empty where there is none with one of the usual heads.</summary>
    public static string Of(string text)
    {
        string[] lines =
        [
            .. text.Split('\n')
                .TakeWhile(l => l.StartsWith('#'))
                .Take(MaxLines)
                .Select(l => PlainText.Show(l.TrimEnd('\r').TrimEnd().Replace('\t', ' '))),
        ];
        bool known = Array.Exists(lines, l => HeadOf(l.TrimStart('#', ' ')) is not null);
        return known ? string.Join('\n', lines) + "\n" : string.Empty;
    }

    /// <summary>The block as paragraphs: a head and its text each, commands on lines of their own.</summary>
    public static IReadOnlyList<(string Head, IReadOnlyList<string> Lines)> Parts(string block)
    {
        List<(string Head, IReadOnlyList<string> Lines)> parts = [];
        List<string> lines = [];
        string head = string.Empty;
        void Close()
        {
            if (lines.Count > 0 && head.Length > 0)
            {
                parts.Add((head, [.. lines]));
            }

            lines.Clear();
        }

        foreach (string raw in block.Split('\n'))
        {
            string line = raw.TrimStart('#').Trim();
            if (HeadOf(line) is { } next)
            {
                Close();
                head = next;
                line = line[next.Length..].Trim();
            }

            if (line.Length == 0)
            {
                continue;
            }

            bool command = line.StartsWith("blocsim ", StringComparison.Ordinal);
            bool joins = lines.Count > 0 && !command && !lines[^1].StartsWith("blocsim ", StringComparison.Ordinal);
            if (joins)
            {
                lines[^1] += " " + line;
            }
            else
            {
                lines.Add(line);
            }
        }

        Close();
        return parts;
    }

    /// <summary>The block for a terminal.</summary>
    public static string Plain(string block)
    {
        var text = new StringBuilder();
        foreach ((string head, IReadOnlyList<string> lines) in Parts(block))
        {
            text.Append('\n').Append(head).Append('\n');
            foreach (string line in lines)
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    /// <summary>The block as Markdown.</summary>
    public static string Markdown(string block)
    {
        var text = new StringBuilder();
        foreach ((string head, IReadOnlyList<string> lines) in Parts(block))
        {
            string title = head[0] + head[1..].ToLowerInvariant();
            text.Append($"**{title.TrimEnd('?')}{(title.EndsWith('?') ? "?" : ".")}** ");
            foreach (string line in lines)
            {
                bool command = line.StartsWith("blocsim ", StringComparison.Ordinal);
                text.Append(command ? $"\n\n    {line}\n\n" : Escape(line) + " ");
            }

            while (text[^1] is ' ' or '\n')
            {
                text.Length--;
            }

            text.Append("\n\n");
        }

        return text.ToString();
    }

    private static string Escape(string line) =>
        line.Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("|", "\\|", StringComparison.Ordinal)
            .Replace("*", "\\*", StringComparison.Ordinal);

    private static string? HeadOf(string line) =>
        Array.Find(
            Heads,
            h => line.StartsWith(h, StringComparison.Ordinal) && (line.Length == h.Length || line[h.Length] == ' ')
        );
}
