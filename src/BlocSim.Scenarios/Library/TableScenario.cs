using System.Globalization;
using System.Text;

namespace BlocSim.Scenarios;

/// <summary>A scenario made from tables of plants and use: the text of a file that names the tables, to be changed by hand.</summary>
public static class TableScenario
{
    private const int FirstYear = 2026;

    /// <summary>A scenario of one good from a table of its mines or plants.</summary>
    /// <param name="table">The table's file name, beside the new scenario.</param>
    /// <param name="text">Its text.</param>
    /// <param name="title">The scenario's title.</param>
    /// <param name="file">The new scenario's file name, for its first lines.</param>
    /// <exception cref="ScenarioException">The table lacks what is needed.</exception>
    public static string Of(string table, string text, string title, string file)
    {
        var plants = PlantList.Read(table, text);
        string good = Quoted(plants.Good);
        string word = Plain(plants.Good);
        string users = plants.Nations.Contains("USERS") ? "ALLUSERS" : "USERS";
        var yaml = new StringBuilder();
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"""
            # {Plain(title)}
            #
            # WHAT IS IT?     A market for {word} with the plants of {table}, a row a plant; change the table and run again.
            # THINGS TO TRY   blocsim check {file}   and   blocsim run {file}
            #                 Say who uses it: split "shares" among nations, and list those in the bloc under "members".
            #                 Then a floor: take the marks off the last lines.
            blocsim: 1
            name: {Quoted(title)}
            question: {Quoted($"What does {plants.Good} cost, and who supplies it?")}
            source: {Quoted($"{table}; use by sector and nation to be stated")}
            clock: {"{"} start: {FirstYear}, end: {FirstYear + 9}, step: month {"}"}
            seed: 1
            goods:
              {good}: {"{"} title: {Quoted(StartOfSentence(plants.Good))}, unit: kg, price: {Number(
                plants.Price
            )} {plants.PriceUnit}, sigma: 8 {"}"}
            processes:
              {Quoted(plants.Process)}: {"{"} outputs: {"{"} {good}: 1 {"}"} {"}"}
            nations:

            """
        );
        foreach (string nation in plants.Nations)
        {
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  {Quoted(nation)}: {{ facilities: {{ table: {Quoted(table)} }} }}\n"
            );
        }

        yaml.Append(
            CultureInfo.InvariantCulture,
            $"""
              {users}: {"{"} name: All users {"}"}
            buyers:
              # Shares are of the total, which is what the plants make in the base year.
              - {"{"} good: {good}, sector: all, total: {Number(
                plants.Output
            )} {plants.FlowUnit}, shares: {"{"} {users}: 1 {"}"}, growth: 3 % {"}"}
            # bloc:
            #   members: [{users}]
            #   floor: {"{"} good: {good}, price: {Number(1.5 * plants.Price)} {plants.PriceUnit}, from: {FirstYear
                + 1}-01 {"}"}

            """
        );
        return yaml.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A scenario whose parts stand in tables beside it, as a filled-in workbook gives them.</summary>
    /// <param name="settings">Title, question, source, start, end, step, focus, seed, members, by name; what is left out has a default.</param>
    /// <param name="processes">What is made of what: name, good made, good used up (empty for mining), tonnes of it per tonne.</param>
    /// <param name="nations">Codes with their names.</param>
    /// <param name="hasPlants">Nations that have rows in plants.csv.</param>
    /// <param name="uses">Goods for which a nation has rows in use.csv.</param>
    /// <param name="tables">Tables of the bloc: <c>floor</c> and <c>tariffs</c>, by the file that holds them.</param>
    /// <param name="file">The scenario's file name.</param>
    public static string Of(
        IReadOnlyDictionary<string, string> settings,
        IReadOnlyList<(string Name, string Makes, string Of, string Tonnes)> processes,
        IReadOnlyList<(string Code, string Name)> nations,
        IReadOnlySet<string> hasPlants,
        ILookup<string, string> uses,
        IReadOnlyList<(string Key, string File)> tables,
        string file
    )
    {
        string Set(string key, string other) => settings.GetValueOrDefault(key) is { Length: > 0 } text ? text : other;
        var yaml = new StringBuilder();
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"""
            # {Plain(Set("title", file))}
            #
            # Its goods, plants, use and floors stand in the tables beside it, a row each; change them and run again.
            # THINGS TO TRY   blocsim check {file}   and   blocsim run {file}
            blocsim: 1
            name: {Quoted(Set("title", Path.GetFileNameWithoutExtension(file)))}
            question: {Quoted(Set("question", "What does the floor do?"))}
            source: {Quoted(Set("source", "a filled-in workbook"))}
            clock: {"{"} start: {Bare(Set("start", "2026-01"))}, end: {Bare(Set("end", "2035-12"))}, step: {Bare(
                Set("step", "month")
            )} {"}"}
            seed: {Bare(Set("seed", "1"))}

            """
        );
        if (Set("focus", string.Empty) is { Length: > 0 } focus)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"focus: {Quoted(focus)}\n");
        }

        yaml.Append("goods: { table: goods.csv }\nprocesses:\n");
        foreach (var process in processes.GroupBy(p => p.Name))
        {
            string[] inputs =
            [
                .. process
                    .Where(p => p.Of.Length > 0)
                    .Select(p => $"{Quoted(p.Of)}: {Bare(p.Tonnes.Length > 0 ? p.Tonnes : "1")}"),
            ];
            string from = inputs.Length > 0 ? $"inputs: {{ {string.Join(", ", inputs)} }}, " : string.Empty;
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  {Quoted(process.Key)}: {{ {from}outputs: {{ {Quoted(process.First().Makes)}: 1 }} }}\n"
            );
        }

        yaml.Append("nations:\n");
        foreach ((string code, string name) in nations)
        {
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  {Quoted(code)}:\n    name: {Quoted(name.Length > 0 ? name : code)}\n"
            );
            yaml.Append(hasPlants.Contains(code) ? "    facilities: { table: plants.csv }\n" : string.Empty);
            string[] demand = [.. uses[code].Select(g => $"{Quoted(g)}: {{ table: use.csv }}")];
            yaml.Append(demand.Length > 0 ? $"    demand: {{ {string.Join(", ", demand)} }}\n" : string.Empty);
        }

        string[] members =
        [
            .. Set("members", string.Empty)
                .Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(Quoted),
        ];
        if (members.Length > 0 || tables.Count > 0)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"bloc:\n  members: [{string.Join(", ", members)}]\n");
            foreach ((string key, string table) in tables)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"  {key}: {{ table: {table} }}\n");
            }
        }

        return yaml.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>A date or number as written; anything else as text, of which the check says what is wrong.</summary>
    private static string Bare(string text) =>
        text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? text : Quoted(text);

    /// <summary>Text that YAML reads as text, whatever stands in it.</summary>
    internal static string Quoted(string text) =>
        $"\"{Plain(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Plain(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    private static string StartOfSentence(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
