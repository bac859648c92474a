using System.Text;

namespace BlocSim.Scenarios;

/// <summary>The scenario format as a reference page.</summary>
public static class FormatPage
{
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
        Write(text, ScenarioFormat.Root, string.Empty, []);
        return text.ToString();
    }

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
