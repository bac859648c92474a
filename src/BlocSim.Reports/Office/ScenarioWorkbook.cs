using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>
/// A workbook to fill in, and what it becomes: a scenario with a table for each sheet beside it. Sheets keep their rows, so that row 5 of a sheet is line 5 of its
/// table in every message.
/// </summary>
public static partial class ScenarioWorkbook
{
    private const string Settings = "Scenario";
    private const string Processes = "Processes";
    private const string Nations = "Nations";

    /// <summary>The workbook to fill in, with an example that runs.</summary>
    public static byte[] Template() =>
        Workbook.Of(
            book =>
            {
                book.Add(
                    book.NameOf(Settings),
                    ["key", "value", "what it is"],
                    Questions.Select(q => (object?[])[q.Key, q.Value, q.Meaning]),
                    14,
                    48,
                    60
                );
                foreach ((string name, string _, string[] heads, object?[][] rows) in Sheets)
                {
                    book.Add(book.NameOf(name), heads, rows, [.. heads.Select(_ => 17.0)]);
                }

                book.Add(
                    book.NameOf("Read me"),
                    [],
                    new object?[][]
                    {
                        ["Fill in the sheets, then", "blocsim import FILE.xlsx"],
                        ["Units", "stand in the headings; change them there (t/yr, USD/t, EUR is not known)"],
                        [
                            "More columns",
                            "any key of the reference may be added as a heading, such as close-after or project.decide",
                        ],
                        ["Left out", "empty rows, and columns called note or source"],
                        [],
                    }.Concat(Sheets.Select(s => (object?[])[s.Name, s.Meaning])),
                    26,
                    110
                );
            },
            "A scenario to fill in"
        );

    /// <summary>What a filled-in workbook becomes: the scenario and its tables, by file name.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="name">What the scenario's file is called, without ending.</param>
    /// <exception cref="ResultsException">It is no such workbook.</exception>
    public static IReadOnlyList<(string File, string Text)> Read(string path, string name)
    {
        var sheets = SheetReader
            .Read(path)
            .ToDictionary(s => s.Name.Trim(), s => s.Rows, StringComparer.OrdinalIgnoreCase);
        string[] needed = [Settings, "Goods", Nations, Processes, "Plants", "Use"];
        string[] missing = [.. needed.Where(n => !sheets.ContainsKey(n))];
        if (missing.Length > 0)
        {
            throw new ResultsException(
                $"{path} has no sheet {string.Join(", ", missing)}; it has {string.Join(", ", sheets.Keys)}. \"blocsim import --template FILE.xlsx\" writes one to fill in"
            );
        }

        string[] known = [.. Sheets.Select(s => s.Name), Settings, "Read me"];
        if (sheets.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } other)
        {
            throw new ResultsException(
                $"{path}: found the sheet \"{other}\"{Suggestions.DidYouMean(other, known)}; known: {string.Join(", ", known)}"
            );
        }

        List<(string File, string Text)> files = [];
        var rows = new Dictionary<string, List<Dictionary<string, string>>>(StringComparer.Ordinal);
        foreach ((string sheet, string _, string[] _, object?[][] _) in Sheets)
        {
            IReadOnlyList<string[]> cells = sheets.GetValueOrDefault(sheet) ?? [];
            rows[sheet] = [.. Filled(cells)];
            string[] heads = cells.Count > 0 ? [.. cells[0].Select(HeadOf)] : [];
            string[] missed = [.. Required(sheet).Where(h => !heads.Contains(h))];
            if (rows[sheet].Count > 0 && missed.Length > 0)
            {
                throw new ResultsException(
                    $"{path}, sheet {sheet}: found no column {string.Join(", ", missed)} in its first row; it has {string.Join(", ", heads.Where(h => h.Length > 0))}"
                );
            }

            if (sheet is not (Nations or Processes) && rows[sheet].Count > 0)
            {
                files.Add(($"{Lower(sheet)}.csv", Table(cells)));
            }
        }

        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        string[] asked = [.. Questions.Select(q => q.Key)];
        foreach (
            (int number, string[] row) in sheets[Settings]
                .Index()
                .Skip(1)
                .Where(r => r.Item.Length > 1 && r.Item[0].Length > 0)
        )
        {
            string key = Lower(row[0]);
            settings[key] =
                !asked.Contains(key)
                    ? throw new ResultsException(
                        $"{path}, sheet {Settings}, row {number + 1}: found \"{PlainText.Show(row[0])}\"{Suggestions.DidYouMean(key, asked)}; known: {string.Join(", ", asked)}"
                    )
                : key is "start" or "end" ? SheetReader.Month(row[1])
                : row[1];
        }

        foreach (var process in rows[Processes].GroupBy(r => r.GetValueOrDefault("process", string.Empty)))
        {
            if (process.Select(r => r.GetValueOrDefault("makes", string.Empty)).Distinct().Count() > 1)
            {
                throw new ResultsException(
                    $"{path}, sheet {Processes}: \"{PlainText.Show(process.Key)}\" makes two goods in two rows; a row more is an input more, and every process makes one good"
                );
            }
        }

        string Of(Dictionary<string, string> row, string key) => row.GetValueOrDefault(key, string.Empty);
        string yaml = TableScenario.Of(
            settings,
            [.. rows[Processes].Select(r => (Of(r, "process"), Of(r, "makes"), Of(r, "of"), Of(r, "tonnes")))],
            [.. rows[Nations].Select(r => (Of(r, "code"), Of(r, "name")))],
            rows["Plants"].Select(r => Of(r, "nation")).ToHashSet(StringComparer.Ordinal),
            rows["Use"]
                .Select(r => (Nation: Of(r, "nation"), Good: Of(r, "good")))
                .Distinct()
                .ToLookup(r => r.Nation, r => r.Good),
            [
                .. rows["Floors"].Count > 0 ? [("floor", "floors.csv")] : ((string, string)[])[],
                .. rows["Tariffs"].Count > 0 ? [("tariffs", "tariffs.csv")] : ((string, string)[])[],
            ],
            name + ".yaml"
        );
        return [(name + ".yaml", yaml), .. files];
    }

#pragma warning disable CA1308 // names of files, not a comparison
    private static string Lower(string sheet) => sheet.ToLowerInvariant();
#pragma warning restore CA1308

    private static string HeadOf(string head) => Lower(head.Trim().Split(' ')[0]);

    /// <summary>Columns without which a sheet cannot be read.</summary>
    private static string[] Required(string sheet) =>
        sheet switch
        {
            Nations => ["code"],
            Processes => ["process", "makes"],
            "Plants" => ["nation", "name", "process"],
            "Use" => ["nation", "good"],
            _ => [],
        };

    /// <summary>Rows below the headings that hold something, by heading without unit.</summary>
    private static IEnumerable<Dictionary<string, string>> Filled(IReadOnlyList<string[]> rows)
    {
        string[] heads = rows.Count > 0 ? [.. rows[0].Select(HeadOf)] : [];
        foreach (string[] row in rows.Skip(1).Where(r => r.Any(c => c.Length > 0)))
        {
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int c = 0; c < Math.Min(heads.Length, row.Length); c++)
            {
                found[heads[c]] = row[c];
            }

            yield return found;
        }
    }

    /// <summary>A sheet as a table, a line a row.</summary>
    private static string Table(IReadOnlyList<string[]> rows)
    {
        using var text = new StringWriter();
        using (var csv = new CsvRows(text))
        {
            int width = rows.Max(r => r.Length);
            bool[] dates =
            [
                .. Enumerable
                    .Range(0, width)
                    .Select(c => c < rows[0].Length && HeadOf(rows[0][c]) is "from" or "until" or "project.decide"),
            ];
            foreach (string[] row in rows)
            {
                csv.Row(
                    Enumerable
                        .Range(0, width)
                        .Select(c =>
                            c >= row.Length ? string.Empty
                            : dates[c] ? SheetReader.Month(row[c])
                            : row[c].ReplaceLineEndings(" ")
                        )
                );
            }
        }

        return text.ToString();
    }
}
