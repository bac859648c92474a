using System.CommandLine;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>import</c>: a scenario from a filled-in workbook.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "A workbook (.xlsx) as --template writes it, or a table of plants (.csv).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var template = new Option<string>("--template")
        {
            Description = "Write a workbook to fill in, with an example that runs.",
            HelpName = "FILE.xlsx",
        };
        var folder = new Option<string>("--out")
        {
            Description = "The folder for the scenario and its tables; the workbook's name when left out.",
            HelpName = "DIR",
        };
        var command = new Command("import", "Turn a filled-in workbook into a scenario with its tables beside it.")
        {
            file,
            template,
            folder,
        };
        command.SetAction(parsed =>
        {
            string? blank = parsed.GetValue(template);
            string? from = parsed.GetValue(file);
            if (blank is null == from is null)
            {
                throw new ResultsException("expected a workbook to read, or --template and the name of one to write");
            }

            return blank is not null ? Blank(blank) : Import(from!, parsed.GetValue(folder));
        });
        return command;
    }

    private static int Blank(string path)
    {
        if (!path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
        {
            throw new ResultsException($"--template: found \"{path}\"; expected a name that ends with .xlsx");
        }

        if (File.Exists(path))
        {
            throw new ResultsException($"{path} exists already; choose another name or remove it");
        }

        using (var output = new OutputFolder(Path.GetDirectoryName(Path.GetFullPath(path))!))
        {
            using (StreamWriter writer = output.Create(Path.GetFileName(path)))
            {
                writer.BaseStream.Write(ScenarioWorkbook.Template());
            }

            output.Commit();
        }

        Console.Out.WriteLine($"wrote {path}; fill it in, then: blocsim import {path}");
        return ExitCodes.Done;
    }

    private static int Import(string path, string? folder)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        if (name.Length == 0 || folder is { Length: 0 })
        {
            throw new ResultsException("expected the name of a workbook, and of a folder with --out");
        }

        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new ResultsException(
                $"{path} is one table; \"blocsim new {name} --from-csv {path}\" makes a scenario of it"
            );
        }

        string to = folder ?? Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, name);
        IReadOnlyList<(string File, string Text)> files = ScenarioWorkbook.Read(path, name);
        if (files.FirstOrDefault(f => File.Exists(Path.Combine(to, f.File))).File is { } there)
        {
            throw new ResultsException(
                $"{Path.Combine(to, there)} exists already; choose another folder with --out, or remove it"
            );
        }

        // Read once beside nothing else: a workbook with a mistake leaves no files, and is imported by the same command once it is mended.
        DirectoryInfo trial = Directory.CreateTempSubdirectory("blocsim-import-");
        try
        {
            foreach ((string file, string text) in files)
            {
                File.WriteAllText(Path.Combine(trial.FullName, file), text);
            }

            ScenarioLoader.Load(Path.Combine(trial.FullName, files[0].File));
        }
        catch (ScenarioException e)
        {
            string from = Path.Combine(trial.FullName, files[0].File);
            throw new ScenarioException(
                $"{path}: {files[0].File}",
                [
                    .. e.Problems.Select(p =>
                        p.Mark.File == from ? p with { Mark = new Mark(files[0].File, p.Mark.Line) } : p
                    ),
                ]
            );
        }
        finally
        {
            trial.Delete(recursive: true);
        }

        using (var output = new OutputFolder(to))
        {
            foreach ((string file, string text) in files)
            {
                output.Write(file, text);
            }

            output.Commit();
        }

        string scenario = Path.Combine(to, files[0].File);
        Console.Out.WriteLine(
            $"wrote {scenario} and {files.Count - 1} tables beside it; a line of a table is a row of its sheet"
        );
        Console.Out.WriteLine($"it can run: blocsim run {scenario}");
        return ExitCodes.Done;
    }
}
