using System.CommandLine;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>diff</c>: what two scenarios differ in.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var first = new Argument<string>("A") { Description = "A file or a canned scenario." };
        var second = new Argument<string>("B") { Description = "Another." };
        var command = new Command("diff", "What two scenarios differ in once inheritance is resolved.")
        {
            first,
            second,
        };
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> lines = ScenarioDiff.Between(
                Shared.Load(parsed.GetValue(first)!, []),
                Shared.Load(parsed.GetValue(second)!, [])
            );
            Console.Out.WriteLine(lines.Count == 0 ? "no differences" : string.Join('\n', lines));
            return ExitCodes.Done;
        });
        return command;
    }
}
