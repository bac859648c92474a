using System.CommandLine;
using System.Text.Json;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>list</c>: the canned scenarios.</summary>
internal static class ListCommand
{
    private static readonly (string Name, string Title)[] Levels =
    [
        ("lesson", "FIRST LESSONS"),
        ("exercise", "EXERCISES: one mechanism each"),
        ("case", "CASES FROM THE WORLD"),
        ("briefing", "FOR BRIEFINGS"),
    ];

    public static Command Create()
    {
        Option<bool> json = Shared.Json();
        var metrics = new Option<string>("--metrics")
        {
            Description = "What a finished run or experiment has, for chart and export.",
            HelpName = "DIR",
        };
        var about = new Option<string>("--about")
        {
            Description = "Only scenarios that are about this: a mineral, an instrument, a word of their text.",
            HelpName = "WORD",
        };
        var mineral = new Option<string>("--mineral")
        {
            Description = "Only scenarios that trade this mineral or product, such as lithium, gallium or magnet.",
            HelpName = "NAME",
        };
        var command = new Command("list", "The canned scenarios, each with the question it asks.")
        {
            json,
            metrics,
            about,
            mineral,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(metrics) is { } folder)
            {
                PrintMetrics(ResultFolder.Read(folder)[0].Policy);
                return ExitCodes.Done;
            }

            var all = CannedScenarios.Names.Select(n => (Name: n, Loaded: ScenarioLoader.Load(n))).ToList();
            var rows = all.Where(r => parsed.GetValue(about) is not { } word || IsAbout(r.Name, r.Loaded, word))
                .Where(r => parsed.GetValue(mineral) is not { } name || Trades(r.Loaded.Scenario, name))
                .OrderBy(r => Array.FindIndex(Levels, l => l.Name == r.Loaded.Scenario.Level))
                .ThenBy(r => r.Name, StringComparer.Ordinal)
                .ToList();
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(
                    JsonSerializer.Serialize(
                        rows.Select(r => new
                        {
                            name = r.Name,
                            question = r.Loaded.Scenario.Question,
                            level = r.Loaded.Scenario.Level,
                            periods = r.Loaded.Scenario.Clock.Ticks,
                        }),
                        JsonText.Format
                    )
                );
                return ExitCodes.Done;
            }

            if (rows.Count == 0)
            {
                Console.Error.WriteLine(
                    Nothing(parsed.GetValue(about), parsed.GetValue(mineral), all.Select(r => r.Loaded.Scenario))
                );
                return ExitCodes.WrongInput;
            }

            int width = rows.Max(r => r.Name.Length);
            string level = string.Empty;
            foreach ((string name, LoadedScenario loaded) in rows)
            {
                if (loaded.Scenario.Level != level)
                {
                    Console.Out.WriteLine(
                        (level.Length > 0 ? "\n" : string.Empty)
                            + Levels.First(l => l.Name == loaded.Scenario.Level).Title
                    );
                    level = loaded.Scenario.Level;
                }

                Console.Out.WriteLine($"{name.PadRight(width)}  {loaded.Scenario.Question}");
                Console.Out.WriteLine($"{new string(' ', width)}  {Size(loaded.Scenario)}");
            }

            if (parsed.GetValue(about) is null && parsed.GetValue(mineral) is null)
            {
                PrintTheory();
            }

            Console.Out.WriteLine();
            Console.Out.WriteLine("Run one:      blocsim run NAME");
            Console.Out.WriteLine("Read about it: blocsim explain NAME");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Whether a word stands in a scenario's name, question, own text, goods or instruments.</summary>
    private static bool IsAbout(string name, LoadedScenario loaded, string word)
    {
        Scenario s = loaded.Scenario;
        IEnumerable<string> words =
        [
            name,
            s.Name,
            s.Question,
            loaded.About,
            .. s.Bloc.Floors.Select(f => f.Form.Name.Replace('-', ' ')),
        ];
        return Trades(s, word) || words.Any(w => w.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Trades(Scenario scenario, string mineral) =>
        scenario.Goods.Any(g =>
            g.Name.Contains(mineral, StringComparison.OrdinalIgnoreCase)
            || g.Title.Contains(mineral, StringComparison.OrdinalIgnoreCase)
        );

    private static string Nothing(string? about, string? mineral, IEnumerable<Scenario> all)
    {
        if (mineral is null)
        {
            return $"no canned scenario is about \"{about}\"; \"blocsim list\" has them all";
        }

        // A good that is named is a better hint than all of them.
        string[] goods = [.. all.SelectMany(s => s.Goods).Select(g => g.Name).Distinct().Order(StringComparer.Ordinal)];
        string also = about is null ? string.Empty : $" and is about \"{about}\"";
        string near = goods.Contains(mineral) ? string.Empty : Suggestions.DidYouMean(mineral, goods);
        return $"no canned scenario trades \"{mineral}\"{also}{near}; traded: {string.Join(", ", goods)}; \"blocsim list --about {mineral}\" looks into their text too";
    }

    /// <summary>A line a metric: its unit, what it says, and what it is kept for.</summary>
    private static void PrintMetrics(RunTable table)
    {
        foreach (IGrouping<Metric, Series> of in table.Series.GroupBy(s => s.Metric))
        {
            string[] goods = [.. of.Select(s => s.Good).Distinct()];
            string[] entities = [.. of.Select(s => s.Entity).Distinct()];
            Console.Out.WriteLine($"{of.Key.Name}  [{of.Key.Unit}]  {of.Key.Meaning}");
            Console.Out.WriteLine($"    goods: {Few(goods)}; for: {Few(entities)}");
        }
    }

    private static string Few(string[] names) =>
        names.Length <= 8
            ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(8))} and {names.Length - 8} more";

    private static void PrintTheory()
    {
        Console.Out.WriteLine();
        Console.Out.WriteLine("Textbook cases with known answers:");
        int width = CannedScenarios.Theory.Concat(CannedScenarios.Statics).Max(n => n.Length);
        foreach (string name in CannedScenarios.Theory)
        {
            Console.Out.WriteLine($"{name.PadRight(width)}  {ScenarioLoader.Load(name).Scenario.Question}");
        }

        foreach (string name in CannedScenarios.Statics)
        {
            Console.Out.WriteLine($"{name.PadRight(width)}  {StaticsLoader.Load(name).Name} (blocsim statics)");
        }

        Console.Out.WriteLine(
            $"{"gsim/four-by-four".PadRight(width)}  {GsimLoader.Load("gsim/four-by-four").Name} (blocsim gsim)"
        );
    }

    private static string Size(Scenario s)
    {
        string step = s.Clock.StepMonths switch
        {
            1 => "months",
            3 => "quarters",
            _ => "years",
        };
        string time = s.Buyers.Length * s.Clock.Ticks > 10_000 ? "a few seconds" : "about a second";
        return $"{s.Clock.Label(0)} to {s.Clock.Label(s.Clock.Ticks - 1)}, {s.Clock.Ticks} {step}; {time}";
    }
}
