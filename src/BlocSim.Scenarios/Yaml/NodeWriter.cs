using System.Text;

namespace BlocSim.Scenarios;

/// <summary>Writes a tree as YAML in one canonical form: reading the text back gives the same tree and the same text.</summary>
internal static class NodeWriter
{
    public static string Write(MapNode root)
    {
        var text = new StringBuilder();
        WriteMap(text, root, 0);
        return text.ToString();
    }

    private static void WriteMap(StringBuilder text, MapNode map, int depth)
    {
        foreach ((string key, Mark _, Node value) in map.Entries)
        {
            text.Append(' ', depth * 2).Append(Quote(key)).Append(':');
            WriteValue(text, value, depth);
        }
    }

    private static void WriteValue(StringBuilder text, Node value, int depth)
    {
        switch (value)
        {
            case ScalarNode scalar:
                text.Append(' ').Append(Quote(scalar.Text)).Append('\n');
                break;
            case ListNode { Items.Count: 0 }:
                text.Append(" []\n");
                break;
            case MapNode { Entries.Count: 0 }:
                text.Append(" {}\n");
                break;
            case ListNode list when list.Items.All(i => i is ScalarNode):
                text.Append(" [").AppendJoin(", ", list.Items.Select(i => Quote(((ScalarNode)i).Text))).Append("]\n");
                break;
            case ListNode list:
                text.Append('\n');
                foreach (Node item in list.Items)
                {
                    text.Append(' ', (depth + 1) * 2).Append('-');
                    if (item is MapNode { Entries.Count: > 0 } map)
                    {
                        text.Append('\n');
                        WriteMap(text, map, depth + 2);
                    }
                    else
                    {
                        WriteValue(text, item, depth + 1);
                    }
                }

                break;
            default:
                text.Append('\n');
                WriteMap(text, (MapNode)value, depth + 1);
                break;
        }
    }

    /// <summary>Words that some reader of YAML takes for nothing, yes or no: NO is Norway. Our own true and false are meant.</summary>
    private static readonly HashSet<string> Bare = new(StringComparer.OrdinalIgnoreCase)
    {
        "~",
        "null",
        "y",
        "n",
        "yes",
        "no",
        "on",
        "off",
    };

    /// <summary>Plain where that is safe, double-quoted otherwise.</summary>
    private static string Quote(string text)
    {
        bool plain =
            text.Length > 0
            && !Bare.Contains(text)
            && text.All(c =>
                char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '.' or '/' or '%' or '_' or '+' or '(' or ')'
            )
            && (char.IsAsciiLetterOrDigit(text[0]) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
            && text[^1] != ' ';
        if (plain)
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or '\ufeff' => quoted.Append($"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
