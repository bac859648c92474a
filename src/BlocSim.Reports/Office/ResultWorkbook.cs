using System.Globalization;
using System.Xml.Linq;
using CsvHelper;
using DocumentFormat.OpenXml.Packaging;

namespace BlocSim.Reports;

/// <summary>
/// Results as a workbook: what it is, a sheet with numbers and native charts for every chart, then every table of the run, tidy, with numbers as numbers. A table
/// that is longer than a sheet goes on in the next one.
/// </summary>
public static class ResultWorkbook
{
    /// <summary>Tables with more rows than this in all are left to their CSV files, which say so on the first sheet.</summary>
    private const long MostRows = 1_500_000;

    /// <summary>Widest column, in letters.</summary>
    private const double Widest = 60;

    /// <summary>Tables that stay outside: flows have millions of rows, and of the baseline the yearly table tells every quantity beside the policy's.</summary>
    private static readonly string[] Beside = ["baseline.csv", FlowTable.FileName];

    private const int RowsLookedAt = 64;

    /// <summary>The file's bytes.</summary>
    /// <param name="content">The results.</param>
    /// <param name="theme">Colours of the charts.</param>
    /// <param name="cancel">Ends writing.</param>
    public static byte[] Write(ReportContent content, Theme theme, CancellationToken cancel = default) =>
        Write(content, theme, Workbook.MostRows, cancel);

    /// <summary>The same with sheets of another length.</summary>
    internal static byte[] Write(ReportContent content, Theme theme, int rowsASheet, CancellationToken cancel) =>
        Workbook.Of(book => Fill(book, content, theme, rowsASheet, cancel), content.Manifest.Scenario);

    private static void Fill(
        Workbook book,
        ReportContent content,
        Theme theme,
        int rowsASheet,
        CancellationToken cancel
    )
    {
        SummaryPage page = SummaryPage.Parse(content.Summary);
        string[] tables =
        [
            .. content
                .Manifest.Files.Keys.Where(f => Path.GetExtension(f) == ".csv" && !Beside.Contains(f))
                .OrderBy(f => Order(f))
                .ThenBy(f => f, StringComparer.Ordinal),
        ];
        List<(string File, long Rows)> kept = [];
        List<string> left = [.. content.Manifest.Files.Keys.Where(Beside.Contains)];
        long sum = 0;
        foreach (string file in tables)
        {
            string path = Path.Combine(content.Folder, file);
            long rows = File.Exists(path) ? File.ReadLines(path).LongCount() : 0;
            if (rows > 0 && sum + rows <= MostRows)
            {
                sum += rows;
                kept.Add((file, rows));
            }
            else
            {
                left.Add(file);
            }
        }

        book.Add(book.NameOf("Read me"), [], Front(content, page, kept, left), 18, 110);
        foreach ((string file, Figure figure) in content.Figures)
        {
            AddFigure(book, file, figure, theme);
        }

        foreach ((string file, long _) in kept)
        {
            AddTable(book, Path.Combine(content.Folder, file), rowsASheet, cancel);
        }
    }

    /// <summary>Small tables first; those of every month last.</summary>
    private static int Order(string file) =>
        file switch
        {
            "summary.csv" => 0,
            YearlyTable.FileName => 1,
            "series.csv" => 3,
            _ => 2,
        };

    private static IEnumerable<object?[]> Front(
        ReportContent content,
        SummaryPage page,
        IReadOnlyList<(string File, long Rows)> kept,
        IReadOnlyList<string> left
    )
    {
        yield return ["Title", page.Title];
        yield return ["Question", page.Question];
        foreach ((string sentence, int i) in SummaryPage.Sentences(page.Answer).Select((s, i) => (s, i)))
        {
            yield return [i == 0 ? "Answer" : null, sentence];
        }

        foreach (string text in page.Lead)
        {
            yield return [null, text];
        }

        yield return [];
        foreach ((string file, Figure figure) in content.Figures)
        {
            yield return [SheetOf(file, figure), figure.Title];
        }

        foreach ((string file, long rows) in kept)
        {
            yield return
            [
                Path.GetFileNameWithoutExtension(file),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{rows - 1:#,0} rows of {file}; an empty cell has no value (nobody traded, no floor in force)"
                ),
            ];
        }

        foreach (string file in left)
        {
            yield return ["Not in here", $"{file}, which lies beside this workbook"];
        }

        yield return [];
        yield return ["Source", content.Source];
        yield return ["Run", content.Receipt];
    }

    /// <summary>What the sheet of a chart is called: one without a native chart holds its numbers.</summary>
    private static string SheetOf(string file, Figure figure) =>
        (figure.Panels.Any(NativeChart.Has) ? "Chart " : "Data ") + Path.GetFileNameWithoutExtension(file);

    private static void AddFigure(Workbook book, string file, Figure figure, Theme theme)
    {
        string name = book.NameOf(SheetOf(file, figure));
        PanelTable[] tables = [.. figure.Panels.Select(p => PanelTable.Of(figure, p))];
        List<ChartCells> cells = [];
        int left = 0;
        foreach (PanelTable table in tables)
        {
            cells.Add(new ChartCells(table, name, left));
            left += table.Heads.Length + 1;
        }

        string[] heads =
        [
            .. tables.SelectMany((t, i) => (string[])[.. i > 0 ? [string.Empty] : (string[])[], .. t.Heads]),
        ];
        int rows = tables.Max(t => t.Rows.Length);
        IEnumerable<object?[]> body = Enumerable
            .Range(0, rows)
            .Select(r =>
                (object?[])
                    [
                        .. tables.SelectMany(
                            (t, i) =>
                                (object?[])
                                    [
                                        .. i > 0 ? [null] : (object?[])[],
                                        .. r < t.Rows.Length
                                            ? (IEnumerable<object?>)t.Rows[r]
                                            : new object?[t.Heads.Length],
                                    ]
                        ),
                    ]
            );
        WorksheetPart sheet = book.Add(name, heads, body, [.. heads.Select(h => h.Length == 0 ? 3.0 : 18)]);
        XElement[] charts =
        [
            .. figure
                .Panels.Select((p, i) => (p, i))
                .Where(x => NativeChart.Has(x.p))
                .Select(x => NativeChart.Of(x.p, cells[x.i], theme, null)),
        ];
        if (charts.Length > 0)
        {
            Workbook.Draw(sheet, charts, left + 1, 1);
        }
    }

    private static void AddTable(Workbook book, string path, int rowsASheet, CancellationToken cancel)
    {
        using StreamReader reader = File.OpenText(path);
        using var csv = CsvReader.Create(reader, new CsvReaderOptions { HasHeader = true, Separator = ',' }, false);
        csv.ReadHeader();
        string[] head = [.. csv.Headers];
        using IEnumerator<object?[]> rows = Rows(csv, cancel).GetEnumerator();
        bool more = rows.MoveNext();
        do
        {
            string name = book.NameOf(Path.GetFileNameWithoutExtension(path));
            List<object?[]> first = [];
            for (; more && first.Count < Math.Min(RowsLookedAt, rowsASheet - 1); more = rows.MoveNext())
            {
                first.Add(rows.Current);
            }

            IEnumerable<object?[]> Rest()
            {
                foreach (object?[] row in first)
                {
                    yield return row;
                }

                for (int count = first.Count; more && count < rowsASheet - 1; count++)
                {
                    yield return rows.Current;
                    more = rows.MoveNext();
                }
            }

            book.Add(name, head, Rest(), Widths(head, first));
        } while (more);
    }

    private static double[] Widths(string[] head, List<object?[]> first) =>
        [
            .. head.Select(
                (h, c) =>
                    Math.Min(
                        Widest,
                        2 + first.Select(r => c < r.Length && r[c] is string s ? s.Length : 8).Append(h.Length).Max()
                    )
            ),
        ];

    private static IEnumerable<object?[]> Rows(CsvReader csv, CancellationToken cancel)
    {
        for (long row = 0; csv.Read(); row++)
        {
            if (row % 65536 == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            object?[] cells = new object?[csv.FieldCount];
            for (int c = 0; c < cells.Length; c++)
            {
                cells[c] = Cell(csv.GetString(c));
            }

            yield return cells;
        }
    }

    /// <summary>A number as a number, a month as a date, all else as it stands.</summary>
    private static object? Cell(string text) =>
        text.Length == 0 ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? double.IsFinite(number) ? new NumberText(text)
                : null
        : text.Length == 7 && text[4] == '-' && YearMonth.TryParse(text, out YearMonth month) ? month
        : text;
}
