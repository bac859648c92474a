namespace BlocSim.Scenarios;

/// <summary>What two resolved scenarios differ in.</summary>
public static class ScenarioDiff
{
    /// <summary>One line per difference: <c>bloc.floor[0].price: 110 USD/kg -> 90 USD/kg</c>.</summary>
    public static IReadOnlyList<string> Between(LoadedScenario a, LoadedScenario b)
    {
        List<string> lines = [];
        Compare(Plain(a), Plain(b), string.Empty, lines);
        return lines;
    }

    /// <summary>The list of what was set says nothing that the values do not.</summary>
    private static MapNode Plain(LoadedScenario loaded) =>
        NodeReader.Read(loaded.Text, loaded.ShortName).Without("changed");

    private static void Compare(Node a, Node b, string path, List<string> lines)
    {
        switch (a, b)
        {
            case (MapNode x, MapNode y):
                foreach (string key in x.Entries.Concat(y.Entries).Select(e => e.Key).Distinct())
                {
                    Pair(x[key], y[key], path.Length == 0 ? key : $"{path}.{key}", lines);
                }

                break;
            case (ListNode x, ListNode y) when Plain(x) && Plain(y):
                string[] before = [.. x.Items.Select(i => ((ScalarNode)i).Text)];
                string[] after = [.. y.Items.Select(i => ((ScalarNode)i).Text)];
                string[] gone = [.. before.Except(after)];
                string[] added = [.. after.Except(before)];
                if (gone.Length + added.Length > 0)
                {
                    string less = gone.Length > 0 ? $" without {string.Join(", ", gone)}" : string.Empty;
                    string more = added.Length > 0 ? $" with {string.Join(", ", added)}" : string.Empty;
                    lines.Add($"{path}:{less}{(gone.Length > 0 && added.Length > 0 ? "," : string.Empty)}{more}");
                }

                break;
            case (ListNode x, ListNode y):
                for (int i = 0; i < Math.Max(x.Items.Count, y.Items.Count); i++)
                {
                    Pair(
                        i < x.Items.Count ? x.Items[i] : null,
                        i < y.Items.Count ? y.Items[i] : null,
                        $"{path}[{i}]",
                        lines
                    );
                }

                break;
            case (ScalarNode x, ScalarNode y):
                if (x.Text != y.Text)
                {
                    lines.Add($"{path}: {x.Text} -> {y.Text}");
                }

                break;
            default:
                lines.Add($"{path}: {Summary(a)} -> {Summary(b)}");
                break;
        }
    }

    private static void Pair(Node? a, Node? b, string path, List<string> lines)
    {
        if (a is null)
        {
            lines.Add($"{path}: added, {Summary(b!)}");
        }
        else if (b is null)
        {
            lines.Add($"{path}: removed, {Summary(a)}");
        }
        else
        {
            Compare(a, b, path, lines);
        }
    }

    private static bool Plain(ListNode list) => list.Items.All(i => i is ScalarNode);

    private static string Summary(Node node) =>
        node switch
        {
            ScalarNode s => s.Text,
            ListNode l when Plain(l) => $"[{string.Join(", ", l.Items.Select(i => ((ScalarNode)i).Text))}]",
            MapNode m => string.Join(
                ", ",
                m.Entries.Take(4).Select(e => e.Value is ScalarNode s ? $"{e.Key}: {s.Text}" : $"{e.Key}: ...")
            ) + (m.Entries.Count > 4 ? ", ..." : string.Empty),
            _ => node.Describe(),
        };
}
