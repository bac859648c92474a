using System.CommandLine;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>cite</c>: how a run is cited.</summary>
internal static class CiteCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run or experiment." };
        var command = new Command("cite", "How to cite a run: a sentence, and an entry for reference managers.")
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            string from = parsed.GetValue(folder)!;
            RunManifest manifest = ResultFolder.Manifest(from);
            string scenario = Path.Combine(from, "scenario.yaml");
            string sources = File.Exists(scenario) ? ScenarioLoader.Load(scenario).Scenario.Source : string.Empty;
            foreach (string line in CitationText.Of(manifest, sources))
            {
                Console.Out.WriteLine(line);
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
