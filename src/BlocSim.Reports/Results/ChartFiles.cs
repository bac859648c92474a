using System.Text;

namespace BlocSim.Reports;

/// <summary>Writes a chart in some formats, with the table behind it.</summary>
public static class ChartFiles
{
    /// <summary>What a chart can be written as.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["svg", "png", "pdf"];

    /// <summary>Writes all of it, or nothing.</summary>
    /// <param name="figure">The chart.</param>
    /// <param name="style">Its size and look.</param>
    /// <param name="formats">Some of <see cref="Formats"/>.</param>
    /// <param name="stem">Where to, without an ending.</param>
    /// <returns>The files, the table first.</returns>
    /// <exception cref="ResultsException">A file of that name is there and is none of ours.</exception>
    /// <exception cref="FontException">No installed font has the letters of a picture.</exception>
    public static IReadOnlyList<string> Write(
        Figure figure,
        PageStyle style,
        IReadOnlyList<string> formats,
        string stem
    )
    {
        string table = stem + ".csv";
        string[] all = [table, .. formats.Select(f => $"{stem}.{f}")];
        if (Array.Find(all, f => File.Exists(f) && !IsOurs(f)) is { } foreign)
        {
            throw new ResultsException($"{foreign} is there and is no chart of ours; name another file with --out");
        }

        // Drawn before anything is written: a chart that cannot be drawn leaves nothing behind.
        byte[][] drawn = [.. formats.Select(f => Drawn(figure, style, f))];
        using var output = new OutputFolder(Path.GetDirectoryName(Path.GetFullPath(stem))!);
        using (StreamWriter writer = output.Create(Path.GetFileName(table)))
        {
            ChartTable.Write(writer, figure);
        }

        for (int i = 0; i < drawn.Length; i++)
        {
            using StreamWriter writer = output.Create(Path.GetFileName(all[i + 1]));
            writer.BaseStream.Write(drawn[i]);
        }

        output.Commit();
        return all;
    }

    /// <summary>Whether a file is a chart of ours, or the table of one: no other table is written over.</summary>
    private static bool IsOurs(string path)
    {
        if (Path.GetExtension(path) != ".csv")
        {
            return OutputClaim.IsOurs(path);
        }

        string first = OutputClaim.Part(path, fromEnd: false);
        return first.StartsWith(ChartTable.Head, StringComparison.Ordinal)
            || first.StartsWith(ChartTable.OtherHead, StringComparison.Ordinal);
    }

    private static byte[] Drawn(Figure figure, PageStyle style, string format) =>
        format switch
        {
            "png" => FigureWriter.Png(figure, style),
            "pdf" => FigureWriter.Pdf(figure, style),
            _ => Encoding.UTF8.GetBytes(FigureWriter.Write(figure, style)),
        };
}
