namespace BlocSim.Reports;

/// <summary>Tells reports of ours from other files, which are never written over.</summary>
public static class ReportMark
{
    /// <summary>Whether a file is a report of ours.</summary>
    /// <param name="path">A file that is there.</param>
    public static bool IsOurs(string path) =>
        new FileInfo(path).Length == 0 ? false
        : Path.GetExtension(path) == ".html"
            ? File.ReadAllText(path).Contains(HtmlReport.Mark, StringComparison.Ordinal)
        : OfficeFile.IsOurs(path);
}
