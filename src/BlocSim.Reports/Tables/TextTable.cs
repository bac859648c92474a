namespace BlocSim.Reports;

/// <summary>Rows of cells as lines of text: the first column to the left, the others to the right.</summary>
public static class TextTable
{
    /// <summary>The lines, each cell as wide as the widest of its column.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => r[c].Length))];
        return rows.Select(r =>
            string.Join("  ", r.Select((cell, c) => c == 0 ? cell.PadRight(widths[c]) : cell.PadLeft(widths[c])))
        );
    }
}
