using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>statics</c>: small questions that need no calendar.</summary>
internal static class StaticsCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description =
                "A file with a target-price, a cartel or a complementarity problem, or an example such as theory/cartel-stability.",
        };
        Option<bool> json = Shared.Json();
        Option<string[]> set = Shared.Set();
        set.Description = "Change a value: --set cartel.firms=6. May be repeated.";
        var command = new Command(
            "statics",
            "Answer a question of comparative statics: a target price, a cartel's stability, a complementarity problem."
        )
        {
            file,
            set,
            json,
        };
        command.SetAction(parsed =>
        {
            StaticsQuestion question = StaticsLoader.Load(parsed.GetValue(file)!, parsed.GetValue(set)!);
            StaticsAnswer answer;
            try
            {
                answer = question.Solve();
            }
            catch (ArgumentException e)
            {
                Console.Error.WriteLine($"{question.Name}: {e.Message.Split(" (Parameter")[0]}");
                return ExitCodes.RunFailed;
            }

            Console.Out.Write(parsed.GetValue(json) ? Json(question, answer) : Text(question, answer));
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Text(StaticsQuestion question, StaticsAnswer answer)
    {
        List<string[]> rows =
        [
            [string.Empty, .. answer.Columns],
        ];
        rows.AddRange(answer.Rows.Select(r => (string[])[r.Title, .. r.Values.Select(Figure)]));
        string table = string.Concat(TextTable.Lines(rows).Select(l => $"  {l}\n"));
        string source = question.Source.Length > 0 ? $"\nSource: {question.Source}.\n" : string.Empty;
        return $"{question.Name}\n\n{table}{source}";
    }

    private static string Figure(double value) =>
        double.IsNaN(value) ? "-"
        : Math.Abs(value) < 5e-13 ? "0"
        : value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Json(StaticsQuestion question, StaticsAnswer answer) =>
        JsonSerializer.Serialize(
            new
            {
                name = question.Name,
                source = question.Source,
                columns = answer.Columns,
                rows = answer.Rows.Select(r => new
                {
                    title = r.Title,
                    values = r.Values.Select(v => double.IsFinite(v) ? v : (double?)null),
                }),
            },
            JsonText.Format
        ) + "\n";
}
