using System.CommandLine;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>new</c>: a commented starting file.</summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Name of the new file, without ending." };
        var from = new Option<string>("--from")
        {
            Description = "Start from a canned scenario instead of the commented example.",
            HelpName = "CANNED",
        };
        var table = new Option<string>("--from-csv")
        {
            Description =
                "Start from a table of plants beside it: nation, name, process, capacity, output and cost, with units in the headings.",
            HelpName = "FILE.csv",
        };
        var command = new Command("new", "Write a commented scenario file to start from.") { name, from, table };
        command.SetAction(parsed =>
        {
            string stem = parsed.GetValue(name)!;
            string path = stem.EndsWith(".yaml", StringComparison.Ordinal) ? stem : stem + ".yaml";
            string bare = Path.GetFileNameWithoutExtension(path);
            if (bare.Trim('.', ' ') is not [not '-', ..] || bare.Any(char.IsControl))
            {
                Console.Error.WriteLine(
                    $"found the name \"{PlainText.Show(stem)}\"; expected one that can name a file, for example my-floor"
                );
                return ExitCodes.WrongInput;
            }

            if (parsed.GetValue(from) is not null && parsed.GetValue(table) is not null)
            {
                Console.Error.WriteLine("--from and --from-csv are two beginnings; give one of them");
                return ExitCodes.WrongInput;
            }

            string source = parsed.GetValue(from) ?? "templates/starter";
            if (File.Exists(path))
            {
                Console.Error.WriteLine($"{path} exists already; choose another name or remove it");
                return ExitCodes.WrongInput;
            }

            if (parsed.GetValue(table) is { } csv)
            {
                return FromTable(path, csv);
            }

            if (CannedScenarios.Read(source) is not { } text)
            {
                Console.Error.WriteLine(
                    $"there is no canned scenario \"{source}\"{Suggestions.DidYouMean(source, CannedScenarios.Names)}; known: {string.Join(", ", CannedScenarios.Names)}"
                );
                return ExitCodes.WrongInput;
            }

            if (Path.GetDirectoryName(path) is { Length: > 0 } parent && !Directory.Exists(parent))
            {
                Console.Error.WriteLine($"there is no folder {parent}; make it first");
                return ExitCodes.WrongInput;
            }

            string file = Path.GetFileName(path);
            string own = text.Replace($"blocsim run {source}", $"blocsim run {file}", StringComparison.Ordinal)
                .Replace("blocsim run STARTER", $"blocsim run {file}", StringComparison.Ordinal);
            File.WriteAllText(path, own);
            Console.Out.WriteLine(
                source.StartsWith("templates/", StringComparison.Ordinal)
                    ? $"wrote {path}, a commented scenario with a bloc and a floor"
                    : $"wrote {path}, a copy of {source}"
            );
            Console.Out.WriteLine($"change it, then: blocsim check {path}   and   blocsim run {path}");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A scenario that names a table; it is checked before it is written.</summary>
    private static int FromTable(string path, string csv)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string beside = Path.GetRelativePath(folder, Path.GetFullPath(csv));
        if (beside.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(beside))
        {
            Console.Error.WriteLine(
                $"{csv} does not lie beside {path} or below; a scenario reads tables in its own folder"
            );
            return ExitCodes.WrongInput;
        }

        string text = TextFile.Read(csv, csv, TextFile.LargestTable);
        string yaml = TableScenario.Of(
            beside.Replace(Path.DirectorySeparatorChar, '/'),
            text,
            Path.GetFileNameWithoutExtension(path),
            Path.GetFileName(path)
        );
        File.WriteAllText(path, yaml);
        Console.Out.WriteLine($"wrote {path}, a market with the plants of {csv}");
        Console.Out.WriteLine($"change it, then: blocsim check {path}   and   blocsim run {path}");
        return ExitCodes.Done;
    }
}
