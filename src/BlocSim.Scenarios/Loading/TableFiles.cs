namespace BlocSim.Scenarios;

/// <summary>
/// Puts the rows of tables where a scenario names them: <c>facilities: { table: mines.csv }</c> is a plant a row, <c>buyers: { table: use.csv }</c> an entry a row,
/// <c>supply: { ore: { table: steps.csv } }</c> a step a row. Cells keep file and line, so that messages name them; after that nothing knows of tables.
/// </summary>
/// <param name="sources">Where tables may lie.</param>
/// <param name="problems">Where what is wrong with a table goes.</param>
internal sealed class TableFiles(ExtendedFiles sources, List<Problem> problems)
{
    /// <summary>The key that names a table.</summary>
    public const string Key = "table";
    private const string Steps = "steps";

    /// <summary>A scenario with the rows of its tables in their places.</summary>
    /// <param name="root">The scenario as written.</param>
    public MapNode Expand(MapNode root)
    {
        var expanded = (MapNode)Walk(root, ScenarioFormat.Root, string.Empty, []);

        // A row of a nation that does not name the table would be lost without a word.
        foreach ((string file, List<(int Line, string Kind, string Name)> rows) in leftOut)
        {
            foreach (
                var row in rows.Where(r => !named.Contains((file, r.Kind, r.Name)))
                    .GroupBy(r => r.Line)
                    .Select(g => g.First())
            )
            {
                string[] known =
                [
                    .. named.Where(n => n.File == file && n.Kind == row.Kind).Select(n => n.Name).Distinct(),
                ];
                problems.Add(
                    new Problem(
                        new Mark(file, row.Line),
                        row.Kind,
                        $"found \"{PlainText.Show(row.Name)}\"{Suggestions.DidYouMean(row.Name, known)}; the table is named by {string.Join(", ", known)}"
                    )
                );
            }
        }

        return expanded;
    }

    private readonly Dictionary<string, List<(int Line, string Kind, string Name)>> leftOut = new(
        StringComparer.Ordinal
    );
    private readonly HashSet<(string File, string Kind, string Name)> named = [];

    /// <param name="node">What stands there.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="path">Where that is.</param>
    /// <param name="within">Names on the way: the nation, the good. A table with such a column is about several, and rows of others are left out.</param>
    private Node Walk(Node node, Shape shape, string path, IReadOnlyList<(string Kind, string Name)> within)
    {
        switch (shape)
        {
            case GroupShape group when node is MapNode map:
                if (NamedTable(map) is { } steps && StepsOf(group) is { } step)
                {
                    Alone(
                        map,
                        path,
                        e => e.Key == "capacity" || (e.Key == "form" && e.Value is ScalarNode { Text: Steps })
                    );
                    IEnumerable<Node> rows = Rows(steps, step, null, path, within).Select(r => (Node)r.Row);
                    var expanded = map.Without(Key).With(Steps, new ListNode([.. rows], steps.Mark));
                    map = map["form"] is null ? expanded.With("form", new ScalarNode(Steps, steps.Mark)) : expanded;
                }

                return new MapNode(
                    [
                        .. map.Entries.Select(e =>
                            group.Fields.FirstOrDefault(f => f.Key == e.Key) is { } field
                                ? (e.Key, e.KeyMark, Walk(e.Value, field.Shape, Join(path, e.Key), within))
                                : e
                        ),
                    ],
                    map.Mark
                );
            case MapShape { Item: GroupShape item } named when node is MapNode map:
                if (NamedTable(map) is { } file)
                {
                    var rows = Rows(file, item, named.KeyMeaning, path, within).ToList();
                    var listed = new MapNode([.. rows.Select(r => (r.Name, r.Row.Mark, (Node)r.Row))], file.Mark);
                    map = NodeMerge.Over(listed, map.Without(Key));
                }

                return new MapNode(
                    [
                        .. map.Entries.Select(e =>
                            (
                                e.Key,
                                e.KeyMark,
                                Walk(e.Value, item, Join(path, e.Key), [.. within, (named.KeyMeaning, e.Key)])
                            )
                        ),
                    ],
                    map.Mark
                );
            case MapShape map when node is MapNode entries:
                return new MapNode(
                    [
                        .. entries.Entries.Select(e =>
                            (
                                e.Key,
                                e.KeyMark,
                                Walk(e.Value, map.Item, Join(path, e.Key), [.. within, (map.KeyMeaning, e.Key)])
                            )
                        ),
                    ],
                    entries.Mark
                );
            case ListShape { Item: GroupShape item } when node is MapNode map && NamedTable(map) is { } whole:
                Alone(map, path, _ => false);
                return new ListNode([.. Rows(whole, item, null, path, within).Select(r => (Node)r.Row)], whole.Mark);
            case ListShape list when node is ListNode items:
                return new ListNode(
                    [.. items.Items.Select((x, i) => Walk(x, list.Item, $"{path}[{i}]", within))],
                    items.Mark
                );
            default:
                return node;
        }
    }

    /// <summary>Says that keys beside a table of a list are not those of its rows.</summary>
    private void Alone(MapNode map, string path, Func<(string Key, Mark KeyMark, Node Value), bool> allowed)
    {
        foreach (var entry in map.Entries.Where(e => e.Key != Key && !allowed(e)))
        {
            problems.Add(
                new Problem(
                    entry.KeyMark,
                    Join(path, entry.Key),
                    $"found \"{entry.Key}\" beside a table, where it does nothing; make it a column of the table"
                )
            );
        }
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The table that a group names in place of its entries; null for none.</summary>
    private static ScalarNode? NamedTable(MapNode map) =>
        map[Key] is ScalarNode { Text.Length: > 0 } file && file.Text.Contains('.', StringComparison.Ordinal)
            ? file
            : null;

    /// <summary>What a row is where a group is a schedule of steps.</summary>
    public static GroupShape? StepsOf(GroupShape group) =>
        group.Fields.All(f => f.Key != Key)
        && group.Fields.FirstOrDefault(f => f.Key == Steps)?.Shape is ListShape { Item: GroupShape step }
            ? step
            : null;

    private IEnumerable<(string Name, MapNode Row)> Rows(
        ScalarNode file,
        GroupShape item,
        string? keyed,
        string path,
        IReadOnlyList<(string Kind, string Name)> within
    )
    {
        try
        {
            var table = new TableRows(file, sources.Table(file), item, keyed, path, within, problems);
            IReadOnlyList<(string Name, MapNode Row)> rows = table.Read();
            named.UnionWith(within.Select(w => (file.Text, w.Kind, w.Name)));
            leftOut.TryAdd(file.Text, []);
            leftOut[file.Text].AddRange(table.LeftOut);
            return rows;
        }
        catch (ScenarioException e)
        {
            problems.AddRange(e.Problems.Select(p => p with { Path = Join(path, Key) }));
            return [];
        }
    }
}
