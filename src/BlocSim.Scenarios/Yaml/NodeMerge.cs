namespace BlocSim.Scenarios;

/// <summary>Lays a scenario over the one it extends: groups of keys merge, everything else is replaced.</summary>
internal static class NodeMerge
{
    public static MapNode Over(MapNode below, MapNode above)
    {
        MapNode merged = below;
        foreach ((string key, Mark _, Node value) in above.Entries)
        {
            merged =
                merged[key] is MapNode lower && value is MapNode upper
                    ? merged.With(key, Over(lower, upper))
                    : merged.With(key, value);
        }

        return new MapNode(merged.Entries, above.Mark);
    }
}
