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
        (int start, int end, int top, int bottom, bool peaks, bool dips) = Shape(values, known);
        string[] turns =
        [
            .. (peaks ? [(At: top, Text: $"peaks at {Said(top)}")] : ((int At, string Text)[])[])
                .Concat(dips ? [(bottom, $"falls to {Said(bottom)}")] : [])
                .OrderBy(t => t.At)
                .Select(t => t.Text),
        ];
        return string.Join(", ", start == end ? [Said(start)] : [Said(start), .. turns, Said(end)]);
    }

    /// <summary>A headline: what the line does, with the numbers and dates that say so. Empty where it has no value.</summary>
    /// <param name="subject">Whose line it is, such as "China's share of NdPr oxide".</param>
    /// <param name="values">The line, in the units of the chart; NaN for no value.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="label">Names periods.</param>
    public static string Headline(string subject, IReadOnlyList<double> values, string unit, Func<int, string> label)
    {
        int[] known = [.. Enumerable.Range(0, values.Count).Where(t => !double.IsNaN(values[t]))];
        if (known.Length == 0)
        {
            return string.Empty;
        }

        string Of(int t) => RunView.Number(values[t]);
        (int start, int end, int top, int bottom, bool peaks, bool dips) = Shape(values, known);
        double size = Size(values, top, bottom);
        return (peaks, dips) switch
        {
            (true, true) when top < bottom =>
                $"{subject} peaks at {Of(top)} {unit} in {label(top)} and falls to {Of(bottom)} in {label(bottom)}",
            (true, true) =>
                $"{subject} falls to {Of(bottom)} {unit} in {label(bottom)} and peaks at {Of(top)} in {label(top)}",
            (true, false) => $"{subject} peaks at {Of(top)} {unit} in {label(top)}, {Of(end)} in {label(end)}",
            (false, true) => $"{subject} falls to {Of(bottom)} {unit} in {label(bottom)}, {Of(end)} in {label(end)}",
            _ when values[end] - values[start] > size =>
                $"{subject} rises from {Of(start)} to {Of(end)} {unit} by {label(end)}",
            _ when values[start] - values[end] > size =>
                $"{subject} falls from {Of(start)} to {Of(end)} {unit} by {label(end)}",
            _ when values[top] == values[bottom] => $"{subject} stays at {Of(end)} {unit}",
            _ => $"{subject} stays between {Of(bottom)} and {Of(top)} {unit}",
        };
    }

    /// <summary>Where a line starts, ends, is highest and lowest, and whether it goes beyond both ends by more than little.</summary>
    private static (int Start, int End, int Top, int Bottom, bool Peaks, bool Dips) Shape(
        IReadOnlyList<double> values,
        int[] known
    )
    {
        int start = known[0];
        int end = known[^1];
        int top = known.MaxBy(t => values[t]);
        int bottom = known.MinBy(t => values[t]);
        double size = Size(values, top, bottom);
        bool peaks = values[top] - Math.Max(values[start], values[end]) > size;
        bool dips = Math.Min(values[start], values[end]) - values[bottom] > size;
        return (start, end, top, bottom, peaks, dips);
    }

    /// <summary>Smaller moves than this are none.</summary>
    private static double Size(IReadOnlyList<double> values, int top, int bottom) =>
        Much * Math.Max(Math.Abs(values[top]), Math.Abs(values[bottom]));
}
