using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>A workbook that is being written: sheets of rows, numbers as numbers, months as dates, nothing where a value is missing or not finite.</summary>
internal sealed class Workbook
{
    /// <summary>No sheet has more rows; the rest goes to another one.</summary>
    public const int MostRows = 1_048_576;

    private const int LongestName = 31;
    private readonly WorkbookPart book;
    private readonly XElement sheets = new(OfficeXml.Sheet + "sheets");
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> shared = new(StringComparer.Ordinal);
    private long uses;

    private Workbook(WorkbookPart book) => this.book = book;

    /// <summary>The bytes of a workbook.</summary>
    /// <param name="fill">Adds its sheets.</param>
    /// <param name="title">What it is about; empty for one inside another file.</param>
    public static byte[] Of(Action<Workbook> fill, string title = "") =>
        OfficeFile.Of(
            s => SpreadsheetDocument.Create(s, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook),
            document =>
            {
                WorkbookPart main = document.AddWorkbookPart();
                document.ChangeIdOfPart(main, OfficeFile.MainId);
                var workbook = new Workbook(main);
                fill(workbook);
                workbook.Finish();
            },
            title
        );

    /// <summary>A name that a sheet may have, and none has yet.</summary>
    /// <param name="wanted">What it should be called.</param>
    public string NameOf(string wanted)
    {
        string clean = new([.. OfficeXml.Clean(wanted).Select(c => "[]:*?/\\'".Contains(c) ? ' ' : c)]);
        clean = clean.Trim()[..Math.Min(clean.Trim().Length, LongestName)];
        string name = clean.Length > 0 ? clean : "Sheet";
        for (int i = 2; !names.Add(name); i++)
        {
            string tail = $" {i}";
            name = clean[..Math.Min(clean.Length, LongestName - tail.Length)] + tail;
        }

        return name;
    }

    /// <summary>Writes a sheet.</summary>
    /// <param name="name">One that <see cref="NameOf"/> has given.</param>
    /// <param name="head">Its first row, which stays in view; empty for none.</param>
    /// <param name="rows">Texts, numbers, months or nothing.</param>
    /// <param name="widths">Widths of columns in letters.</param>
    public WorksheetPart Add(
        string name,
        IReadOnlyList<string> head,
        IEnumerable<IReadOnlyList<object?>> rows,
        params IReadOnlyList<double> widths
    )
    {
        int number = names.Count;
        WorksheetPart part = book.AddNewPart<WorksheetPart>($"sheet{number}");
        sheets.Add(
            new XElement(
                OfficeXml.Sheet + "sheet",
                new XAttribute("name", name),
                new XAttribute("sheetId", number),
                new XAttribute(OfficeXml.Link + "id", $"sheet{number}")
            )
        );
        // Written as text: a sheet may have ten million cells, and an XML writer takes most of the time that all of it takes.
        using var text = new StreamWriter(
            part.GetStream(FileMode.Create, FileAccess.Write),
            new UTF8Encoding(false),
            1 << 16
        );
        text.Write(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><worksheet xmlns=\"{OfficeXml.Sheet}\" xmlns:r=\"{OfficeXml.Link}\"><sheetViews><sheetView workbookViewId=\"0\">"
        );
        if (head.Count > 0)
        {
            text.Write("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
        }

        text.Write("</sheetView></sheetViews>");
        if (widths.Count > 0)
        {
            text.Write("<cols>");
            for (int c = 0; c < widths.Count; c++)
            {
                text.Write($"<col min=\"{c + 1}\" max=\"{c + 1}\" width=\"{Text(widths[c])}\" customWidth=\"1\"/>");
            }

            text.Write("</cols>");
        }

        text.Write("<sheetData>");
        string[] columns = [];
        int row = 0;
        if (head.Count > 0)
        {
            Row(text, ref columns, ++row, [.. head], bold: true);
        }

        foreach (IReadOnlyList<object?> cells in rows)
        {
            Row(text, ref columns, ++row, cells, bold: false);
        }

        text.Write("</sheetData>");
        if (head.Count > 0 && row > 1)
        {
            text.Write($"<autoFilter ref=\"A1:{ColumnName(head.Count - 1)}{row}\"/>");
        }

        text.Write("</worksheet>");
        return part;
    }

    /// <summary>Puts charts onto a sheet, below each other.</summary>
    /// <param name="part">The sheet; nothing else is added to it afterwards.</param>
    /// <param name="charts">The charts.</param>
    /// <param name="column">The column at whose left edge they stand, from 0.</param>
    /// <param name="row">The row at whose upper edge the first one stands.</param>
    public static void Draw(WorksheetPart part, IReadOnlyList<XElement> charts, int column, int row)
    {
        const int Columns = 12;
        const int Rows = 22;
        DrawingsPart drawings = part.AddNewPart<DrawingsPart>("drawing1");
        XNamespace d = OfficeXml.SheetDrawing;
        XNamespace a = OfficeXml.Drawing;
        var root = new XElement(d + "wsDr");
        for (int i = 0; i < charts.Count; i++)
        {
            string id = $"chart{i + 1}";
            drawings.AddNewPart<ChartPart>(id).Put(charts[i], ("c", OfficeXml.Chart), ("a", a), ("r", OfficeXml.Link));
            int top = row + (i * (Rows + 1));
            root.Add(
                new XElement(
                    d + "twoCellAnchor",
                    Corner(d + "from", column, top),
                    Corner(d + "to", column + Columns, top + Rows),
                    new XElement(
                        d + "graphicFrame",
                        new XAttribute("macro", string.Empty),
                        new XElement(
                            d + "nvGraphicFramePr",
                            new XElement(
                                d + "cNvPr",
                                new XAttribute("id", i + 2),
                                new XAttribute("name", $"Chart {i + 1}")
                            ),
                            new XElement(d + "cNvGraphicFramePr")
                        ),
                        new XElement(
                            d + "xfrm",
                            new XElement(a + "off", new XAttribute("x", 0), new XAttribute("y", 0)),
                            new XElement(a + "ext", new XAttribute("cx", 0), new XAttribute("cy", 0))
                        ),
                        NativeChart.Graphic(id)
                    ),
                    new XElement(d + "clientData")
                )
            );
        }

        drawings.Put(root, ("xdr", d), ("a", a));
        XElement sheet;
        using (Stream old = part.GetStream(FileMode.Open, FileAccess.Read))
        {
            sheet = XElement.Load(old);
        }

        sheet.Add(new XElement(OfficeXml.Sheet + "drawing", new XAttribute(OfficeXml.Link + "id", "drawing1")));
        part.Put(sheet);
    }

    /// <summary>Letters of a column: A, B, ... Z, AA.</summary>
    /// <param name="column">From 0.</param>
    public static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>Days from the epoch of spreadsheets to the first day of a month.</summary>
    public static int Serial(YearMonth month) =>
        new DateOnly(month.Year, month.Month, 1).DayNumber - new DateOnly(1899, 12, 30).DayNumber;

    private static XElement Corner(XName name, int column, int row) =>
        new(
            name,
            new XElement(OfficeXml.SheetDrawing + "col", column),
            new XElement(OfficeXml.SheetDrawing + "colOff", 0),
            new XElement(OfficeXml.SheetDrawing + "row", row),
            new XElement(OfficeXml.SheetDrawing + "rowOff", 0)
        );

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private void Row(TextWriter text, ref string[] columns, int row, IReadOnlyList<object?> cells, bool bold)
    {
        for (int c = columns.Length; c < cells.Count; c++)
        {
            columns = [.. columns, ColumnName(c)];
        }

        text.Write("<row>");
        string number = row.ToString(CultureInfo.InvariantCulture);
        for (int c = 0; c < cells.Count; c++)
        {
            (string type, string? value) = cells[c] switch
            {
                double n when double.IsFinite(n) => (string.Empty, Text(n)),
                int n => (string.Empty, Text(n)),
                NumberText n => (string.Empty, n.Digits),
                YearMonth m => (" s=\"2\"", Text(Serial(m))),
                string { Length: > 0 } s => (bold ? " s=\"1\" t=\"s\"" : " t=\"s\"", Text(Shared(s))),
                _ => (string.Empty, (string?)null),
            };
            if (value is not null)
            {
                text.Write("<c r=\"");
                text.Write(columns[c]);
                text.Write(number);
                text.Write('"');
                text.Write(type);
                text.Write("><v>");
                text.Write(value);
                text.Write("</v></c>");
            }
        }

        text.Write("</row>");
    }

    private int Shared(string text)
    {
        uses++;
        if (!shared.TryGetValue(text, out int index))
        {
            shared[text] = index = shared.Count;
        }

        return index;
    }

    private void Finish()
    {
        XNamespace s = OfficeXml.Sheet;
        book.AddNewPart<WorkbookStylesPart>("styles").Put(WorkbookStyles.Of());
        book.AddNewPart<SharedStringTablePart>("strings")
            .Put(
                new XElement(
                    s + "sst",
                    new XAttribute("count", uses),
                    new XAttribute("uniqueCount", shared.Count),
                    shared.Keys.Select(t => new XElement(
                        s + "si",
                        new XElement(s + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), OfficeXml.Clean(t))
                    ))
                )
            );
        book.Put(
            new XElement(s + "workbook", new XElement(s + "bookViews", new XElement(s + "workbookView")), sheets),
            ("r", OfficeXml.Link)
        );
    }
}
