using System.Globalization;
using System.Text.RegularExpressions;

namespace BlocSim.Scenarios.Tests;

/// <summary>
/// Every key of the scenario format acts: somewhere among the canned scenarios, or in the cases stated here, another value gives other numbers. A key that is
/// read and does nothing would be believed.
/// </summary>
public partial class KeysActTests
{
    /// <summary>Keys that say what a file is and are printed; they move no number and are not meant to.</summary>
    private static readonly HashSet<string> Words =
    [
        "blocsim",
        "name",
        "question",
        "level",
        "source",
        "extends",
        "changed",
        "title",
        "unit",
        "focus",
        "note",
        // Its name, for readers.
        "metal",
        // Lets other names stand for the nation, which are refused without it.
        "represents",
    ];

    private readonly Dictionary<string, long> plain = [];

    [GeneratedRegex(@"^(?<number>-?[\d,]*\.?\d+(e[+-]?\d+)?)(?<rest>.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();

    [Fact]
    public void EveryKey_SomewhereMovesANumber()
    {
        Dictionary<string, List<(string Scenario, string Path, ScalarNode Node, ValueShape Shape)>> found = [];
        HashSet<string> all = [];
        Keys(ScenarioFormat.Root, string.Empty, all, []);
        foreach (
            string name in CannedScenarios.Theory.Concat(CannedScenarios.Names).Concat(["all-minerals-2026"]).Distinct()
        )
        {
            string text = ScenarioLoader.Load(name).Text;
            Walk(
                NodeReader.Read(text, name),
                ScenarioFormat.Root,
                string.Empty,
                string.Empty,
                (key, path, node, shape) =>
                {
                    if (!found.TryGetValue(key, out var list))
                    {
                        found[key] = list = [];
                    }

                    list.Add((name, path, node, shape));
                }
            );
        }

        List<string> idle = [];
        foreach (string key in all.Order(StringComparer.Ordinal))
        {
            bool acts =
                found.TryGetValue(key, out var places)
                && places
                    .GroupBy(p => p.Scenario)
                    .SelectMany(g => g.Take(3))
                    .Take(12)
                    .Any(p => Moves(p.Scenario, p.Path, p.Node.Text, p.Shape));
            acts = acts || Stated.Where(c => c.Key == key).Any(c => Differs(c.Scenario, c.Given, c.Other, idle));
            if (!acts)
            {
                idle.Add(
                    $"{key}{(places is null ? " (nowhere)" : $" ({places.Count}: {places[0].Scenario} {places[0].Path}={places[0].Node.Text})")}"
                );
            }
        }

        Assert.True(idle.Count == 0, $"{idle.Count} of {all.Count} keys move nothing:\n{string.Join('\n', idle)}");
    }

    private bool Differs(string scenario, string[] given, string other, List<string> broken)
    {
        try
        {
            return Sum(scenario, [.. given, other]) != Sum(scenario, given);
        }
        catch (ScenarioException e)
        {
            broken.Add($"the case \"{other}\" does not load: {e.Message}");
            return false;
        }
    }

    private bool Moves(string scenario, string path, string text, ValueShape shape)
    {
        Scenario plainly = ScenarioLoader.Load(scenario).Scenario;
        IEnumerable<string> names = shape.Kind switch
        {
            ValueKind.NationCode => plainly.Nations.Select(n => n.Code),
            ValueKind.GoodName => plainly.Goods.Select(g => g.Name),
            ValueKind.ProcessName => plainly.Processes.Select(x => x.Name),
            _ => [],
        };
        foreach (string value in Others(text, shape).Concat(names.Where(n => n != text).Take(6)))
        {
            try
            {
                if (Sum(scenario, [$"{path}={value}"]) != Sum(scenario, []))
                {
                    return true;
                }
            }
            catch (ScenarioException) when (shape.Kind is ValueKind.GoodName or ValueKind.ProcessName)
            {
                // A name that exists is refused here: it is held against the rest of the file.
                return true;
            }
            catch (ScenarioException)
            {
                // Another value may not fit the rest of the file; the next may.
            }
        }

        return false;
    }

    private static IEnumerable<string> Others(string text, ValueShape shape)
    {
        if (shape.Kind is ValueKind.YesNo)
        {
            return [text is "yes" or "true" ? "false" : "true"];
        }

        if (shape.Kind is ValueKind.Choice)
        {
            return shape.Choices!.Where(c => c != text);
        }

        if (shape.Kind is ValueKind.Date && YearMonth.TryParse(text, out YearMonth date))
        {
            return [date.AddMonths(12).ToString(), date.AddMonths(-12).ToString(), date.AddMonths(5).ToString()];
        }

        Match amount = Amount().Match(text);
        if (!amount.Success)
        {
            return [];
        }

        string digits = amount.Groups["number"].Value.Replace(",", string.Empty, StringComparison.Ordinal);
        double number = double.Parse(digits, CultureInfo.InvariantCulture);
        bool whole = shape.Kind == ValueKind.Integer;
        return new[] { 0.5, 1.5, 0.9 }
            .Select(f => whole ? Math.Round(number + (10 * f)) : number * f)
            .Select(other => string.Create(CultureInfo.InvariantCulture, $"{other}{amount.Groups["rest"].Value}"));
    }

    /// <summary>Every number of a run and its baseline, as one.</summary>
    private long Sum(string scenario, string[] changes)
    {
        string key = string.Join('|', [scenario, .. changes]);
        if (plain.TryGetValue(key, out long known))
        {
            return known;
        }

        using var engine = new DirectEngine();
        PairedRun pair = PairedRun.Play(ScenarioLoader.Load(scenario, changes).Scenario, engine);
        long sum = 0;
        foreach (RunTable table in new[] { pair.Policy, pair.Baseline, pair.Yardstick?.Policy }.OfType<RunTable>())
        {
            foreach (Series s in table.Series)
            {
                foreach (double v in s.Values)
                {
                    sum = unchecked((sum * 31) + BitConverter.DoubleToInt64Bits(v));
                }
            }
        }

        return plain[key] = sum;
    }

    private static void Keys(Shape shape, string at, HashSet<string> all, HashSet<Shape> seen)
    {
        switch (shape)
        {
            case GroupShape group when seen.Add(group):
                foreach (Field f in group.Fields)
                {
                    string key = $"{group.Title}: {f.Key}";
                    if (Leaf(f.Shape) && !Words.Contains(f.Key))
                    {
                        all.Add(key);
                    }

                    Keys(f.Shape, key, all, seen);
                }

                break;
            case ListShape list:
                Keys(list.Item, at, all, seen);
                break;
            case MapShape map:
                if (map.Item is ValueShape)
                {
                    all.Add(at);
                }

                Keys(map.Item, at, all, seen);
                break;
            default:
                break;
        }
    }

    private static bool Leaf(Shape shape) => shape is ValueShape || (shape is ListShape { Item: ValueShape });

    private static void Walk(
        Node node,
        Shape shape,
        string path,
        string key,
        Action<string, string, ScalarNode, ValueShape> leaf
    )
    {
        switch (shape)
        {
            case GroupShape group when node is MapNode map:
                foreach (Field f in group.Fields)
                {
                    if (map[f.Key] is { } value)
                    {
                        Walk(
                            value,
                            f.Shape,
                            path.Length == 0 ? f.Key : $"{path}.{f.Key}",
                            $"{group.Title}: {f.Key}",
                            leaf
                        );
                    }
                }

                break;
            case MapShape named when node is MapNode map:
                foreach ((string name, Mark _, Node value) in map.Entries)
                {
                    Walk(value, named.Item, $"{path}.{name}", key, leaf);
                }

                break;
            case ListShape list when node is ListNode items:
                for (int i = 0; i < items.Items.Count; i++)
                {
                    Walk(items.Items[i], list.Item, $"{path}[{i}]", key, leaf);
                }

                break;
            case ListShape list:
                Walk(node, list.Item, path, key, leaf);
                break;
            case ValueShape value when node is ScalarNode scalar:
                leaf(key, path, scalar, value);
                break;
            default:
                break;
        }
    }
}
