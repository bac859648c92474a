using System.CommandLine;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary><c>report</c>: a run or experiment as one page to pass on.</summary>
internal static class ReportCommand
{
    private const string FileName = "report.html";

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of a run or experiment." };
        var file = new Option<string>("--out")
        {
            Description = $"The file to write; {FileName} in that folder when left out.",
            HelpName = "FILE.html",
        };
        var command = new Command(
            "report",
            "Write a run or experiment as one HTML page with its charts inside, which needs no network."
        )
        {
            folder,
            file,
        };
        command.SetAction(parsed =>
        {
            string from = parsed.GetValue(folder)!;
            ResultFolder.MustExist(from);
            RunManifest manifest = ResultFolder.Manifest(from);
            string summary = Path.Combine(from, "summary.md");
            if (!File.Exists(summary))
            {
                throw new ResultsException($"{summary} is missing; run it again");
            }

            string[] charts =
            [
                .. manifest
                    .Files.Keys.Where(f => Path.GetExtension(f) == ".svg")
                    .Select(f => Path.Combine(from, f))
                    .Where(f => File.Exists(f) && RunJob.Digest(f) == manifest.Files[Path.GetFileName(f)])
                    .Select(File.ReadAllText),
            ];
            string path = parsed.GetValue(file) ?? Path.Combine(from, FileName);
            string page = HtmlReport.Of(File.ReadAllText(summary), charts, manifest);
            if (File.Exists(path) && !File.ReadAllText(path).Contains(HtmlReport.Mark, StringComparison.Ordinal))
            {
                throw new ResultsException($"{path} is there and is no report of ours; name another file with --out");
            }

            using var output = new OutputFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            output.Write(Path.GetFileName(path), page);
            output.Commit();
            Console.Out.WriteLine(path);
            return ExitCodes.Done;
        });
        return command;
    }
}
