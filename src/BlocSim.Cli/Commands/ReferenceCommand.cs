using System.CommandLine;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>reference</c>: writes the generated pages of the documentation. Hidden: for maintainers.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "Where to.", DefaultValueFactory = _ => "docs" };
        var width = new Option<bool>("--vector-width")
        {
            Description = "Only say on how wide registers the kernels run here, in bits.",
        };
        var command = new Command("reference", "Write the generated reference pages.") { folder, width };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(width))
            {
                Console.Out.WriteLine(Run.VectorWidth);
                return ExitCodes.Done;
            }

            string docs = parsed.GetValue(folder)!;
            using var output = new OutputFolder(Path.Combine(docs, "reference"));
            output.Write("scenario.md", FormatPage.Write());
            output.Write("statics.md", FormatPage.WriteStatics());
            output.Write("scenario.schema.json", JsonSchema.Write());
            output.Write("metrics.md", MetricPage.Write());
            output.Commit();
            using var pages = new OutputFolder(docs);
            pages.Write("validation.md", ValidationPage.Write());
            pages.Commit();
            foreach (string part in (string[])["policies", "agents"])
            {
                string from = Path.Combine(docs, part);
                using var filled = new OutputFolder(from);
                foreach (string page in Directory.GetFiles(from, "*.md").Order(StringComparer.Ordinal))
                {
                    filled.Write(Path.GetFileName(page), PageTables.Fill(File.ReadAllText(page)));
                }

                filled.Commit();
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
