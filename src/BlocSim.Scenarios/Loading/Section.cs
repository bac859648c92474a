namespace BlocSim.Scenarios;

/// <summary>
/// A group of keys being read. Values that the format check refused read as their defaults, so that everything else can still be
/// checked and all problems come at once.
/// </summary>
internal sealed class Section(MapNode map, string path)
{
    public static Section Empty { get; } = new(new MapNode([], new Mark(string.Empty, 0)), string.Empty);

    public MapNode Map { get; } = map;

    public string Path { get; } = path;

    public bool Has(string key) => Map[key] is not null and not ScalarNode { Text.Length: 0 };

    public Mark MarkOf(string key) => Map[key]?.Mark ?? Map.Mark;

    public string At(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    public string Text(string key, string fallback = "") =>
        Map[key] is ScalarNode { Text.Length: > 0 } s ? s.Text : fallback;

    public double Number(string key, ValueKind kind, double fallback) =>
        Map[key] is ScalarNode s && Values.TryNumber(s.Text, kind, out double value, out _) ? value : fallback;

    public double? Optional(string key, ValueKind kind) =>
        Map[key] is ScalarNode s && Values.TryNumber(s.Text, kind, out double value, out _) ? value : null;

    public YearMonth? Date(string key) =>
        Map[key] is ScalarNode s && YearMonth.TryParse(s.Text, out YearMonth date) ? date : null;

    public Section Group(string key) => Map[key] is MapNode m ? new Section(m, At(key)) : Empty;

    /// <summary>Entries of a list of groups; a single one may stand without brackets.</summary>
    public IEnumerable<Section> Groups(string key)
    {
        if (Map[key] is MapNode single)
        {
            yield return new Section(single, At(key));
        }
        else if (Map[key] is ListNode list)
        {
            for (int i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is MapNode m)
                {
                    yield return new Section(m, $"{At(key)}[{i}]");
                }
            }
        }
    }

    /// <summary>Single values of a list with where they stand.</summary>
    public IEnumerable<(string Text, Mark Mark, string Path)> Items(string key)
    {
        if (Map[key] is ScalarNode { Text.Length: > 0 } single)
        {
            yield return (single.Text, single.Mark, At(key));
        }
        else if (Map[key] is ListNode list)
        {
            for (int i = 0; i < list.Items.Count; i++)
            {
                if (list.Items[i] is ScalarNode { Text.Length: > 0 } s)
                {
                    yield return (s.Text, s.Mark, $"{At(key)}[{i}]");
                }
            }
        }
    }

    /// <summary>Named groups.</summary>
    public IEnumerable<(string Name, Mark Mark, Node Value, string Path)> Named(string key)
    {
        if (Map[key] is MapNode m)
        {
            foreach ((string name, Mark mark, Node value) in m.Entries)
            {
                yield return (name, mark, value, $"{At(key)}.{name}");
            }
        }
    }
}
