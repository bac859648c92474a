using System.Text.RegularExpressions;
using CsvHelper;

namespace BlocSim.Scenarios;

/// <summary>
/// The rows of a table as groups of a scenario: a column a key, with its unit in the heading (<c>capacity kt/yr</c>, <c>cost [USD/kg]</c>); a point between whole
/// numbers and decimals, or a comma where semicolons part the columns, as spreadsheets write in many languages.
/// </summary>
/// <param name="file">The table's name, where it is named.</param>
/// <param name="text">Its text.</param>
/// <param name="item">What a row is.</param>
/// <param name="keyed">What rows are named by (a plant, a nation); null for a list.</param>
/// <param name="path">Where it is named.</param>
/// <param name="within">The nation or good that it stands in.</param>
/// <param name="problems">Where what is wrong with it goes.</param>
internal sealed partial class TableRows(
    ScalarNode file,
    string text,
    GroupShape item,
    string? keyed,
    string path,
    IReadOnlyList<(string Kind, string Name)> within,
    List<Problem> problems
)
{
    /// <summary>No table of a scenario is longer.</summary>
    private const int MostRows = 10_000;

    private const string NotClosed =
        "a cell goes on over the end of its line: a quotation mark is not closed, or stands in the middle of a cell";

    /// <summary>Columns for readers.</summary>
    private static readonly string[] Remarks = ["note", "notes", "source", "comment"];

    [GeneratedRegex(@"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[+-]?\d*,\d+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberWithComma();

    [GeneratedRegex(@"^[+-]?\d{1,3}([.,]\d{3})+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MayBeThousands();

    /// <summary>A cell of a table with semicolons that has a comma before decimals.</summary>
    [GeneratedRegex(@"(^|;)\s*""?[+-]?\d*,\d+""?\s*(;|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HasCommas();

    /// <summary>Nations, or goods, of rows that were left out because they are another's, by line.</summary>
    public List<(int Line, string Kind, string Name)> LeftOut { get; } = [];

    /// <summary>The rows, each with its name where rows have names.</summary>
    public IReadOnlyList<(string Name, MapNode Row)> Read()
    {
        char separator = SeparatorOf(text);
        commas = separator == ';' && HasCommas().IsMatch(text);
        var rows = new List<(string Name, MapNode Row)>();
        try
        {
            using CsvReader csv = Open(text);
            if (!csv.Read())
            {
                Add(1, Table, "the table is empty; its first row names the columns");
                return [];
            }

            if (Columns(csv) is not { } columns)
            {
                return [];
            }

            Dictionary<string, int> names = new(StringComparer.Ordinal);
            while (csv.Read())
            {
                int line = (int)csv.LineNumber;
                if (rows.Count + LeftOut.Count >= MostRows)
                {
                    Add(
                        line,
                        Table,
                        $"the table has more than {MostRows} rows; a scenario holds a few hundred plants, sum up the small ones"
                    );
                    break;
                }

                string[] cells = [.. Enumerable.Range(0, csv.FieldCount).Select(c => csv.GetString(c).Trim())];
                if (cells.All(c => c.Length == 0))
                {
                    continue;
                }

                if (cells.Length > columns.Length && cells.Skip(columns.Length).Any(c => c.Length > 0))
                {
                    Add(
                        line,
                        Table,
                        $"found {cells.Length} cells in a table of {columns.Length} columns; a text with \"{separator}\" in it stands in quotation marks"
                    );
                    continue;
                }

                if (cells.Where((c, i) => i < columns.Length && !columns[i].IsIgnored && c.Contains('\n')).Any())
                {
                    Add(line, Table, NotClosed);
                    continue;
                }

                if (RowOf(cells, columns, separator, line) is { } row && Named(row.Name, line, names))
                {
                    rows.Add(row);
                }
            }
        }
        catch (CsvFormatException)
        {
            Add(1, Table, NotClosed);
        }

        if (rows.Count == 0 && problems.TrueForAll(p => p.Mark.File != file.Text))
        {
            string whose = within.Count > 0 ? $" for {within[^1].Name}" : string.Empty;
            problems.Add(new Problem(file.Mark, Table, $"{file.Text} has no row{whose}"));
        }

        return rows;
    }

    /// <summary>Opens a table, its headings as its first row; lines are counted.</summary>
    public static CsvReader Open(string text) =>
        CsvReader.FromText(
            text,
            new CsvReaderOptions
            {
                HasHeader = false,
                Separator = SeparatorOf(text),
                TrackLineNumbers = true,
            }
        );

    /// <summary>What parts the columns of a table: semicolons or tabs where its first row has them, else commas.</summary>
    public static char SeparatorOf(string text)
    {
        string first = text.Split('\n', 2)[0];
        char found = Array.Find([';', '\t'], c => first.Contains(c));
        return found == default ? ',' : found;
    }

    /// <summary>A heading as a key and its unit: <c>capacity kt/yr</c>, <c>cost [USD/kg]</c>.</summary>
    public static (string Key, string Unit) Heading(string head)
    {
        string plain = head.Trim();
        int end = plain.IndexOfAny([' ', '[', '(']);
        return end < 0
            ? (plain.ToLowerInvariant(), string.Empty)
            : (plain[..end].ToLowerInvariant(), plain[end..].Trim(' ', '[', ']', '(', ')'));
    }

    private bool commas;

    private string Table => path.Length == 0 ? "table" : $"{path}.table";

    /// <summary>Adds what is wrong; what is wrong with a table that several nations name is said once.</summary>
    private void Add(int line, string at, string what)
    {
        var mark = new Mark(file.Text, line);
        if (problems.TrueForAll(p => p.Mark != mark || p.Text != what))
        {
            problems.Add(new Problem(mark, at, what));
        }
    }

    private bool Named(string name, int line, Dictionary<string, int> names)
    {
        if (keyed is null)
        {
            return true;
        }

        if (name.Length == 0)
        {
            Add(line, Table, $"the row has no name; every {keyed} needs one in the column \"name\"");
            return false;
        }

        if (!names.TryAdd(name, line))
        {
            Add(line, Table, $"found \"{name}\" again, which stands in line {names[name]} already");
            return false;
        }

        return true;
    }

    /// <summary>A row; null where it is about another nation or good.</summary>
    private (string Name, MapNode Row)? RowOf(string[] cells, Column[] columns, char separator, int line)
    {
        var mark = new Mark(file.Text, line);
        string name = string.Empty;
        var row = new MapNode([], mark);
        for (int c = 0; c < Math.Min(cells.Length, columns.Length); c++)
        {
            Column column = columns[c];
            if (column.IsWhose && !within.Contains((column.Key, cells[c])))
            {
                LeftOut.Add((line, column.Key, cells[c]));
                return null;
            }

            name = column.IsName ? cells[c] : name;
            if (column.Value is not null && !column.IsName && !column.IsIgnored && cells[c].Length > 0)
            {
                string value = Cell(cells[c], column, separator, line);
                row = Set(row, column.Key.Split('.'), 0, new ScalarNode(value, mark), mark);
            }
        }

        return (name, row);
    }

    private string Cell(string cell, Column column, char separator, int line)
    {
        bool isNumber = column.Value!.Kind is not (ValueKind.Text or ValueKind.Date or ValueKind.Choice);
        bool comma = isNumber && separator == ';' && NumberWithComma().IsMatch(cell);
        bool point = isNumber && separator == ';' && commas && cell.Contains('.', StringComparison.Ordinal);
        if (comma || point)
        {
            if (MayBeThousands().IsMatch(cell))
            {
                Add(
                    line,
                    $"{path}.{column.Key}",
                    $"found \"{cell}\", which may be {cell.Replace(",", string.Empty, StringComparison.Ordinal).Replace(".", string.Empty, StringComparison.Ordinal)} or {cell.Replace(',', '.')}; write it without marks between thousands, and with more or fewer than three decimals"
                );
            }

            cell = cell.Replace(',', '.');
        }

        bool plain = isNumber && Number().IsMatch(cell);
        return plain && column.Unit.Length > 0 ? $"{cell} {column.Unit}" : cell;
    }

    private static MapNode Set(MapNode map, string[] steps, int at, Node value, Mark mark) =>
        at == steps.Length - 1
            ? map.With(steps[at], value)
            : map.With(steps[at], Set(map[steps[at]] as MapNode ?? new MapNode([], mark), steps, at + 1, value, mark));
}
