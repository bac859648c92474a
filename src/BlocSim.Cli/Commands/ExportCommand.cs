using System.CommandLine;
using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary><c>export</c>: the runs of an experiment as a tidy table.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder of an experiment." };
        var metrics = new Option<string[]>("--metric")
        {
            Description = "Only these metrics; all that are kept when left out. May be repeated.",
            HelpName = "NAME",
            DefaultValueFactory = _ => [],
        };
        var file = new Option<string>("--to")
        {
            Description = "The file to write, .csv or .parquet; CSV on standard output when left out.",
            HelpName = "FILE",
        };
        var command = new Command("export", "Write the runs of an experiment as one tidy table.")
        {
            folder,
            metrics,
            file,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                string store = Path.Combine(parsed.GetValue(folder)!, ExperimentSession.StoreName);
                if (!File.Exists(store))
                {
                    throw ExperimentException.Asked(
                        $"{store}: there is no such file{Instead(Path.GetDirectoryName(store)!)}"
                    );
                }

                using ResultDatabase open = ResultDatabase.OpenToRead(store, cancel);

                // As many as the tables count: a store may hold more, from an earlier and larger experiment.
                int runs = open.Asked > 0 ? open.Asked : int.MaxValue;
                string[] wanted = parsed.GetValue(metrics)!;
                string[] known = [.. open.Head.Columns.Select(c => c.Metric.Name).Distinct()];
                if (Array.Find(wanted, w => !known.Contains(w)) is { } unknown)
                {
                    throw ExperimentException.Asked(
                        $"--metric: \"{unknown}\" is not kept in {store}{Suggestions.DidYouMean(unknown, known)}; kept: {string.Join(", ", known)}"
                    );
                }

                Column[] columns =
                [
                    .. open.Head.Columns.Where(c => wanted.Length == 0 || wanted.Contains(c.Metric.Name)),
                ];
                SayMissing(open, store, runs);
                if (parsed.GetValue(file) is not { } path)
                {
                    TidyTable.Write(Console.Out, open, columns, runs);
                    return Task.FromResult(ExitCodes.Done);
                }

                if (OfficeNames.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                {
                    throw ExperimentException.Asked(
                        $"--to: found \"{path}\"; the table is CSV, which Excel, R and Python open, or Parquet: give a name that ends in .csv or .parquet"
                    );
                }

                if (File.Exists(path) && (new FileInfo(path).Length == 0 || !IsTable(path)))
                {
                    throw ExperimentException.Asked(
                        $"--to: {path} is there and is no table of ours; name a new file, or leave --to out to write to standard output"
                    );
                }

                string holder = Path.GetDirectoryName(Path.GetFullPath(path))!;
                if (OutputClaim.ManifestOf(holder)?.Files.ContainsKey(Path.GetFileName(path)) == true)
                {
                    throw ExperimentException.Asked(
                        $"--to: {path} belongs to the results in {holder}, which would no longer agree with their manifest; give another name"
                    );
                }

                // To a temporary name first, so that a full disk leaves no half table.
                string part = path + ".part";
                try
                {
                    using (FileStream stream = OutputFolder.Fresh(part))
                    {
                        Write(stream, path, open, columns, runs);
                    }

                    File.Move(part, path, overwrite: true);
                }
                finally
                {
                    File.Delete(part);
                    Temporaries.Remove(part);
                }

                return Task.FromResult(ExitCodes.Done);
            }
        );
        return command;
    }

    private static void Write(Stream stream, string path, ResultDatabase open, Column[] columns, int runs)
    {
        if (IsParquet(path))
        {
            SeriesParquet.Write(stream, open, columns, runs);
            return;
        }

        using var writer = new StreamWriter(stream) { NewLine = "\n" };
        TidyTable.Write(writer, open, columns, runs);
    }

    /// <summary>Says on standard error that an experiment did not come to its end, so that its table is not taken for the whole.</summary>
    private static void SayMissing(ResultDatabase open, string store, int runs)
    {
        int kept = open.Done().Count(r => r.Number <= runs);
        int failed = open.Failed().Count(r => r.Number <= runs);
        long wanted = (long)open.Points().Count * open.Asked;
        long missing = wanted - kept - failed;
        if (missing > 0 || !open.Finished)
        {
            string lacks =
                missing > 0 ? string.Create(CultureInfo.InvariantCulture, $" and lacks at least {missing:#,0}") : "";
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{store} holds {kept:#,0} runs{lacks}: the experiment is not finished. The table has those that are there; the command that began it goes on with --resume"
                )
            );
        }
    }

    private static bool IsParquet(string path) => Path.GetExtension(path).ToLowerInvariant() is ".parquet" or ".pq";

    /// <summary>Whether a file is a table that was exported before.</summary>
    private static bool IsTable(string path)
    {
        if (IsParquet(path))
        {
            return OutputClaim.IsOurs(path);
        }

        using StreamReader reader = new(path);
        char[] start = new char[64];
        int count = reader.ReadBlock(start, 0, start.Length);
        return new string(start, 0, count).StartsWith("point,", StringComparison.Ordinal)
            || new string(start, 0, count).StartsWith("run,", StringComparison.Ordinal);
    }

    /// <summary>A CSV table under such a name would not open.</summary>
    private static readonly string[] OfficeNames = [".xlsx", ".xls", ".ods", ".pptx", ".docx", ".sqlite", ".json"];

    /// <summary>What to do in a folder that has no store of a whole experiment.</summary>
    private static string Instead(string folder)
    {
        bool there = Directory.Exists(folder);
        return there && Directory.GetFiles(folder, "shard-*.sqlite").Length > 0
                ? $"; {folder} holds parts of one, join them first: blocsim merge {folder}"
            : there && File.Exists(Path.Combine(folder, "series.csv"))
                ? $"; {folder} holds a single run, whose table is {Path.Combine(folder, "series.csv")}"
            : string.Empty;
    }
}
