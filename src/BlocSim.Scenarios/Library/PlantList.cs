using System.Globalization;
using CsvHelper;

namespace BlocSim.Scenarios;

/// <summary>What a table of plants of one good says in all: who has them, what they make, what they cost.</summary>
internal sealed record PlantList
{
    /// <summary>Nations in the order of the table.</summary>
    public required IReadOnlyList<string> Nations { get; init; }

    /// <summary>The process that all rows run.</summary>
    public required string Process { get; init; }

    /// <summary>What it makes: the column "good", else "mineral".</summary>
    public required string Good { get; init; }

    /// <summary>Output of all plants in the base year.</summary>
    public required double Output { get; init; }

    /// <summary>Its unit.</summary>
    public required string FlowUnit { get; init; }

    /// <summary>The highest cost of a plant that has output: about the price at which all of them sell.</summary>
    public required double Price { get; init; }

    /// <summary>Its unit.</summary>
    public required string PriceUnit { get; init; }

    /// <summary>Reads a table.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="ScenarioException">It lacks a column, a unit or a number.</exception>
    public static PlantList Read(string file, string text)
    {
        List<Problem> problems = [];
        void Add(int line, string what) => problems.Add(new Problem(new Mark(file, line), string.Empty, what));
        char separator = TableRows.SeparatorOf(text);
        using CsvReader csv = TableRows.Open(text);
        (string Key, string Unit)[] heads = csv.Read()
            ? [.. Enumerable.Range(0, csv.FieldCount).Select(c => TableRows.Heading(csv.GetString(c)))]
            : [];
        int At(string key) => Array.FindIndex(heads, h => h.Key == key);
        foreach (
            (string key, string what) in new[]
            {
                ("nation", "whose plant it is, a code such as AUS"),
                ("name", "the plant's name"),
                ("process", "what it runs, such as mining"),
                ("capacity", "for example \"capacity kt/yr\""),
                ("output", "output in the base year, for example \"output kt/yr\""),
                ("cost", "cash cost, for example \"cost USD/kg\""),
            }
        )
        {
            if (At(key) < 0)
            {
                Add(1, $"found no column \"{key}\"; expected {what}");
            }
            else if (key is "output" or "cost" && heads[At(key)].Unit.Length == 0)
            {
                Add(
                    1,
                    $"found the column \"{key}\" without a unit; expected it in the heading, {what[what.IndexOf("for", StringComparison.Ordinal)..]}"
                );
            }
        }

        if (problems.Count > 0)
        {
            throw new ScenarioException(file, problems);
        }

        List<(string Nation, string Process, string Good, double Output, double Cost)> rows = [];
        while (csv.Read())
        {
            string Cell(string key) =>
                At(key) is >= 0 and var c && c < csv.FieldCount ? csv.GetString(c).Trim() : string.Empty;
            double Value(string key)
            {
                string cell = separator == ';' ? Cell(key).Replace(',', '.') : Cell(key);
                return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double v) ? v : 0;
            }

            if (Cell("nation").Length > 0)
            {
                rows.Add((Cell("nation"), Cell("process"), Cell("good"), Value("output"), Value("cost")));
            }
        }

        string[] processes = [.. rows.Select(r => r.Process).Distinct()];
        if (rows.Exists(r => r.Process.Length == 0))
        {
            Add(1, "found a plant without a process; fill the column \"process\" in every row");
        }
        else if (processes.Length != 1)
        {
            Add(
                1,
                processes.Length == 0
                    ? "found no row with a nation"
                    : $"found the processes {string.Join(", ", processes.Take(4))}; a table of one stage is expected here, for more of them see \"blocsim import\""
            );
        }

        double output = rows.Sum(r => r.Output);
        if (rows.Count > 0 && !(output > 0))
        {
            Add(1, "no plant has output in the base year; fill the column \"output\"");
        }

        if (problems.Count > 0)
        {
            throw new ScenarioException(file, problems);
        }

        return new PlantList
        {
            Nations = [.. rows.Select(r => r.Nation).Distinct()],
            Process = processes[0],
            Good = rows.Select(r => r.Good).FirstOrDefault(g => g.Length > 0) ?? "mineral",
            Output = output,
            FlowUnit = heads[At("output")].Unit,
            Price = rows.Where(r => r.Output > 0).Max(r => r.Cost),
            PriceUnit = heads[At("cost")].Unit,
        };
    }
}
