using System.Globalization;
using CsvHelper;

namespace BlocSim.Experiments;

/// <summary>Writes rows of comma-separated values as every table of BlocSim has them: UTF-8, <c>\n</c>, twelve significant digits.</summary>
public sealed class CsvRows(TextWriter output) : IDisposable
{
    private readonly CsvWriter csv = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);

    /// <summary>A number as tables hold it; nothing for a missing value.</summary>
    public static string Cell(double value) =>
        double.IsNaN(value) ? string.Empty : (value + 0.0).ToString("G12", CultureInfo.InvariantCulture);

    /// <summary>A name of an enumeration as tables hold it: in small letters.</summary>
#pragma warning disable CA1308 // words of a table, not a comparison
    public static string Word(Enum name) => name.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Writes a row.</summary>
    public void Row(IEnumerable<string> cells)
    {
        foreach (string cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.EndRecord();
    }

    /// <summary>Hands the last row on; the output stays open.</summary>
    public void Dispose() => csv.Dispose();
}
