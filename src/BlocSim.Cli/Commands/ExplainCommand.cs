using System.CommandLine;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>explain</c>: what a scenario says, in words.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        Argument<string> scenario = Shared.Scenario();
        Option<string[]> set = Shared.Set();
        var command = new Command(
            "explain",
            "What a scenario says in words: who, what, which policy, when. Runs nothing."
        )
        {
            scenario,
            set,
        };
        command.SetAction(parsed =>
        {
            Console.Out.Write(Explanation.Of(Shared.Load(parsed.GetValue(scenario)!, parsed.GetValue(set)!)));
            return ExitCodes.Done;
        });
        return command;
    }
}
