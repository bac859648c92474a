using System.Text;

namespace BlocSim.Scenarios;

/// <summary>The scenario format as a reference page.</summary>
public static class FormatPage
{
    /// <summary>The units that most people write, where there are many.</summary>
    private static readonly Dictionary<ValueKind, string[]> Usual = new()
    {
        [ValueKind.Share] = ["%"],
        [ValueKind.Price] = ["USD/t", "USD/kg"],
        [ValueKind.Flow] = ["t/yr", "kt/yr"],
        [ValueKind.Mass] = ["t", "kt"],
        [ValueKind.Money] = ["m USD", "bn USD"],
        [ValueKind.Multiple] = ["x"],
        [ValueKind.Duration] = ["months", "years"],
    };

    /// <summary>The page in Markdown.</summary>
    public static string Write()
    {
        var text = new StringBuilder();
        text.Append(
            "# Scenario files\n\nGenerated from the format description; do not edit. Units stand beside numbers: `110 USD/kg`, `45 kt/yr`, `2.5 %`.\n\n"
        );
        text.Append("| kind | expected | units |\n|---|---|---|\n");
        foreach (ValueKind kind in Enum.GetValues<ValueKind>().Where(k => Values.Units(k).Count > 0))
        {
            text.Append(
                $"| {kind.ToString().ToLowerInvariant()} | {Values.Expected(kind)} | {string.Join(", ", Values.Units(kind).Select(u => $"`{u}`"))} |\n"
            );
        }

        text.Append(
            $"\nA number may be uncertain: {string.Join(", ", Uncertainty.Forms)}, with units inside: `price: {{ triangular: [60 USD/kg, 110 USD/kg, 160 USD/kg] }}`. A single run takes the central value (the mode, mean or median, the first choice); `run --runs` draws one value a run, the same for the policy and its baseline.\n"
        );
        text.Append(
            "\nWhere named entries or a list of groups stand, a table may stand instead: `facilities: { table: mines.csv }` is a plant a row, `demand: { oxide: { table: use.csv } }` an entry a row, `supply: { ore: { table: steps.csv } }` a step a row. Columns are keys with their units in the heading (`capacity kt/yr`, `cost [USD/kg]`, `project.decide`), `name` is the entry's name; where a table has a column `nation` or `good` the rows of others are left out, so that one file serves all nations. Columns `note` and `source` are for readers. Columns are parted by commas, or by semicolons or tabs; with semicolons a comma may stand before decimals. The table lies beside the scenario or below. `blocsim new NAME --from-csv FILE` and `blocsim import` make such scenarios.\n"
        );
        Write(text, ScenarioFormat.Root, string.Empty, []);
        return text.ToString();
    }

    /// <summary>The formats of the smaller questions: comparative statics and GSIM.</summary>
    public static string WriteStatics()
    {
        var text = new StringBuilder();
        text.Append(
            "# Files of comparative statics\n\nGenerated from the format descriptions; do not edit. `blocsim check FILE` reads both kinds, `blocsim statics FILE` and `blocsim gsim FILE` answer them; examples: `theory/target-price`, `theory/cartel-stability`, `theory/lcp`, `gsim/four-by-four`.\n"
        );
        Write(text, StaticsFormat.Root, string.Empty, []);
        Write(text, GsimFormat.Root, string.Empty, []);
        return text.ToString();
    }

    /// <summary>A key as a row of a page about it: path, units or what it holds, default, meaning. Null when the format has no such key.</summary>
    /// <param name="path">From the file's top, such as <c>bloc.floor[].price</c> or <c>nations.&lt;nation&gt;.title</c>.</param>
    public static string? Row(string path)
    {
        Field? field = null;
        Shape? shape = ScenarioFormat.Root;
        foreach (string step in path.Split('.'))
        {
            string key = step.Replace("[]", string.Empty, StringComparison.Ordinal);
            if (key.StartsWith('<'))
            {
                shape = (shape as MapShape)?.Item;
            }
            else
            {
                field = (shape as GroupShape)?.Fields.FirstOrDefault(f => f.Key == key);
                shape = field?.Shape;
            }

            for (int i = key.Length; i < step.Length && shape is not null; i += 2)
            {
                shape = (shape as ListShape)?.Item;
            }
        }

        if (field is null || shape is null)
        {
            return null;
        }

        string[] choices = field.Shape is ValueShape { Kind: ValueKind.Choice, Choices: { } known } ? [.. known] : [];
        string oneOf =
            choices.Length == 0 ? string.Empty : $" One of {string.Join(", ", choices.Select(c => $"`{c}`"))}.";
        string fallback = field.Default.Length == 0 ? "–" : field.Default;
        return $"| `{path}` | {Holds(field.Shape)} | {fallback} | {field.Meaning}{oneOf} |";
    }

    private static string Holds(Shape shape) =>
        shape switch
        {
            ValueShape { Kind: ValueKind.Choice } => "choice",
            ValueShape v when Values.Units(v.Kind).Count > 0 => string.Join(
                ", ",
                Usual.GetValueOrDefault(v.Kind, [.. Values.Units(v.Kind)]).Select(u => $"`{u}`")
            ),
            ListShape { Item: ValueShape { Kind: ValueKind.NationCode or ValueKind.GoodName } item } =>
                $"list of {Kind(item)}s",
            ListShape { Item: GroupShape } => "list of groups",
            GroupShape => "group of keys",
            ListShape l => "list of " + Holds(l.Item),
            MapShape m => $"by {m.KeyMeaning}: {Holds(m.Item)}",
            _ => Kind(shape),
        };

    private static void Write(StringBuilder text, GroupShape group, string path, HashSet<GroupShape> seen)
    {
        if (!seen.Add(group))
        {
            return;
        }

        string where = path.Length == 0 ? string.Empty : $" (`{path}`)";
        text.Append($"\n## {group.Title}{where}\n\n| key | holds | default | meaning |\n|---|---|---|---|\n");
        foreach (Field field in group.Fields)
        {
            text.Append(
                $"| `{field.Key}` | {Kind(field.Shape)} | {(field.Default.Length == 0 ? "–" : field.Default)} | {field.Meaning} |\n"
            );
        }

        foreach (Field field in group.Fields)
        {
            string at = path.Length == 0 ? field.Key : $"{path}.{field.Key}";
            if (Inner(field.Shape, ref at) is { } inner)
            {
                Write(text, inner, at, seen);
            }
        }
    }

    private static GroupShape? Inner(Shape shape, ref string path)
    {
        switch (shape)
        {
            case GroupShape group:
                return group;
            case ListShape list:
                path += "[]";
                return Inner(list.Item, ref path);
            case MapShape map:
                path += $".<{map.KeyMeaning}>";
                return Inner(map.Item, ref path);
            default:
                return null;
        }
    }

    private static string Kind(Shape shape) =>
        shape switch
        {
            ValueShape { Kind: ValueKind.Choice } v => string.Join(", ", v.Choices!.Select(c => $"`{c}`")),
            ValueShape v => v.Kind switch
            {
                ValueKind.YesNo => "true or false",
                ValueKind.NationCode => "nation",
                ValueKind.GoodName => "good",
                ValueKind.ProcessName => "process",
                ValueKind.PerYear => "per year",
                _ => v.Kind.ToString().ToLowerInvariant(),
            },
            ListShape l => "list of " + Kind(l.Item),
            MapShape m => $"by {m.KeyMeaning}: {Kind(m.Item)}",
            _ => "keys below",
        };
}
