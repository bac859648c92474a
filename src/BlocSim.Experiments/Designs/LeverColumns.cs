using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Experiments;

/// <summary>
/// The settings of a design as columns of a table: numbers with their unit in the heading (<c>bloc.floor.price [USD/kg]</c>) where all values of a lever have one
/// unit, as written where they do not.
/// </summary>
public sealed class LeverColumns
{
    private readonly string?[] units;

    /// <param name="points">The design's points, one at least.</param>
    public LeverColumns(IReadOnlyList<DesignPoint> points)
    {
        ImmutableArray<Setting> first = points[0].Settings;
        units =
        [
            .. first.Select(
                (_, i) =>
                {
                    string?[] found = [.. points.Select(p => Parts(p.Settings[i].Value)?.Unit).Distinct()];
                    return found.Length == 1 ? found[0] : null;
                }
            ),
        ];
        Heads = [.. first.Select((s, i) => units[i] is { Length: > 0 } unit ? $"{s.Path} [{unit}]" : s.Path)];
    }

    /// <summary>The headings.</summary>
    public ImmutableArray<string> Heads { get; }

    /// <summary>A point's cells.</summary>
    public IEnumerable<string> Cells(DesignPoint point) =>
        point.Settings.Select((s, i) => units[i] is not null && Parts(s.Value) is { } parts ? parts.Number : s.Value);

    /// <summary>A heading as a path and its unit; empty for none.</summary>
    public static (string Path, string Unit) Heading(string head)
    {
        int at = head.IndexOf(" [", StringComparison.Ordinal);
        return at > 0 && head.EndsWith(']') ? (head[..at], head[(at + 2)..^1]) : (head, string.Empty);
    }

    /// <summary>A cell as the value that it stands for: a bare number has the unit of its heading.</summary>
    public static string Value(string cell, string unit) =>
        unit.Length > 0 && Parts(cell) is { Unit.Length: 0 } ? $"{cell} {unit}" : cell;

    /// <summary>A value as a number and its unit; null where it begins with none.</summary>
    private static (string Number, string Unit)? Parts(string value)
    {
        string text = value.Trim();
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        (string number, string unit) = end < 0 ? (text, string.Empty) : (text[..end], text[(end + 1)..].Trim());
        bool isNumber =
            double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double n)
            && double.IsFinite(n);
        return isNumber ? (number, unit) : null;
    }
}
