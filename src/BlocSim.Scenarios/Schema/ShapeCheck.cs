using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Holds a tree against the format: unknown keys, missing keys, wrong kinds, wrong units, values out of range.</summary>
internal sealed class ShapeCheck(List<Problem> problems)
{
    private readonly List<StatedDate> dates = [];
    private readonly List<StatedPrice> prices = [];
    private readonly List<(Section Group, string Path)> spans = [];

    /// <summary>Every date that was found, with where it stands.</summary>
    public IReadOnlyList<StatedDate> Dates => dates;

    /// <summary>Every price per mass that was found: costs, freight and duties too.</summary>
    public IReadOnlyList<StatedPrice> Prices => prices;

    /// <summary>Every group that says from when and until when something is in force.</summary>
    public IReadOnlyList<(Section Group, string Path)> Spans => spans;

    /// <summary>No time in a scenario is longer.</summary>
    private const double LongestMonths = 12_000;

    public void Check(Node node, Shape shape, string path)
    {
        switch (shape)
        {
            case GroupShape group:
                CheckGroup(node, group, path);
                break;
            case MapShape map:
                CheckMap(node, map, path);
                break;
            case ListShape list:
                if (node is ListNode items)
                {
                    for (int i = 0; i < items.Items.Count; i++)
                    {
                        Check(items.Items[i], list.Item, $"{path}[{i}]");
                    }
                }
                else if (node is not ScalarNode { Text.Length: 0 })
                {
                    Check(node, list.Item, path);
                }

                break;
            default:
                CheckValue(node, (ValueShape)shape, path);
                break;
        }
    }

    private void CheckGroup(Node node, GroupShape group, string path)
    {
        if (node is ScalarNode { Text.Length: 0 })
        {
            node = new MapNode([], node.Mark);
        }

        if (node is not MapNode map)
        {
            problems.Add(
                new Problem(
                    node.Mark,
                    path,
                    $"found {node.Describe()}; expected keys: {string.Join(", ", group.Fields.Take(6).Select(f => f.Key))}"
                )
            );
            return;
        }

        if (map["until"] is ScalarNode || map["at"] is ScalarNode)
        {
            spans.Add((new Section(map, path), path));
        }

        HashSet<string> misspelt = [];
        foreach ((string key, Mark mark, Node value) in map.Entries)
        {
            Field? field = group.Fields.FirstOrDefault(f => f.Key == key);
            string at = Join(path, key);
            if (field is null)
            {
                string? near = Suggestions.Nearest(key, group.Fields.Select(f => f.Key));
                string hint =
                    key.Length > 0 && char.IsAsciiDigit(key[0]) && value is ScalarNode { Text.Length: 0 }
                        ? "a comma begins a new key; decimals take a point, as in 80.5"
                    : near is not null ? $"did you mean \"{near}\"?"
                    : $"known here: {string.Join(", ", group.Fields.Select(f => f.Key))}";
                misspelt.Add(near ?? string.Empty);
                problems.Add(new Problem(mark, at, $"unknown key; {hint}"));
                continue;
            }

            Check(value, field.Shape, at);
        }

        // A key that was misspelt is not missing as well.
        foreach (Field field in group.Fields.Where(f => f.Required && map[f.Key] is null && !misspelt.Contains(f.Key)))
        {
            problems.Add(new Problem(map.Mark, Join(path, field.Key), $"missing; expected {Expected(field.Shape)}"));
        }
    }

    private void CheckMap(Node node, MapShape shape, string path)
    {
        if (node is ScalarNode { Text.Length: 0 })
        {
            return;
        }

        if (node is not MapNode map)
        {
            problems.Add(
                new Problem(
                    node.Mark,
                    path,
                    $"found {node.Describe()}; expected names of {shape.KeyMeaning}s with their values"
                )
            );
            return;
        }

        foreach ((string key, Mark mark, Node value) in map.Entries)
        {
            if (Naming.Fault(key) is { } fault)
            {
                problems.Add(
                    new Problem(
                        mark,
                        Join(path, key.Length > 60 ? key[..60] : key),
                        $"expected a short name of a {shape.KeyMeaning}, {fault}"
                    )
                );
                continue;
            }

            Check(value, shape.Item, Join(path, key));
        }
    }

    private void CheckValue(Node node, ValueShape shape, string path)
    {
        if (node is not ScalarNode scalar)
        {
            problems.Add(new Problem(node.Mark, path, $"found {node.Describe()}; expected {Expected(shape)}"));
            return;
        }

        string text = scalar.Text;
        if (shape.Words is { } words && words.Contains(text))
        {
            return;
        }

        if (text.Length == 0)
        {
            problems.Add(new Problem(node.Mark, path, $"found nothing; expected {Expected(shape)}"));
            return;
        }

        switch (shape.Kind)
        {
            case ValueKind.Text:
                if (text.Length > 400 || !PlainText.Is(text))
                {
                    problems.Add(
                        new Problem(
                            node.Mark,
                            path,
                            $"expected one line of at most 400 characters of plain text{PlainText.Found(text)}"
                        )
                    );
                }
                else if (shape.IsName && Naming.Fault(text) is { } fault)
                {
                    problems.Add(new Problem(node.Mark, path, $"expected a short name, {fault}"));
                }

                break;
            case ValueKind.NationCode or ValueKind.GoodName or ValueKind.ProcessName:
                break;
            case ValueKind.Choice:
                if (!shape.Choices!.Contains(text))
                {
                    string hint = Suggestions.DidYouMean(text, shape.Choices!);
                    problems.Add(
                        new Problem(
                            node.Mark,
                            path,
                            $"found {node.Describe()}; expected one of {string.Join(", ", shape.Choices!)}{hint}"
                        )
                    );
                }

                break;
            case ValueKind.Date:
                if (
                    !YearMonth.TryParse(text, out YearMonth date, out int day)
                    || date.Year is < Values.FirstYear or > Values.LastYear
                )
                {
                    problems.Add(
                        new Problem(
                            node.Mark,
                            path,
                            $"found {node.Describe()}; expected {Expected(shape)}{Values.DateHint(text)}"
                        )
                    );
                    break;
                }

                dates.Add(new StatedDate(date, day, text, node.Mark, path));
                break;
            case ValueKind.YesNo:
                if (text is not ("true" or "false"))
                {
                    problems.Add(new Problem(node.Mark, path, $"found {node.Describe()}; expected {Expected(shape)}"));
                }

                break;
            case ValueKind.Integer:
                if (
                    !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong whole)
                    || whole < shape.Least
                    || whole > shape.Most
                )
                {
                    string range =
                        shape.Least == shape.Most ? $"{shape.Least:0}"
                        : shape.Most < 1e9 ? $"a whole number from {shape.Least:0} to {shape.Most:0}"
                        : shape.Least > 0 ? $"a whole number, {shape.Least:0} or more"
                        : $"a whole number, zero or more, at most {ulong.MaxValue}";
                    problems.Add(new Problem(node.Mark, path, $"found {node.Describe()}; expected {range}"));
                }

                break;
            default:
                CheckNumber(scalar, shape, path);
                break;
        }
    }

    private void CheckNumber(ScalarNode scalar, ValueShape shape, string path)
    {
        if (!Values.TryNumber(scalar.Text, shape.Kind, out double value, out string problem))
        {
            problems.Add(new Problem(scalar.Mark, path, problem));
        }
        else if (value < shape.Least || value > shape.Most * (1 + 1e-12))
        {
            string range =
                shape.Kind == ValueKind.Duration && value > shape.Most
                    ? string.Create(CultureInfo.InvariantCulture, $"at most {shape.Most / 12:0.##} years")
                : shape.Kind == ValueKind.Share ? $"a share from {Percent(shape.Least)} to {Percent(shape.Most)}"
                : double.IsNegativeInfinity(shape.Least) ? $"{Number(shape.Most)} or less"
                : double.IsPositiveInfinity(shape.Most)
                    ? (shape.Least == 0 ? "zero or more" : $"{Number(shape.Least)} or more")
                : $"{Number(shape.Least)} to {Number(shape.Most)}";
            problems.Add(new Problem(scalar.Mark, path, $"found {scalar.Describe()}; expected {range}"));
        }
        else if (shape.Kind == ValueKind.Duration && value > LongestMonths)
        {
            problems.Add(
                new Problem(
                    scalar.Mark,
                    path,
                    $"found {scalar.Describe()}; expected at most {LongestMonths / 12} years"
                )
            );
        }
        else if (shape.Kind == ValueKind.Price)
        {
            prices.Add(new StatedPrice(value, scalar.Text, scalar.Mark, path));
        }
    }

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");

    private static string Number(double value) => value.ToString("0.#########", CultureInfo.InvariantCulture);

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    internal static string Expected(Shape shape) =>
        shape switch
        {
            ValueShape { Kind: ValueKind.Choice } v => $"one of {string.Join(", ", v.Choices!)}",
            ValueShape { Kind: ValueKind.Integer } v when v.Least == v.Most => v.Least.ToString(
                "0",
                CultureInfo.InvariantCulture
            ),
            ValueShape v => Values.Expected(v.Kind),
            ListShape l => $"a list of {Plural(l.Item)}",
            MapShape m => $"names of {m.KeyMeaning}s with their values",
            GroupShape g => $"keys: {string.Join(", ", g.Fields.Take(4).Select(f => f.Key))}",
            _ => "a value",
        };

    private static string Plural(Shape item) =>
        item switch
        {
            ValueShape { Kind: ValueKind.NationCode } => "nations' codes, for example [USA, JPN]",
            ValueShape { Kind: ValueKind.GoodName } => "goods",
            ValueShape { Kind: ValueKind.Duration } => "times, for example [2 years, 3 years, 5 years]",
            _ => "entries",
        };
}
