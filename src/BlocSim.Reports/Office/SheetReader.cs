using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>Reads the sheets of a workbook as rows of text; formulas as what they came to, dates as months.</summary>
internal static class SheetReader
{
    /// <summary>A workbook that unpacks to more than this is none that somebody filled in by hand.</summary>
    private const long MostBytes = 64L * 1024 * 1024;

    private const int MostColumns = 256;
    private const int MostRows = 20_000;

    /// <summary>Days between the two calendars that spreadsheets count from.</summary>
    private const int DaysTo1904 = 1462;

    /// <summary>How cells are shown.</summary>
    /// <param name="From1904">Whether days are counted from 1904.</param>
    /// <param name="Percentages">Styles that show a share as a percentage.</param>
    private sealed record Look(bool From1904, HashSet<int> Percentages);

    /// <summary>Days of the calendar of spreadsheets in which months of scenarios lie: 1950 to 2200.</summary>
    private static readonly (double First, double Last) Dates = (18264, 109_576);

    /// <summary>The sheets by name, in order; rows from the first, cells from the first column, empty ones as empty text.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ResultsException">It is no workbook, too large, or has a cell with an error.</exception>
    public static IReadOnlyList<(string Name, IReadOnlyList<string[]> Rows)> Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ResultsException($"{path}: there is no such file");
        }

        try
        {
            using (ZipArchive archive = ZipFile.OpenRead(path))
            {
                if (archive.Entries.Sum(e => e.Length) > MostBytes)
                {
                    throw new ResultsException($"{path} is larger than a workbook that somebody fills in");
                }
            }

            using var book = SpreadsheetDocument.Open(path, false);
            WorkbookPart main = book.WorkbookPart ?? throw new ResultsException($"{path} is no workbook");
            string[] shared = main.SharedStringTablePart is { } strings
                ? [.. Load(strings).Elements(OfficeXml.Sheet + "si").Select(Text)]
                : [];
            XElement root = Load(main);
            var look = new Look(
                root.Element(OfficeXml.Sheet + "workbookPr")?.Attribute("date1904")?.Value is "1" or "true",
                Percentages(main)
            );
            return
            [
                .. root.Descendants(OfficeXml.Sheet + "sheet")
                    .Select(s =>
                        (
                            Name: s.Attribute("name")!.Value,
                            Part: main.GetPartById(s.Attribute(OfficeXml.Link + "id")!.Value) as WorksheetPart
                        )
                    )
                    .Where(s => s.Part is not null)
                    .Select(s =>
                        (s.Name, Rows(Load(s.Part!), shared, look, $"{Path.GetFileName(path)}, sheet {s.Name}"))
                    ),
            ];
        }
        catch (Exception e) when (e is not (ResultsException or OutOfMemoryException))
        {
            throw new ResultsException(
                $"{path} is no workbook that can be read (XLSX is expected); save it anew in a spreadsheet"
            );
        }
    }

    private static XElement Load(OpenXmlPart part)
    {
        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static string Text(XElement item) =>
        string.Concat(
            item.DescendantsAndSelf(OfficeXml.Sheet + "t")
                .Where(t => t.Parent!.Name.LocalName != "rPh")
                .Select(t => t.Value)
        );

    private static IReadOnlyList<string[]> Rows(XElement sheet, string[] shared, Look look, string where)
    {
        List<string[]> rows = [];
        foreach (XElement row in sheet.Descendants(OfficeXml.Sheet + "row"))
        {
            // Rows and cells that hold nothing are left out of files.
            int number = (int?)row.Attribute("r") ?? rows.Count + 1;
            if (number is < 1 or > MostRows)
            {
                throw new ResultsException(
                    $"{where}: found a row {number}; a scenario's tables have at most {MostRows} rows"
                );
            }

            while (rows.Count < number - 1)
            {
                rows.Add([]);
            }

            List<string> cells = [];
            foreach (XElement cell in row.Elements(OfficeXml.Sheet + "c"))
            {
                string reference = (string?)cell.Attribute("r") ?? string.Empty;
                int column = reference.Length > 0 ? ColumnOf(reference) : cells.Count;
                while (cells.Count < column && column < MostColumns)
                {
                    cells.Add(string.Empty);
                }

                cells.Add(Value(cell, shared, look, where, reference));
            }

            rows.Add([.. cells]);
        }

        return rows;
    }

    private static int ColumnOf(string reference)
    {
        int column = 0;
        foreach (char letter in reference.TakeWhile(char.IsAsciiLetterUpper))
        {
            column = (column * 26) + (letter - 'A' + 1);
        }

        return column - 1;
    }

    private static string Value(XElement cell, string[] shared, Look look, string where, string reference)
    {
        string value = cell.Element(OfficeXml.Sheet + "v")?.Value ?? string.Empty;
        if (value.Length == 0 && cell.Element(OfficeXml.Sheet + "f") is not null)
        {
            throw new ResultsException(
                $"{where}, cell {reference}: found a formula without what it came to; open and save the workbook in a spreadsheet"
            );
        }

        switch ((string?)cell.Attribute("t"))
        {
            case "s":
                return shared[int.Parse(value, CultureInfo.InvariantCulture)].Trim();
            case "inlineStr":
                return Text(cell).Trim();
            case "e":
                throw new ResultsException(
                    $"{where}, cell {reference}: found the error {value}; mend the formula, or write the number"
                );
            case "b":
                return value == "1" ? "true" : "false";
            default:
                return Number(value.Trim(), look, (int?)cell.Attribute("s") ?? 0);
        }
    }

    /// <summary>A number as the reader saw it: a share shown as 3 % is 3 %, a day of the other calendar is the same day.</summary>
    private static string Number(string value, Look look, int style)
    {
        bool isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return isNumber && look.Percentages.Contains(style)
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * number:G12} %")
            : isNumber && look.From1904 && number >= Dates.First - DaysTo1904 && number <= Dates.Last
                ? (number + DaysTo1904).ToString("R", CultureInfo.InvariantCulture)
            : value;
    }

    private static HashSet<int> Percentages(WorkbookPart book)
    {
        if (book.WorkbookStylesPart is not { } part)
        {
            return [];
        }

        XElement styles = Load(part);
        HashSet<int> formats =
        [
            9,
            10,
            .. styles
                .Descendants(OfficeXml.Sheet + "numFmt")
                .Where(f => f.Attribute("formatCode")!.Value.Contains('%', StringComparison.Ordinal))
                .Select(f => (int)f.Attribute("numFmtId")!),
        ];
        return
        [
            .. (styles.Element(OfficeXml.Sheet + "cellXfs")?.Elements() ?? [])
                .Index()
                .Where(x => formats.Contains((int?)x.Item.Attribute("numFmtId") ?? 0))
                .Select(x => x.Index),
        ];
    }

    /// <summary>A cell of a column of dates: a month, where the spreadsheet holds a day of its calendar.</summary>
    public static string Month(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double serial)
        && serial >= Dates.First
        && serial <= Dates.Last
            ? new DateOnly(1899, 12, 30).AddDays((int)serial).ToString("yyyy-MM", CultureInfo.InvariantCulture)
            : cell;
}
