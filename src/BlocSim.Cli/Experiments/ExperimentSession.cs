using System.Globalization;
using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>Carries an experiment out: progress, interruption, failed runs, and what to say about them.</summary>
internal static class ExperimentSession
{
    /// <summary>The store's name in an output folder.</summary>
    public const string StoreName = ResultFolder.StoreName;

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

    private static bool HoldsARun(string folder) =>
        OutputClaim.ManifestOf(folder) is { Experiment: null, Periods: > 0 };

    /// <summary>Keeps a command from writing over what it reads, over files that are not ours, and over another scenario's results.</summary>
    /// <param name="folder">Where it writes.</param>
    /// <param name="names">The files it writes or removes.</param>
    /// <param name="inputs">The files it reads.</param>
    /// <param name="title">The scenario's title; null where titles need not agree.</param>
    /// <exception cref="ExperimentException">It would.</exception>
    public static void Claim(string folder, IEnumerable<string> names, IEnumerable<string> inputs, string? title)
    {
        if (OutputClaim.Fault(folder, names, inputs, title) is { } fault)
        {
            throw ExperimentException.Asked($"--out: {fault}");
        }
    }

    /// <summary>The same for the files of an experiment whose inputs are stores.</summary>
    public static void Claim(string folder)
    {
        if (HoldsARun(folder))
        {
            throw ExperimentException.Asked(
                $"--out: {folder} holds the files of a single run; give the experiment a folder of its own, so that the two do not mix"
            );
        }

        Claim(folder, Names, [], null);
    }

    /// <summary>Holds a folder against other runs and experiments.</summary>
    /// <exception cref="ExperimentException">Another one writes there.</exception>
    public static FolderLock Take(string folder) =>
        FolderLock.TryTake(folder)
        ?? throw new ExperimentException(
            $"{folder} is being written by another run or experiment; wait for it, or give this one a folder of its own with --out"
        );

    /// <summary>The files that experiments write beside their store.</summary>
    private static readonly string[] Names =
    [
        "bands.csv",
        "summary.csv",
        "series.csv",
        "summary.md",
        "scenario.yaml",
        "compare.csv",
        "designs.csv",
        "sweep.csv",
        "levers.svg",
        "heat-map.svg",
        "frontier.svg",
        "sensitivity.csv",
        "tornado.svg",
        "tornado-2.svg",
        "tornado-3.svg",
        "tornado-4.svg",
        "fit.csv",
        "observations.csv",
        "scenario-1.yaml",
        "scenario-2.yaml",
        "scenario-3.yaml",
        "scenario-4.yaml",
        .. StandardFigures.Files,
        OutputFolder.Manifest,
    ];

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

        Claim(folder, Names, setup.Inputs, null);
        using FolderLock? held = flags.Shard.Of > 1 ? null : Take(folder);
        Interruption.Said = File.Exists(store)
            ? $"interrupted: {store} is as it was; the same command goes on with it"
            : "interrupted; nothing was written: give the same command again";
        Temporaries.Add(store + ".lock");
        using Experiment experiment = Experiment.Open(setup, store, cancel);
        if (flags.Resume && experiment.Store.WasEmpty)
        {
            Console.Error.WriteLine($"{store} was empty, so there is nothing to go on with: all runs are made now");
        }

        if (experiment.Store.Remade > 0)
        {
            Console.Error.WriteLine(
                $"{Counted.Of(experiment.Store.Remade)} in {store} did not hold what was written and {(experiment.Store.Remade == 1 ? "is" : "are")} made again"
            );
        }

        Interruption.Said =
            $"interrupted: what was finished is kept in {store}; the same command with --resume goes on with it";
        try
        {
            ProgressDisplay.While(experiment.Watch, setup.Names[0], flags.Silent, () => work(experiment, cancel));
        }
        catch (OperationCanceledException)
        {
            int kept = experiment.Kept;
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"interrupted: {Counted.Of(kept)} kept in {store}; the same command with --resume goes on with {(kept == 1 ? "it" : "them")}"
                )
            );
            return ExitCodes.Interrupted;
        }

        experiment.Store.Finished = true;
        if (flags.Shard.Of > 1)
        {
            int kept = experiment.Store.Done().Count;
            if (!flags.Silent)
            {
                Console.Out.WriteLine(
                    $"part {flags.Shard.Number} of {flags.Shard.Of}: {Counted.Of(kept)} in {store}; when all parts are done, join their folders: blocsim merge {folder} ..."
                );
            }
        }
        else
        {
            experiment.Store.Settle();
            report(experiment);
        }

        // A part has done what it can; the merge answers for runs that failed, so that a batch engine does not try a part again and again.
        int ended = Failures(experiment.Store, Console.Error);
        return flags.Shard.Of > 1 ? ExitCodes.Done : ended;
    }

    /// <summary>Says which runs failed and how to repeat them; 1 where there are any.</summary>
    public static int Failures(ResultDatabase store, TextWriter output)
    {
        var failed = store.Failed();
        if (failed.Count == 0)
        {
            return ExitCodes.Done;
        }

        output.WriteLine(
            $"{Counted.Of(failed.Count)} failed; the others are kept and count. Each with its reason is in the table \"run\" of the store."
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
}
