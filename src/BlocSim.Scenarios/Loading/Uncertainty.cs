namespace BlocSim.Scenarios;

/// <summary>Finds values stated as distributions, checks them, and puts their central values in their place.</summary>
internal sealed class Uncertainty(List<Problem> problems)
{
    private static readonly Dictionary<string, (DistributionKind Kind, int Count, string Example)> Known = new(
        StringComparer.Ordinal
    )
    {
        ["uniform"] = (DistributionKind.Uniform, 2, "[least, most]"),
        ["triangular"] = (DistributionKind.Triangular, 3, "[least, most likely, most]"),
        ["normal"] = (DistributionKind.Normal, 2, "[mean, standard deviation]"),
        ["lognormal"] = (DistributionKind.Lognormal, 2, "[median, standard deviation of the logarithm]"),
        ["choice"] = (DistributionKind.Choice, 1, "[one, another, ...]"),
    };

    private readonly List<UncertainInput> found = [];

    /// <summary>What was found, in the order of the file.</summary>
    public IReadOnlyList<UncertainInput> Inputs => found;

    /// <summary>Names of the distributions.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>The forms a distribution may take, for the reference page.</summary>
    public static IEnumerable<string> Forms => Known.Select(k => $"`{{ {k.Key}: {k.Value.Example} }}`");

    /// <summary>The tree with central values.</summary>
    public Node Resolve(Node node, Shape shape, string path)
    {
        switch (shape)
        {
            case GroupShape group when node is MapNode map:
                return Over(map, e => (group.Fields.FirstOrDefault(f => f.Key == e)?.Shape, Join(path, e)));
            case MapShape names when node is MapNode map:
                return Over(map, e => (names.Item, Join(path, e)));
            case ListShape list when node is ListNode items:
                return new ListNode(
                    [.. items.Items.Select((item, i) => Resolve(item, list.Item, $"{path}[{i}]"))],
                    node.Mark
                );
            case ListShape list:
                return Resolve(node, list.Item, path);
            case ValueShape value when node is MapNode { Entries: [var only] } map && Known.ContainsKey(only.Key):
                return Read(map, only.Key, only.Value, value, path) ?? Stand(only.Value, value, path) ?? node;
            case ValueShape value when node is MapNode { Entries: [var only] } && only.Value is ListNode:
                problems.Add(
                    new Problem(
                        only.KeyMark,
                        path,
                        $"\"{only.Key}\" is no distribution here{Suggestions.DidYouMean(only.Key, Names)}; expected one of {string.Join(", ", Names)}"
                    )
                );
                return Stand(only.Value, value, path) ?? node;
            default:
                return node;
        }
    }

    /// <summary>A value that stands in for a distribution that cannot be read, so that one mistake is told once: the first of its numbers that fits.</summary>
    private static ScalarNode? Stand(Node given, ValueShape shape, string path)
    {
        foreach (ScalarNode item in given is ListNode list ? list.Items.OfType<ScalarNode>() : [])
        {
            List<Problem> wrong = [];
            new ShapeCheck(wrong).Check(item, shape, path);
            if (wrong.Count == 0)
            {
                return item;
            }
        }

        return null;
    }

    private MapNode Over(MapNode map, Func<string, (Shape? Shape, string Path)> below)
    {
        bool changed = false;
        List<(string, Mark, Node)> entries = [];
        foreach ((string key, Mark mark, Node value) in map.Entries)
        {
            (Shape? shape, string path) = below(key);
            Node resolved = shape is null ? value : Resolve(value, shape, path);
            changed |= !ReferenceEquals(resolved, value);
            entries.Add((key, mark, resolved));
        }

        return changed ? new MapNode(entries, map.Mark) : map;
    }

    private ScalarNode? Read(MapNode map, string name, Node given, ValueShape shape, string path)
    {
        (DistributionKind kind, int count, string example) = Known[name];
        string expected = $"{name}: {example}";
        if (
            given is not ListNode list
            || list.Items.Any(i => i is not ScalarNode)
            || (kind == DistributionKind.Choice ? list.Items.Count < 2 : list.Items.Count != count)
        )
        {
            problems.Add(new Problem(given.Mark, path, $"found {given.Describe()}; expected {expected}"));
            return null;
        }

        if (path is "seed" or "blocsim" || path.StartsWith("clock", StringComparison.Ordinal))
        {
            problems.Add(new Problem(map.Mark, path, "this cannot be uncertain; state one value"));
            return null;
        }

        ScalarNode[] items = [.. list.Items.Cast<ScalarNode>()];
        UncertainInput? input =
            kind == DistributionKind.Choice ? Choice(items, shape, path) : Numbers(items, kind, shape, path, expected);
        if (input is null)
        {
            return null;
        }

        found.Add(input);
        return new ScalarNode(input.Central, map.Mark);
    }

    private UncertainInput? Choice(ScalarNode[] items, ValueShape shape, string path)
    {
        int before = problems.Count;
        foreach (ScalarNode item in items)
        {
            new ShapeCheck(problems).Check(item, shape, path);
        }

        return problems.Count > before
            ? null
            : new UncertainInput(path, DistributionKind.Choice, [], string.Empty, [.. items.Select(i => i.Text)], 0, 0);
    }

    private UncertainInput? Numbers(
        ScalarNode[] items,
        DistributionKind kind,
        ValueShape shape,
        string path,
        string expected
    )
    {
        if (!Values.IsMeasured(shape.Kind))
        {
            problems.Add(
                new Problem(
                    items[0].Mark,
                    path,
                    "this is not a number with a range; expected one value, or choice: [one, another]"
                )
            );
            return null;
        }

        var read = new double[items.Length];
        int before = problems.Count;
        (double factor, string unit) = Values.UnitOf(items[0].Text, shape.Kind);
        for (int i = 0; i < items.Length; i++)
        {
            bool spread = kind == DistributionKind.Lognormal && i == 1;
            ValueKind wanted = spread ? ValueKind.Number : shape.Kind;
            if (!Values.TryNumber(items[i].Text, wanted, out double value, out string problem))
            {
                problems.Add(new Problem(items[i].Mark, path, problem));
            }

            read[i] = spread ? value : value / factor;
            bool isValue = i == 0 || kind is DistributionKind.Uniform or DistributionKind.Triangular;
            if (isValue && problems.Count == before)
            {
                new ShapeCheck(problems).Check(items[i], shape, path);
            }
        }

        if (problems.Count > before)
        {
            return null;
        }

        bool ordered = kind switch
        {
            DistributionKind.Uniform => read[0] < read[1],
            DistributionKind.Triangular => read[0] <= read[1] && read[1] <= read[2] && read[0] < read[2],
            DistributionKind.Lognormal => read[0] > 0 && read[1] > 0,
            _ => read[1] > 0,
        };
        if (!ordered)
        {
            string why = kind switch
            {
                DistributionKind.Uniform or DistributionKind.Triangular => "in rising order",
                DistributionKind.Normal => "with a standard deviation above zero",
                _ => "with a median and a standard deviation above zero",
            };
            string shown = string.Join(", ", items.Select(i => i.Text));
            problems.Add(new Problem(items[0].Mark, path, $"found [{shown}]; expected {expected}, {why}"));
            return null;
        }

        return new UncertainInput(path, kind, [.. read], unit, [], shape.Least / factor, shape.Most / factor);
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
