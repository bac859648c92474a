using System.CommandLine;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>check</c>: reads scenarios and prints every problem.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var scenarios = new Argument<string[]>("SCENARIO")
        {
            Description = "Files, canned names, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<string[]> set = Shared.Set();
        var command = new Command("check", "Read scenarios, print every problem, run nothing.") { scenarios, set };
        command.SetAction(parsed =>
        {
            int code = ExitCodes.Done;
            foreach (string name in parsed.GetValue(scenarios)!)
            {
                try
                {
                    if (name != "-" && AnyFile.Check(name, parsed.GetValue(set)!) is { } other)
                    {
                        Console.Out.WriteLine($"{name}: no problems; {other}");
                        continue;
                    }

                    LoadedScenario loaded = Shared.Load(name, parsed.GetValue(set)!);
                    Console.Out.WriteLine(
                        $"{name}: no problems; {Count(loaded.Scenario.Goods.Length, "good")}, {Count(loaded.Scenario.Nations.Length, "nation")}, {Count(loaded.Scenario.Clock.Ticks, "period")}"
                    );
                    foreach (Problem remark in loaded.Remarks)
                    {
                        Console.Out.WriteLine($"  {remark}");
                    }
                }
                catch (ScenarioException e)
                {
                    Console.Error.WriteLine(e.Message);
                    code = ExitCodes.WrongInput;
                }
            }

            return code;
        });
        return command;
    }

    private static string Count(int n, string what) => n == 1 ? $"1 {what}" : $"{n} {what}s";
}
