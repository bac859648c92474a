using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Docs;

/// <summary>
/// Fills the tables of keys and metrics on hand-written pages from the declarations: the first cell of a row says which, the rest follows.
/// </summary>
internal static class PageTables
{
    private const string Keys = "| key in the scenario file |";
    private const string Metrics = "| metric |";

    /// <summary>The page with its tables filled anew.</summary>
    /// <exception cref="FormatException">A row names a key or a metric that there is not.</exception>
    public static string Fill(string page)
    {
        string[] lines = page.Split('\n');
        Func<string, string?>? row = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (!line.StartsWith('|'))
            {
                row = null;
            }
            else if (line.StartsWith(Keys, StringComparison.Ordinal))
            {
                row = FormatPage.Row;
            }
            else if (line.StartsWith(Metrics, StringComparison.Ordinal))
            {
                row = MetricPage.Row;
            }
            else if (row is not null && line.StartsWith("| `", StringComparison.Ordinal))
            {
                string name = line.Split('`')[1];
                lines[i] =
                    row(name) ?? throw new FormatException($"\"{name}\" is neither a key of scenarios nor a metric");
            }
        }

        return string.Join('\n', lines);
    }
}
