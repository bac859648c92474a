using System.CommandLine;

namespace BlocSim.Cli;

/// <summary><c>registers</c>: on how wide registers the kernels run here, in bits. Hidden: for maintainers, who hold results on all widths against each other.</summary>
internal static class RegistersCommand
{
    public static Command Create()
    {
        var command = new Command("registers", "Say on how wide registers the kernels run here, in bits.")
        {
            Hidden = true,
        };
        command.SetAction(_ =>
        {
            Console.Out.WriteLine(Run.VectorWidth);
            return ExitCodes.Done;
        });
        return command;
    }
}
