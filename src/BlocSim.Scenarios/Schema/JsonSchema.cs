using System.Text.Json;
using System.Text.Json.Nodes;

namespace BlocSim.Scenarios;

/// <summary>The scenario format as a JSON schema, for editors.</summary>
public static class JsonSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text.</summary>
    public static string Write()
    {
        JsonObject root = Group(ScenarioFormat.Root);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "BlocSim scenario");
        root.Insert(2, "$defs", new JsonObject { ["uncertain"] = Uncertain() });
        return root.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Group(GroupShape group)
    {
        var properties = new JsonObject();
        foreach (Field field in group.Fields)
        {
            JsonObject shape = Of(field.Shape);
            string fallback = field.Default is "" or "required" ? string.Empty : $" Default: {field.Default}.";
            shape["description"] = field.Meaning + fallback;
            properties[field.Key] = shape;
        }

        if (TableFiles.StepsOf(group) is not null)
        {
            properties[TableFiles.Key] = Table()[TableFiles.Key]!.DeepClone();
        }

        // A file that extends another may leave required keys to it.
        string[] required =
            group == ScenarioFormat.Root
                ? ["blocsim"]
                : [.. group.Fields.Where(f => f.Required && TableFiles.StepsOf(group) is null).Select(f => f.Key)];
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]);
        }

        return schema;
    }

    private static JsonObject Of(Shape shape) =>
        shape switch
        {
            GroupShape group => Group(group),
            MapShape { Item: GroupShape item } => new JsonObject
            {
                ["type"] = "object",
                ["properties"] = Table(),
                ["additionalProperties"] = Of(item),
            },
            MapShape map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(map.Item) },
            ListShape list => new JsonObject
            {
                ["anyOf"] = new JsonArray([
                    new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) },
                    Of(list.Item),
                    .. list.Item is GroupShape
                        ?
                        [
                            new JsonObject
                            {
                                ["type"] = "object",
                                ["properties"] = Table(),
                                ["additionalProperties"] = false,
                            },
                        ]
                        : (JsonNode[])[],
                ]),
            },
            ValueShape value when Values.IsMeasured(value.Kind) => new JsonObject
            {
                ["anyOf"] = new JsonArray(Value(value), new JsonObject { ["$ref"] = "#/$defs/uncertain" }),
            },
            _ => Value((ValueShape)shape),
        };

    /// <summary>The key that names a table whose rows stand in its place.</summary>
    private static JsonObject Table() =>
        new()
        {
            [TableFiles.Key] = new JsonObject
            {
                ["type"] = "string",
                ["description"] =
                    "A CSV file beside the scenario: a row an entry, a column a key, units in the headings.",
            },
        };

    /// <summary>A value stated as a distribution.</summary>
    private static JsonObject Uncertain() =>
        new()
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject([
                .. Uncertainty.Names.Select(n =>
                    KeyValuePair.Create(n, (JsonNode?)new JsonObject { ["type"] = "array", ["minItems"] = 2 })
                ),
            ]),
        };

    private static JsonObject Value(ValueShape value)
    {
        IReadOnlyCollection<string> units = Values.Units(value.Kind);
        if (value.Kind == ValueKind.Choice)
        {
            return new JsonObject { ["enum"] = new JsonArray([.. value.Choices!.Select(c => JsonValue.Create(c))]) };
        }

        return value.Kind switch
        {
            ValueKind.Integer => new JsonObject { ["type"] = "integer", ["minimum"] = value.Least },
            ValueKind.Number => new JsonObject { ["type"] = "number" },
            ValueKind.YesNo => new JsonObject { ["type"] = "boolean" },
            ValueKind.Date => new JsonObject
            {
                ["type"] = new JsonArray("string", "integer"),
                ["examples"] = new JsonArray("2026-07"),
            },
            _ when units.Count > 0 => new JsonObject
            {
                ["type"] = value.Kind is ValueKind.Share or ValueKind.Multiple
                    ? new JsonArray("string", "number")
                    : JsonValue.Create("string"),
                ["pattern"] =
                    "^[+-]?[0-9.]+([eE][+-]?[0-9]+)? ?("
                    + string.Join('|', units.Select(u => u.Replace("/", "\\/", StringComparison.Ordinal)))
                    + ")?$",
            },
            _ => new JsonObject { ["type"] = "string" },
        };
    }
}
