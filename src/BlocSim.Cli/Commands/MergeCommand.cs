using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary><c>merge</c>: joins the parts of an experiment.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var folders = new Argument<string[]>("DIR")
        {
            Description = "Folders that hold parts of one experiment.",
            Arity = ArgumentArity.OneOrMore,
        };
        var many = new ExperimentOptions();
        var command = new Command("merge", "Join the parts that --shard made; write the tables and charts.")
        {
            folders,
            many.Out,
            many.NoCharts,
            many.Json,
            many.Quiet,
        };
        command.SetAction(
            (parsed, cancel) =>
            {
                bool json = parsed.GetValue(many.Json);
                var flags = new ExperimentFlags(
                    1,
                    1,
                    false,
                    Shard.Whole,
                    parsed.GetValue(many.Quiet) || json,
                    json,
                    !parsed.GetValue(many.NoCharts)
                );
                string[] dirs = parsed.GetValue(folders)!;
                return Task.FromResult(Merge(dirs, parsed.GetValue(many.Out) ?? dirs[0], flags, cancel));
            }
        );
        return command;
    }

    private static int Merge(string[] folders, string target, ExperimentFlags flags, CancellationToken cancel)
    {
        string? missing = folders.FirstOrDefault(f => !Directory.Exists(f));
        if (missing is not null)
        {
            throw ExperimentException.Asked($"{missing}: there is no such folder");
        }

        string into = Path.GetFullPath(Path.Combine(target, ExperimentSession.StoreName));
        string[] parts =
        [
            .. folders
                .SelectMany(f => Directory.GetFiles(f, "*.sqlite"))
                .Where(f => IsPart(Path.GetFileName(f)))
                .Select(Path.GetFullPath)
                .Where(f => f != into)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        if (parts.Length == 0)
        {
            throw ExperimentException.Asked(
                $"no part of an experiment is in {string.Join(", ", folders)}; parts are made by --shard, as files shard-1-of-8.sqlite and so on"
            );
        }

        Interruption.Said = $"interrupted; the parts are as they were: give the same command again";
        ExperimentSession.Claim(target);
        using FolderLock held = ExperimentSession.Take(target);
        StoreHead head;
        string report;
        int asked = 0;
        string? brokenOff = null;
        using (var first = ResultDatabase.OpenToRead(parts[0], cancel))
        {
            head = first.Head;
            report = first.Report;
        }

        // Every part is held against its digests before anything is written.
        foreach (string part in parts)
        {
            using var other = ResultDatabase.OpenToRead(part, cancel);
            StoreCheck.Same(part, other.Head, head);
            asked = Math.Max(asked, other.Asked);
            brokenOff = other.Finished ? brokenOff : brokenOff ?? part;
        }

        using ResultDatabase store = Join(parts, into, head, cancel);
        store.Asked = asked;
        store.Report = report;
        store.Finished = false;
        Complete(store, asked, parts);
        if (brokenOff is not null)
        {
            throw new ExperimentException(
                $"{brokenOff} was broken off before it had asked for all its runs; the command that made it goes on with --resume, then merge again (what is there was merged)"
            );
        }

        store.Finished = true;
        store.Settle();
        ExperimentOutput.Print(ExperimentReport.Of(store, target, flags.Report with { Runs = asked }), target, flags);
        return ExperimentSession.Failures(store, Console.Error);
    }

    /// <summary>The parts in one store; where that fails or is broken off, a store that was not there before is not there afterwards.</summary>
    private static ResultDatabase Join(string[] parts, string into, StoreHead head, CancellationToken cancel)
    {
        string[] made = File.Exists(into) ? [] : [into, into + "-wal", into + "-shm", into + ".lock"];
        Array.ForEach(made, Temporaries.Add);
        ResultDatabase? store = null;
        try
        {
            store = ResultDatabase.OpenToWrite(into, head, cancel);
            foreach (string part in parts)
            {
                cancel.ThrowIfCancellationRequested();
                store.Take(part);
            }

            Array.ForEach(made, Temporaries.Remove);
            return store;
        }
        catch
        {
            store?.Dispose();
            Array.ForEach(made, File.Delete);
            throw;
        }
    }

    /// <summary>Whether a file is named as a part or a whole is.</summary>
    private static bool IsPart(string name) =>
        name == ExperimentSession.StoreName
        || (
            Path.GetFileNameWithoutExtension(name).Split('-') is ["shard", var number, "of", var of]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        );

    /// <exception cref="ExperimentException">Runs are missing; says which.</exception>
    private static void Complete(ResultDatabase store, int asked, string[] parts)
    {
        var there = store.Done().Concat(store.Failed().Select(f => (f.Point, f.Number))).ToHashSet();
        ImmutableArray<DesignPoint> points = [.. store.Points()];
        long wanted = (long)points.Length * asked;
        if (there.Count >= wanted)
        {
            return;
        }

        (int Point, int Number) first = points
            .SelectMany(p => Enumerable.Range(1, asked).Select(n => (p.Index, n)))
            .First(x => !there.Contains(x));
        throw new ExperimentException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{wanted - there.Count:#,0} of {wanted:#,0} runs are missing from the {Counted.Of(parts.Length, "part")} found, the first is run {first.Number} of point {first.Point + 1}{Missing(parts)}; then merge again (what is there was merged)"
            )
        );
    }

    /// <summary>Which parts have no file at all, as an instruction; otherwise that the parts are to be gone on with.</summary>
    private static string Missing(string[] parts)
    {
        (int Number, int Of)[] found =
        [
            .. parts
                .Select(p => Path.GetFileNameWithoutExtension(p).Split('-'))
                .Where(p => p is ["shard", _, "of", _])
                .Select(p =>
                    (int.Parse(p[1], CultureInfo.InvariantCulture), int.Parse(p[3], CultureInfo.InvariantCulture))
                ),
        ];
        int of = found.Select(f => f.Of).DefaultIfEmpty(0).Max();
        int[] lacking = [.. Enumerable.Range(1, of).Except(found.Select(f => f.Number))];
        return lacking.Length == 0
            ? "; go on with the parts that were broken off, each with its own --shard and --resume"
            : $"; make what is missing: {string.Join(", ", lacking.Select(n => $"--shard {n}/{of}"))}";
    }
}
