using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>
/// A workbook to fill in, and what it becomes: a scenario with a table for each sheet beside it. Sheets keep their rows, so that row 5 of a sheet is line 5 of its
/// table in every message.
/// </summary>
public static class ScenarioWorkbook
{
    private const string Settings = "Scenario";
    private const string Processes = "Processes";
    private const string Nations = "Nations";

    /// <summary>Sheets that become tables: name, what stands in them, headings, an example.</summary>
    private static readonly (string Name, string Meaning, string[] Heads, object?[][] Rows)[] Sheets =
    [
        (
            "Goods",
            "What is traded. sigma: how readily buyers change suppliers (5 hardly, 15 readily).",
            ["name", "title", "unit", "price USD/kg", "sigma"],
            [
                ["oxide", "Oxide", "kg", 60.0, 8.0],
            ]
        ),
        (
            Nations,
            "Codes of two to five capital letters, with names.",
            ["code", "name"],
            [
                ["HOME", "Home (member)"],
                ["ALLY", "Ally (member)"],
                ["GIANT", "Giant (dominant outsider)"],
            ]
        ),
        (
            Processes,
            "What is made of what: a row a process and input; a mine has no input.",
            ["process", "makes", "of", "tonnes"],
            [
                ["refining", "oxide", null, null],
            ]
        ),
        (
            "Plants",
            "A row a plant; output is that of the base year, from and until are the months between which it stands.",
            [
                "nation",
                "name",
                "process",
                "capacity kt/yr",
                "output kt/yr",
                "cost USD/kg",
                "fixed-cost USD/kg",
                "expansion %",
                "from",
                "until",
                "source",
            ],
            [
                ["HOME", "first", "refining", 2.5, 2.0, 54.0, 2.0, null, null, null, "assumption"],
                ["HOME", "second", "refining", 3.0, 0.0, 62.0, 3.0, null, "2029-01", null, "assumption"],
                ["ALLY", "only", "refining", 1.2, 1.0, 56.0, 2.0, null, null, null, "assumption"],
                ["GIANT", "south", "refining", 6.0, 5.6, 40.0, null, 4.0, null, null, "assumption"],
                ["GIANT", "north", "refining", 5.0, 4.4, 45.0, null, 4.0, null, null, "assumption"],
                ["GIANT", "west", "refining", 5.0, 4.0, 50.0, null, 4.0, null, null, "assumption"],
            ]
        ),
        (
            "Use",
            "What final buyers use in the base year; outputs and use of a good agree within 2 %. capable: share bought by firms able to evade.",
            ["nation", "good", "sector", "form", "quantity kt/yr", "growth %", "elasticity", "capable %", "source"],
            [
                ["HOME", "oxide", "industry", "isoelastic", 5.0, 3.0, 0.15, 20.0, "assumption"],
                ["ALLY", "oxide", "industry", "isoelastic", 4.0, 3.0, 0.15, 20.0, "assumption"],
                ["GIANT", "oxide", "industry", "isoelastic", 8.0, 3.0, 0.15, 0.0, "assumption"],
            ]
        ),
        (
            "Floors",
            "Price floors of the bloc; form is variable-levy, contract-for-difference, ... (docs/policies).",
            ["good", "price USD/kg", "form", "from", "until", "growth %"],
            [
                ["oxide", 90.0, "variable-levy", "2027-01", null, null],
            ]
        ),
        ("Tariffs", "Import duties of the bloc.", ["goods", "ad-valorem %", "from", "until"], []),
    ];

    private static readonly (string Key, object Value, string Meaning)[] Questions =
    [
        ("title", "A floor from a workbook", "what it is called"),
        ("question", "What does a floor of 90 USD/kg do?", "one sentence"),
        ("source", "invented figures", "where the figures come from; stands on every chart"),
        ("start", "2026-01", "first month"),
        ("end", "2035-12", "last month"),
        ("step", "month", "month, quarter or year"),
        ("focus", "oxide", "the good that charts and answers are about"),
        ("seed", 1, "any whole number; the same one gives the same run"),
        ("members", "HOME, ALLY", "members of the bloc, codes with commas between them"),
    ];

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
            if (sheet is not (Nations or Processes) && rows[sheet].Count > 0)
            {
                files.Add(($"{Lower(sheet)}.csv", Table(cells)));
            }
        }

        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach (string[] row in sheets[Settings].Where(r => r.Length > 1 && r[0].Length > 0))
        {
            settings[row[0]] = row[0] is "start" or "end" ? SheetReader.Month(row[1]) : row[1];
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

    /// <summary>Rows below the headings that hold something, by heading without unit.</summary>
    private static IEnumerable<Dictionary<string, string>> Filled(IReadOnlyList<string[]> rows)
    {
        string[] heads = rows.Count > 0 ? [.. rows[0].Select(h => Lower(h.Trim().Split(' ')[0]))] : [];
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
                    .Select(c => c < rows[0].Length && rows[0][c].Trim() is "from" or "until" or "project.decide"),
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
