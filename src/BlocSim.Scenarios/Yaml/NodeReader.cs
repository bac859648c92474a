using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BlocSim.Scenarios;

/// <summary>Reads text into a tree of nodes that know their lines; refuses what could hurt a reader or a machine.</summary>
internal sealed class NodeReader
{
    public const int LargestBytes = 8 * 1024 * 1024;
    public const int Deepest = 64;
    public const int MaxAliasNodes = 10_000;

    private readonly string file;
    private readonly Dictionary<string, Node> anchors = new(StringComparer.Ordinal);
    private readonly Parser parser;
    private readonly List<Problem> problems = [];
    private int expanded;
    private int current = 1;

    private NodeReader(string text, string file)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root map of a file.</summary>
    /// <exception cref="ScenarioException">It is not a scenario file in form.</exception>
    public static MapNode Read(string text, string file)
    {
        if (text.Length > LargestBytes)
        {
            throw Fail(
                file,
                0,
                $"the file is larger than {LargestBytes / 1024 / 1024} MB; a scenario holds a few hundred lines, keep tables outside"
            );
        }

        CheckTabs(text, file);
        CheckNesting(text, file);
        var reader = new NodeReader(text, file);
        try
        {
            return reader.Document();
        }
        catch (YamlException e)
        {
            (int line, string slip) = YamlSlip.Find(text, (int)Math.Max(1, e.Start.Line));
            throw Fail(file, line, slip);
        }
        catch (Exception e)
            when (e
                    is InvalidOperationException
                        or ArgumentException
                        or IndexOutOfRangeException
                        or NullReferenceException
                        or KeyNotFoundException
                        or OverflowException
                        or FormatException
            )
        {
            (int line, string slip) = YamlSlip.Find(text, reader.current);
            throw Fail(file, line, slip);
        }
    }

    private static void CheckTabs(string text, string file)
    {
        string[] lines = text.Split('\n');
        Problem[] tabs =
        [
            .. lines
                .Select((line, i) => (Line: line, Number: i + 1))
                .Where(l => l.Line.TrimStart(' ').StartsWith('\t') && l.Line.Trim().Length > 0)
                .Take(20)
                .Select(l => new Problem(
                    new Mark(file, l.Number),
                    string.Empty,
                    "a tab in the indentation; YAML takes spaces only"
                )),
        ];
        if (tabs.Length > 0)
        {
            throw new ScenarioException(file, tabs);
        }
    }

    /// <summary>Deep brackets make a parser slow or run out of stack before it reports anything, so they are counted first.</summary>
    private static void CheckNesting(string text, string file)
    {
        int depth = 0;
        int line = 1;
        foreach (char c in text)
        {
            switch (c)
            {
                case '\n':
                    line++;
                    break;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth = Math.Max(0, depth - 1);
                    break;
                default:
                    break;
            }

            if (depth > Deepest * 4)
            {
                throw Fail(file, line, $"brackets are nested more than {Deepest} deep");
            }
        }
    }

    private static ScenarioException Fail(string file, int line, string text) =>
        new(file, [new Problem(new Mark(file, line), string.Empty, text)]);

    private MapNode Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.Accept<DocumentStart>(out _))
        {
            throw Fail(
                file,
                1,
                "the file is empty; start with \"blocsim: 1\" and a name, or write one with: blocsim new my-scenario"
            );
        }

        parser.Consume<DocumentStart>();
        Node root = ReadNode(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            throw Fail(file, current, "a second document starts here; keep one scenario in a file");
        }

        if (root is ScalarNode { Text.Length: 0 })
        {
            throw Fail(
                file,
                1,
                "the file is empty; start with \"blocsim: 1\" and a name, or write one with: blocsim new my-scenario"
            );
        }

        if (root is not MapNode map)
        {
            problems.Add(
                new Problem(
                    root.Mark,
                    string.Empty,
                    $"found {root.Describe()}; expected keys such as \"blocsim: 1\" and \"name: ...\""
                )
            );
            throw new ScenarioException(file, problems);
        }

        if (problems.Count > 0)
        {
            throw new ScenarioException(file, problems);
        }

        return map;
    }

    private Mark MarkOf(ParsingEvent e)
    {
        current = (int)Math.Max(1, e.Start.Line);
        return new Mark(file, current);
    }

    private Node ReadNode(int depth)
    {
        ParsingEvent e = parser.Current ?? throw new InvalidOperationException("the file ends too early");
        Mark mark = MarkOf(e);
        if (depth > Deepest)
        {
            throw Fail(file, mark.Line, $"keys are nested more than {Deepest} deep");
        }

        if (e is NodeEvent { Tag.IsEmpty: false } tagged && tagged.Tag.Value != "!")
        {
            problems.Add(
                new Problem(
                    mark,
                    string.Empty,
                    $"tags such as {tagged.Tag.Value} are not used here; leave the value plain"
                )
            );
        }

        switch (e)
        {
            case AnchorAlias alias:
                parser.MoveNext();
                if (!anchors.TryGetValue(alias.Value.Value, out Node? target))
                {
                    throw Fail(
                        file,
                        mark.Line,
                        $"\"*{alias.Value.Value}\" refers to an anchor that was not defined above"
                    );
                }

                expanded += Count(target);
                if (expanded > MaxAliasNodes)
                {
                    throw Fail(file, mark.Line, $"aliases expand to more than {MaxAliasNodes} values");
                }

                return target;
            case Scalar scalar:
                parser.MoveNext();
                bool nothing = scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null";
                return Keep(scalar.Anchor, new ScalarNode(nothing ? string.Empty : scalar.Value, mark));
            case SequenceStart start:
                parser.MoveNext();
                List<Node> items = [];
                while (!parser.Accept<SequenceEnd>(out _))
                {
                    items.Add(ReadNode(depth + 1));
                }

                parser.MoveNext();
                return Keep(start.Anchor, new ListNode(items, mark));
            case MappingStart start:
                parser.MoveNext();
                return Keep(start.Anchor, ReadMap(mark, depth));
            default:
                throw Fail(file, mark.Line, "this is not valid YAML");
        }
    }

    private MapNode ReadMap(Mark mark, int depth)
    {
        List<(string, Mark, Node)> entries = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        while (!parser.Accept<MappingEnd>(out _))
        {
            Node key = ReadNode(depth + 1);
            Node value = ReadNode(depth + 1);
            if (key is not ScalarNode name)
            {
                problems.Add(new Problem(key.Mark, string.Empty, $"found {key.Describe()} as a key; expected a word"));
                continue;
            }

            if (name.Text == "<<")
            {
                problems.Add(
                    new Problem(
                        name.Mark,
                        string.Empty,
                        "\"<<\" is not supported; use \"extends\" for a whole file, or repeat the keys"
                    )
                );
                continue;
            }

            if (!keys.Add(name.Text))
            {
                problems.Add(new Problem(name.Mark, name.Text, "this key is written twice here; keep one"));
                continue;
            }

            entries.Add((name.Text, name.Mark, value));
        }

        parser.MoveNext();
        return new MapNode(entries, mark);
    }

    private T Keep<T>(AnchorName anchor, T node)
        where T : Node
    {
        if (!anchor.IsEmpty)
        {
            anchors[anchor.Value] = node;
        }

        return node;
    }

    private static int Count(Node node) =>
        node switch
        {
            ListNode list => 1 + list.Items.Sum(Count),
            MapNode map => 1 + map.Entries.Sum(e => Count(e.Value)),
            _ => 1,
        };
}
