using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>How experiments of all kinds are set up from options, and what is printed when they are done.</summary>
internal static class ExperimentOutput
{
    /// <summary>An experiment on one scenario, as the flags say; what is asked of it is added.</summary>
    /// <param name="kind">What kind.</param>
    /// <param name="loaded">The scenario.</param>
    /// <param name="name">How the user named it.</param>
    /// <param name="flags">How.</param>
    public static ExperimentSetup Setup(string kind, LoadedScenario loaded, string name, ExperimentFlags flags) =>
        new()
        {
            Kind = kind,
            Scenarios = [loaded],
            Names = [name],
            Version = ProductVersion.Text,
            Build = ProductVersion.Build,
            Inputs = loaded.Files,
            Jobs = flags.Jobs,
            Shard = flags.Shard,
        };

    /// <summary>Prints the answer and says what was written where.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="folder">Where the files are.</param>
    /// <param name="flags">As text, as JSON, or not at all.</param>
    public static void Print(ExperimentAnswer answer, string folder, ExperimentFlags flags)
    {
        if (flags.Json)
        {
            Console.Out.WriteLine(answer.Json());
            return;
        }

        if (flags.Silent)
        {
            return;
        }

        foreach (string line in answer.Lines)
        {
            Console.Out.WriteLine(line);
        }

        Console.Out.WriteLine();
        Console.Out.WriteLine($"written to {folder}:");
        Console.Out.WriteLine(
            "  "
                + string.Join(
                    ", ",
                    answer
                        .Manifest.Files.Keys.Append(ExperimentSession.StoreName)
                        .Append("manifest.json")
                        .Order(StringComparer.Ordinal)
                )
        );
    }
}
