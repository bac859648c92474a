using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Docs;

/// <summary>Writes the generated pages of the documentation, and fills tables on those that people write.</summary>
internal static class GeneratedPages
{
    /// <summary>Writes them.</summary>
    /// <param name="docs">The folder of the documentation.</param>
    public static void Write(string docs)
    {
        using var output = new OutputFolder(Path.Combine(docs, "reference"));
        output.Write("scenario.md", FormatPage.Write());
        output.Write("statics.md", FormatPage.WriteStatics());
        output.Write("scenario.schema.json", JsonSchema.Write());
        output.Write("metrics.md", MetricPage.Write());
        output.Commit();
        using var pages = new OutputFolder(docs);
        pages.Write("validation.md", ValidationPage.Write());
        pages.Commit();
        ChartGallery.Write(Path.Combine(docs, "charts"));
        foreach (string part in (string[])["policies", "agents"])
        {
            string from = Path.Combine(docs, part);
            using var filled = new OutputFolder(from);
            foreach (string page in Directory.GetFiles(from, "*.md").Order(StringComparer.Ordinal))
            {
                filled.Write(Path.GetFileName(page), PageTables.Fill(File.ReadAllText(page)));
            }

            filled.Commit();
        }
    }
}
