using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What a page, a deck, a document or a workbook about results is made of.</summary>
/// <param name="Folder">Where the results lie.</param>
/// <param name="Manifest">What ties the report to the run.</param>
/// <param name="Summary">The run's summary, Markdown.</param>
/// <param name="Figures">Its charts, by file name.</param>
public sealed record ReportContent(
    string Folder,
    RunManifest Manifest,
    string Summary,
    ImmutableArray<(string File, Figure Figure)> Figures
)
{
    /// <summary>How numbers are written in it; workbooks leave that to the program that opens them.</summary>
    public Numerals Numerals { get; init; } = Numerals.English;

    /// <summary>The summary with numbers written so.</summary>
    internal string Told => Numerals.In(Summary);

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">That of a run or an experiment.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">It holds no finished results.</exception>
    public static ReportContent Read(string folder, CancellationToken cancel = default)
    {
        ResultFolder.MustExist(folder);
        RunManifest manifest = ResultFolder.Manifest(folder);
        string summary = Path.Combine(folder, "summary.md");
        foreach (string file in manifest.Files.Keys.Where(f => Path.GetExtension(f) is ".csv" or ".md" or ".yaml"))
        {
            _ = ResultFolder.Unchanged(folder, file, manifest);
        }

        return File.Exists(summary)
            ? new ReportContent(
                folder,
                manifest,
                File.ReadAllText(summary),
                [.. ResultFolder.Figures(folder, manifest.Asked ?? int.MaxValue, cancel)]
            )
            : throw new ResultsException($"{summary} is missing; run it again");
    }

    /// <summary>Scenario, hash, seed and version in a line.</summary>
    public string Receipt =>
        $"Scenario {Manifest.Scenario}, SHA-256 {Manifest.Sha256}, seed {Manifest.Seed}, BlocSim {Manifest.Version}";

    /// <summary>Where the figures come from; empty where nothing is named.</summary>
    public string Source => Figures.Select(f => f.Figure.Source).FirstOrDefault(s => s.Length > 0) ?? string.Empty;
}
