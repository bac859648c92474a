using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>Carries an experiment out: progress, interruption, failed runs, and what to say about them.</summary>
internal static class ExperimentSession
{
    /// <summary>The store's name in an output folder.</summary>
    public const string StoreName = "experiment.sqlite";

    private const int FailuresShown = 3;

    /// <summary>Keeps a single run out of an experiment's folder.</summary>
    /// <exception cref="ExperimentException">The folder holds one.</exception>
    public static void RefuseIn(string folder)
    {
        if (File.Exists(Path.Combine(folder, StoreName)))
        {
            throw ExperimentException.Asked(
                $"{folder} holds an experiment ({StoreName}); give the run a folder of its own with --out, so that the experiment's tables and charts stay"
            );
        }
    }

    private static bool HoldsARun(string folder)
    {
        string manifest = Path.Combine(folder, "manifest.json");
        return File.Exists(manifest)
            && RunManifest.Parse(File.ReadAllText(manifest)) is { Experiment: null, Periods: > 0 };
    }

    /// <summary>Works on an experiment, then reports on it. Returns what the shell gets.</summary>
    /// <param name="setup">What is asked.</param>
    /// <param name="folder">Where it is kept.</param>
    /// <param name="flags">How.</param>
    /// <param name="work">Asks for runs.</param>
    /// <param name="report">Writes tables and charts, prints a summary; left out for one part of several.</param>
    /// <param name="cancel">Stops cleanly.</param>
    public static int Play(
        ExperimentSetup setup,
        string folder,
        ExperimentFlags flags,
        Action<Experiment, CancellationToken> work,
        Action<Experiment> report,
        CancellationToken cancel
    )
    {
        string store = Path.Combine(folder, NameOf(flags.Shard));
        if (flags.Resume && !File.Exists(store))
        {
            throw ExperimentException.Asked(
                $"--resume: there is no {store} to go on with; leave --resume out to begin, or name its folder with --out"
            );
        }

        if (!File.Exists(store) && HoldsARun(folder))
        {
            throw ExperimentException.Asked(
                $"{folder} holds the files of a single run; give the experiment a folder of its own with --out, so that the two do not mix"
            );
        }

        using Experiment experiment = Experiment.Open(setup, store, cancel);
        try
        {
            ExperimentProgress.While(experiment.Watch, setup.Names[0], flags.Silent, () => work(experiment, cancel));
        }
        catch (OperationCanceledException)
        {
            int kept = experiment.Store.Done().Count;
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"interrupted: {Counted(kept)} kept in {store}; the same command with --resume goes on with {(kept == 1 ? "it" : "them")}"
                )
            );
            return ExitCodes.Interrupted;
        }

        if (flags.Shard.Of > 1)
        {
            int kept = experiment.Store.Done().Count;
            if (!flags.Silent)
            {
                Console.Out.WriteLine(
                    $"part {flags.Shard.Number} of {flags.Shard.Of}: {Counted(kept)} in {store}; when all parts are done, join their folders: blocsim merge {folder} ..."
                );
            }
        }
        else
        {
            report(experiment);
        }

        // A part has done what it can; the merge answers for runs that failed, so that a batch engine does not try a part again and again.
        int ended = Failures(experiment.Store, Console.Error);
        return flags.Shard.Of > 1 ? ExitCodes.Done : ended;
    }

    /// <summary>Says which runs failed and how to repeat them; 1 where there are any.</summary>
    public static int Failures(ResultStore store, TextWriter output)
    {
        var failed = store.Failed();
        if (failed.Count == 0)
        {
            return ExitCodes.Done;
        }

        output.WriteLine(
            $"{Counted(failed.Count)} failed; the others are kept and count. Each with its reason is in the table \"run\" of the store."
        );
        foreach ((int point, int number, string error, string command) in failed.Take(FailuresShown))
        {
            string where = point > 0 ? $"point {point + 1}, run {number}" : $"run {number}";
            output.WriteLine($"  {where}: {error.ReplaceLineEndings(" ")}");
            output.WriteLine($"    again: {command}");
        }

        if (failed.Count > FailuresShown)
        {
            output.WriteLine($"  ... and {failed.Count - FailuresShown} more");
        }

        return ExitCodes.RunFailed;
    }

    /// <summary>The store of a part, or of the whole.</summary>
    public static string NameOf(Shard shard) =>
        shard.Of == 1 ? StoreName : $"shard-{shard.Number}-of-{shard.Of}.sqlite";

    /// <summary>A number of runs in words.</summary>
    public static string Counted(int runs) => Counted(runs, "run");

    /// <summary>A number of things in words: <c>1 walk</c>, <c>20 walks</c>.</summary>
    public static string Counted(int count, string thing) =>
        count == 1 ? $"1 {thing}" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {thing}s");
}
