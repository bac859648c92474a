using CsvHelper;

namespace BlocSim.Scenarios;

/// <content>What the headings of a table say.</content>
internal sealed partial class TableRows
{
    /// <summary>What the columns are; null where one is not known.</summary>
    private Column[]? Columns(CsvReader csv)
    {
        var found = new Column[csv.FieldCount];
        bool sound = true;
        string[] keys = [.. Enumerable.Range(0, found.Length).Select(c => Heading(csv.GetString(c)).Key)];

        // A nation's row is named by its code, and "name" is what charts print; a plant's by its name.
        string? named = keyed is null ? null : new[] { "code", keyed, "name" }.FirstOrDefault(keys.Contains);
        for (int c = 0; c < found.Length; c++)
        {
            string head = csv.GetString(c).Trim();
            (string key, string unit) = Heading(head);
            bool isName = key == named;
            bool isWhose = within.Any(w => w.Kind == key) && item.Fields.All(f => f.Key != key);
            ValueShape? value = FieldOf(item, key);

            // In a table of mines what a step offers is its capacity.
            if (value is null && key == "capacity" && FieldOf(item, "quantity") is { } quantity)
            {
                (key, value) = ("quantity", quantity);
            }

            bool ignored =
                head.Length == 0
                || head.StartsWith('#')
                || (value is null && Remarks.Contains(key))
                || (key == "name" && value is null && !isName && keyed is null);
            found[c] = new Column(key, unit, value, isName, isWhose, ignored);
            if (!isName && !isWhose && !ignored && value is null)
            {
                string[] known = [.. Keys(item, string.Empty)];
                string[] plain = [.. known.Where(k => !k.Contains('.', StringComparison.Ordinal))];
                string inside =
                    known.Length > plain.Length
                        ? $", and those inside groups, such as {known.Except(plain).Last()}"
                        : string.Empty;
                Add(
                    1,
                    Table,
                    $"found the column \"{head}\"{Suggestions.DidYouMean(key, known)}; known: {string.Join(", ", (keyed is null ? [] : new[] { "name" }).Concat(plain))}{inside}"
                );
                sound = false;
            }
        }

        foreach (
            IGrouping<string, Column> twice in found
                .Where(c => !c.IsIgnored)
                .GroupBy(c => c.Key)
                .Where(g => g.Count() > 1)
        )
        {
            Add(1, Table, $"found two columns \"{twice.Key}\"");
            sound = false;
        }

        return sound ? found : null;
    }

    /// <summary>The keys that a column may name; those of a group inside with a point: <c>project.decide</c>.</summary>
    private static IEnumerable<string> Keys(GroupShape group, string before) =>
        group.Fields.SelectMany(f =>
            f.Shape is GroupShape inside ? Keys(inside, $"{before}{f.Key}.")
            : ValueOf(f.Shape) is not null ? [before + f.Key]
            : []
        );

    private static ValueShape? FieldOf(GroupShape group, string key)
    {
        string[] steps = key.Split('.', 2);
        Shape? shape = group.Fields.FirstOrDefault(f => f.Key == steps[0])?.Shape;
        return steps.Length == 1 ? (shape is null ? null : ValueOf(shape))
            : shape is GroupShape inside ? FieldOf(inside, steps[1])
            : null;
    }

    /// <summary>What a cell may hold: a value, or the only entry of a list of them.</summary>
    private static ValueShape? ValueOf(Shape shape) =>
        shape switch
        {
            ValueShape value => value,
            ListShape { Item: ValueShape value } => value,
            _ => null,
        };

    private sealed record Column(string Key, string Unit, ValueShape? Value, bool IsName, bool IsWhose, bool IsIgnored);
}
