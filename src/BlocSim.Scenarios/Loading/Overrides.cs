using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Applies a change such as <c>bloc.floor.price=90 USD/kg</c> to a tree.</summary>
internal static class Overrides
{
    public static MapNode Apply(MapNode root, string change, GroupShape format, List<Problem> problems)
    {
        var mark = new Mark("--set", 0);
        int equals = change.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            problems.Add(
                new Problem(
                    mark,
                    string.Empty,
                    $"found \"{change}\"; expected path=value, for example bloc.floor.price=\"90 USD/kg\""
                )
            );
            return root;
        }

        string path = change[..equals].Trim();
        string text = change[(equals + 1)..].Trim();
        Node value;
        try
        {
            value = ValueOf(text, path);
        }
        catch (ScenarioException e)
        {
            problems.Add(new Problem(mark, path, e.Problems[0].Text));
            return root;
        }

        string[] steps = path.Replace("[", ".[", StringComparison.Ordinal)
            .Split('.', StringSplitOptions.RemoveEmptyEntries);
        return Set(root, format, steps, 0, value, path, problems) as MapNode ?? root;
    }

    /// <summary>
    /// Keeps the changes in the resolved scenario, so that outputs can show them and running the resolved scenario again shows the same.
    /// </summary>
    public static MapNode Note(MapNode root, IReadOnlyList<string> changes, string label)
    {
        if (changes.Count == 0)
        {
            return root;
        }

        var mark = new Mark(label, 0);
        IReadOnlyList<Node> before = root["changed"] is ListNode list ? list.Items : [];
        return root.With("changed", new ListNode([.. before, .. changes.Select(c => new ScalarNode(c, mark))], mark));
    }

    private static Node ValueOf(string text, string path)
    {
        if (text.StartsWith('[') || text.StartsWith('{'))
        {
            return NodeReader.Read($"value: {text}", $"--set {path}")["value"]!;
        }

        return new ScalarNode(text.Trim('"'), new Mark($"--set {path}", 0));
    }

    private static Node? Set(
        Node node,
        Shape? shape,
        string[] steps,
        int depth,
        Node value,
        string path,
        List<Problem> problems
    )
    {
        if (depth == steps.Length)
        {
            return value;
        }

        string step = steps[depth];
        var mark = new Mark("--set", 0);
        if (node is ListNode list)
        {
            int index = 0;
            bool named = step.StartsWith('[');
            bool valid =
                named && int.TryParse(step.Trim('[', ']'), NumberStyles.None, CultureInfo.InvariantCulture, out index);
            if ((named && !valid) || index >= list.Items.Count || (!named && list.Items.Count != 1))
            {
                IEnumerable<string> entries = list.Items.Select((item, i) => $"[{i}] {Summary(item)}");
                problems.Add(
                    new Problem(
                        mark,
                        path,
                        $"the list before \"{step}\" has {(list.Items.Count == 1 ? "1 entry" : $"{list.Items.Count} entries")}; name one by its index: {string.Join(", ", entries.Take(10))}"
                    )
                );
                return null;
            }

            Node? item = Set(
                list.Items[index],
                (shape as ListShape)?.Item,
                steps,
                named ? depth + 1 : depth,
                value,
                path,
                problems
            );
            return item is null
                ? null
                : new ListNode([.. list.Items.Select((old, i) => i == index ? item : old)], list.Mark);
        }

        // A single entry may stand without brackets, and may then be named with or without [0].
        Shape? inner = shape is ListShape wrapped ? wrapped.Item : shape;
        if (step == "[0]" && shape is ListShape)
        {
            return Set(node, inner, steps, depth + 1, value, path, problems);
        }

        if (node is not MapNode map)
        {
            problems.Add(
                new Problem(
                    mark,
                    path,
                    $"\"{step}\" is not inside a group of keys; what stands before it is {node.Describe()}"
                )
            );
            return null;
        }

        Shape? next = inner switch
        {
            GroupShape group => group.Fields.FirstOrDefault(f => f.Key == step)?.Shape,
            MapShape named => named.Item,
            _ => null,
        };
        Node? child = map[step];
        bool isNewName = child is null && inner is MapShape { Item: not MapShape } && depth < steps.Length - 1;
        if (next is null || isNewName)
        {
            IEnumerable<string> known = inner is GroupShape g
                ? g.Fields.Select(f => f.Key)
                : map.Entries.Select(e => e.Key);
            problems.Add(
                new Problem(
                    mark,
                    path,
                    $"there is no \"{step}\" here{Suggestions.DidYouMean(step, known)}; known: {string.Join(", ", known.Take(15))}"
                )
            );
            return null;
        }

        Node? changed = Set(
            child ?? new MapNode([], new Mark("--set", 0)),
            next,
            steps,
            depth + 1,
            value,
            path,
            problems
        );
        return changed is null ? null : map.With(step, changed);
    }

    private static string Summary(Node node) =>
        node is MapNode map
            ? string.Join(
                " ",
                map.Entries.Where(e => e.Value is ScalarNode).Take(2).Select(e => ((ScalarNode)e.Value).Text)
            )
            : node.Describe();
}
