using System.Text;

namespace BlocSim.Reports;

/// <summary>
/// Whether a command may write its files into a folder: never over what it reads, nor over a file that BlocSim did not write, nor over another scenario's results.
/// </summary>
public static class OutputClaim
{
    private const int Looked = 8192;
    private const int LargestScenario = 8 * 1024 * 1024;

    /// <summary>What speaks against it, for the user; null where nothing does.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="names">The files that would be written there, and those that would be removed.</param>
    /// <param name="inputs">The files that are read.</param>
    /// <param name="title">The scenario's title; null where titles need not agree.</param>
    public static string? Fault(string folder, IEnumerable<string> names, IEnumerable<string> inputs, string? title)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        RunManifest? manifest = ManifestOf(folder);
        HashSet<string> read = [.. inputs.Select(Real)];
        List<string> foreign = [];
        foreach (string name in names)
        {
            string path = Path.Combine(folder, name);
            if (!File.Exists(path))
            {
                continue;
            }

            if (new FileInfo(path).Length == 0)
            {
                foreign.Add(name);
                continue;
            }

            if (read.Contains(Real(path)))
            {
                return $"{name} in {folder} is read by this command, which would write over it; give the results a folder of their own, for example --out {Path.Combine(folder, "results")}";
            }

            bool listed =
                name == OutputFolder.Manifest ? manifest is not null : manifest?.Files.ContainsKey(name) == true;
            if (!listed && !IsOurs(path))
            {
                foreign.Add(name);
            }
        }

        if (foreign.Count > 0)
        {
            string more = foreign.Count > 1 ? $" and {foreign.Count - 1} more" : string.Empty;
            return $"{foreign[0]}{more} in {folder} was not written by BlocSim, and this command would write over it; move it, or name another folder with --out";
        }

        return title is not null && manifest is not null && manifest.Scenario != title
            ? $"{folder} holds results of \"{manifest.Scenario}\"; give these a folder of their own with --out, or remove that one"
            : null;
    }

    /// <summary>The manifest of a folder; null where there is none that can be read.</summary>
    public static RunManifest? ManifestOf(string folder)
    {
        string path = Path.Combine(folder, OutputFolder.Manifest);
        try
        {
            return File.Exists(path) && new FileInfo(path).Length is > 0 and < RunManifest.Largest
                ? RunManifest.Parse(File.ReadAllText(path))
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a file shows that BlocSim wrote it: figures and summaries carry a receipt, tables our heads, a scenario has the hash of its summary.</summary>
    public static bool IsOurs(string path)
    {
        string start = Part(path, fromEnd: false);
        return Path.GetExtension(path) switch
        {
            ".svg" => start.Contains("<metadata>{&quot;blocsim&quot;", StringComparison.Ordinal),
            ".png" => start.Contains(PictureCanvas.PngMark, StringComparison.Ordinal),
            ".pdf" => (start + Part(path, fromEnd: true)).Contains(PictureCanvas.PdfMark, StringComparison.Ordinal),
            ".md" => Provenance.IsFooter(Part(path, fromEnd: true).TrimEnd('\n').Split('\n')[^1]),
            ".parquet" or ".pq" => start.StartsWith("PAR1", StringComparison.Ordinal)
                && Part(path, fromEnd: true).Contains(ParquetTable.Mark, StringComparison.Ordinal),
            ".csv" => Heads.Any(h => start.StartsWith(h, StringComparison.Ordinal)),
            ".yaml" => IsOfItsSummary(path),
            _ => false,
        };
    }

    /// <summary>Results that came without their manifest, as in a fresh checkout: the summary beside a scenario names its hash.</summary>
    private static bool IsOfItsSummary(string path)
    {
        string summary = Path.Combine(Path.GetDirectoryName(path)!, "summary.md");
        if (!File.Exists(summary) || new FileInfo(path).Length > LargestScenario)
        {
            return false;
        }

        string foot = Part(summary, fromEnd: true).TrimEnd('\n').Split('\n')[^1];
        try
        {
            string[] lines = File.ReadAllText(path).ReplaceLineEndings("\n").Split('\n');
            string resolved = string.Join('\n', lines.SkipWhile(l => l.StartsWith('#')));
            string hash = FileDigest.Of(Encoding.UTF8.GetBytes(resolved));
            return Provenance.IsFooter(foot)
                && foot.Contains(Provenance.ScenarioMark + Provenance.Short(hash), StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static readonly string[] Heads =
    [
        "metric,good,entity,period,policy,baseline,",
        "run,date,metric,good,entity,value,unit",
        YearlyTable.Head,
        OfferTable.Head,
        PlantTable.Head,
        EventTable.Head,
        SectorTable.Head,
        "run,date,good,origin,destination,sector,channel,",
        "point,replication,",
    ];

    /// <summary>The first or last bytes of a file as text; nothing where it cannot be read.</summary>
    internal static string Part(string path, bool fromEnd)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            if (fromEnd && file.Length > Looked)
            {
                file.Seek(-Looked, SeekOrigin.End);
            }

            byte[] bytes = new byte[Looked];
            int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return Encoding.UTF8.GetString(bytes, 0, count);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private static string Real(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);
        }
    }
}
