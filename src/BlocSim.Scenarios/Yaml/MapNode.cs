namespace BlocSim.Scenarios;

/// <summary>Keys and their values, in the order written.</summary>
internal sealed class MapNode(IReadOnlyList<(string Key, Mark KeyMark, Node Value)> entries, Mark mark) : Node(mark)
{
    public IReadOnlyList<(string Key, Mark KeyMark, Node Value)> Entries { get; } = entries;

    public Node? this[string key]
    {
        get
        {
            foreach ((string k, Mark _, Node value) in Entries)
            {
                if (k == key)
                {
                    return value;
                }
            }

            return null;
        }
    }

    public override string Describe() => "a group of keys";

    /// <summary>This map with one key set; an existing key keeps its place.</summary>
    public MapNode With(string key, Node value)
    {
        List<(string, Mark, Node)> changed = [];
        bool found = false;
        foreach ((string k, Mark keyMark, Node v) in Entries)
        {
            changed.Add(k == key ? (k, value.Mark, value) : (k, keyMark, v));
            found |= k == key;
        }

        if (!found)
        {
            changed.Add((key, value.Mark, value));
        }

        return new MapNode(changed, Mark);
    }

    /// <summary>This map without a key.</summary>
    public MapNode Without(string key) => new([.. Entries.Where(e => e.Key != key)], Mark);
}
