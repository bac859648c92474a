using System.CommandLine;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>schema</c>: the JSON schema of the scenario format.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command(
            "schema",
            "The JSON schema of scenario files, for editors that complete and check YAML."
        );
        command.SetAction(_ =>
        {
            Console.Out.Write(JsonSchema.Write());
            return ExitCodes.Done;
        });
        return command;
    }
}
