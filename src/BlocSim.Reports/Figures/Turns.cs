namespace BlocSim.Reports;

/// <summary>A line in a sentence: where it starts, its peak and trough where it has them, and where it ends. What a last month says alone is often the least of it.</summary>
internal static class Turns
{
    /// <summary>Smaller moves are none to speak of.</summary>
    private const double Much = 0.05;

    /// <summary>The sentence, without a full stop.</summary>
    /// <param name="values">The line, in the units of the chart; NaN for no value.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="label">Names periods.</param>
    public static string Of(IReadOnlyList<double> values, string unit, Func<int, string> label)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(t => !double.IsNaN(values[t]))];
        if (known.Length == 0)
        {
            return "no value in this time";
        }

        string Said(int t) => $"{RunView.Number(values[t])} {unit} in {label(t)}";
        int start = known[0];
        int end = known[^1];
        int top = known.MaxBy(t => values[t]);
        int bottom = known.MinBy(t => values[t]);
        double size = Much * Math.Max(Math.Abs(values[top]), Math.Abs(values[bottom]));
        bool peaks = values[top] - Math.Max(values[start], values[end]) > size;
        bool dips = Math.Min(values[start], values[end]) - values[bottom] > size;
        string[] turns =
        [
            .. (peaks ? [(At: top, Text: $"peaks at {Said(top)}")] : ((int At, string Text)[])[])
                .Concat(dips ? [(bottom, $"falls to {Said(bottom)}")] : [])
                .OrderBy(t => t.At)
                .Select(t => t.Text),
        ];
        return string.Join(", ", start == end ? [Said(start)] : [Said(start), .. turns, Said(end)]);
    }
}
