using CsvHelper;

namespace BlocSim.Reports;

/// <summary>Reads a table that a run has written.</summary>
internal static class StoredTable
{
    /// <summary>Its rows as text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="head">Its first line.</param>
    /// <param name="cancel">Ends reading.</param>
    /// <exception cref="ResultsException">It is not there, or its first line is another one.</exception>
    public static IEnumerable<string[]> Rows(string path, string head, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new ResultsException($"{path} is missing; run the scenario again");
        }

        string[] names = head.Split(',');
        using StreamReader reader = File.OpenText(path);
        using var csv = CsvReader.Create(reader, new CsvReaderOptions { HasHeader = true, Separator = ',' }, false);
        csv.ReadHeader();
        if (!csv.Headers.SequenceEqual(names))
        {
            throw new ResultsException(
                $"{path} is no table of this version (its first line is not {head}); run the scenario again"
            );
        }

        for (long row = 0; csv.Read(); row++)
        {
            if (row % 65536 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            string[] cells = new string[names.Length];
            for (int c = 0; c < cells.Length; c++)
            {
                cells[c] = csv.GetString(c);
            }

            yield return cells;
        }
    }
}
