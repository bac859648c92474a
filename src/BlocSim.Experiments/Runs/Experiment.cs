using System.Collections.Immutable;
using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>An experiment under way: runs what is asked for and not yet in its store, and keeps every run as it finishes.</summary>
public sealed class Experiment : IDisposable
{
    private readonly ExperimentSetup setup;
    private readonly Func<RunRequest, CancellationToken, Outcome> play;
    private readonly ReplicationRunner player;
    private readonly HashSet<(int, int)> done;
    private readonly HashSet<(int, int)> noted = [];

    private Experiment(
        ExperimentSetup setup,
        ResultDatabase store,
        PeriodAxis axis,
        ImmutableArray<Quantity> wanted,
        Func<RunRequest, CancellationToken, Outcome>? play
    )
    {
        this.setup = setup;
        Store = store;
        Axis = axis;
        Wanted = wanted;
        player = new ReplicationRunner(setup.Scenarios, setup.Scenarios[0].Scenario.Seed, store.Head.Columns, axis);
        this.play = play ?? player.Play;
        done = store.Done();
        Watch.Kept = done.Count;
    }

    /// <summary>Where runs are kept.</summary>
    public ResultDatabase Store { get; }

    /// <summary>The periods kept.</summary>
    public PeriodAxis Axis { get; }

    /// <summary>The quantities that the user named, in the order named.</summary>
    public ImmutableArray<Quantity> Wanted { get; }

    /// <summary>How many runs came to their end and are kept.</summary>
    public int Kept => done.Count;

    /// <summary>How far it is.</summary>
    public Watch Watch { get; } = new();

    /// <summary>Opens or goes on with an experiment. Each scenario is played once, to see what it records.</summary>
    /// <param name="setup">What is asked.</param>
    /// <param name="path">The store's file.</param>
    /// <param name="cancel">Ends the first runs.</param>
    /// <param name="play">Plays a run; the plain way when null.</param>
    /// <exception cref="ExperimentException">It cannot start.</exception>
    /// <exception cref="RunFailedException">A scenario does not run as it stands.</exception>
    public static Experiment Open(
        ExperimentSetup setup,
        string path,
        CancellationToken cancel,
        Func<RunRequest, CancellationToken, Outcome>? play = null
    )
    {
        List<PairedRun> first = [];
        foreach (LoadedScenario loaded in setup.Scenarios)
        {
            using var engine = new DirectEngine();
            first.Add(PairedRun.Play(loaded.Scenario, engine, cancel: cancel));
        }

        var axis = new PeriodAxis(setup.Scenarios[0].Scenario.Clock);
        LoadedScenario? other = setup.Scenarios.FirstOrDefault(s =>
            !new PeriodAxis(s.Scenario.Clock).Labels.SequenceEqual(axis.Labels)
        );
        if (other is not null)
        {
            throw ExperimentException.Asked(
                $"{other.ShortName} and {setup.Scenarios[0].ShortName} have different calendars ({Covers(other)}, and {Covers(setup.Scenarios[0])}); scenarios that are compared must cover the same periods (clock.start, clock.end, clock.step)"
            );
        }

        Column[] recorded = [.. first[0].Policy.Series.Select(s => new Column(s.Metric, s.Good, s.Entity))];
        ImmutableArray<Quantity> wanted =
        [
            .. setup.Wanted.Select(w => Quantity.Parse(w, recorded, first[0].PolicyRun.Scenario.Focus, axis.Labels)),
        ];
        var head = new StoreHead
        {
            Version = setup.Version,
            Build = setup.Build,
            Kind = setup.Kind,
            Seed = setup.Scenarios[0].Scenario.Seed,
            Names = setup.Names,
            Texts = [.. setup.Scenarios.Select(s => s.Text)],
            Hashes = [.. setup.Scenarios.Select(s => s.Hash)],
            Columns = [.. ColumnChoice.Of(first).Concat(wanted.Select(w => w.Column)).Distinct()],
            Periods = axis.Labels,
            Design = setup.Design,
        };
        ResultDatabase store = ResultDatabase.OpenToWrite(path, head, cancel);
        store.Report = setup.Report;
        if (!store.Finished)
        {
            store.Finished = false;
        }

        return new Experiment(setup, store, axis, wanted, play);
    }

    /// <summary>Makes the runs of some points that are not there yet.</summary>
    /// <param name="points">The points.</param>
    /// <param name="runs">Replications of each, from the first.</param>
    /// <param name="cancel">Stops; what is finished is kept.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="ExperimentException">The store cannot take more.</exception>
    public void Ensure(IReadOnlyList<DesignPoint> points, int runs, CancellationToken cancel)
    {
        Store.Note(points, cancel);
        List<RunRequest> missing = [];
        for (int number = 1; number <= runs; number++)
        {
            foreach (DesignPoint point in points)
            {
                var request = new RunRequest(point, number);
                if (setup.Shard.Has(request) && !done.Contains((point.Index, number)))
                {
                    missing.Add(request);
                }
            }
        }

        if (missing.Count > 0 && Store.Finished)
        {
            Store.Finished = false;
        }

        if (Store.Asked != runs)
        {
            Store.Asked = runs;
        }

        player.SharesPast = ReplicationRunner.SharePast(points);
        Watch.Total += missing.Count;
        int headline = Watch.Headline is { } h ? Store.Head.Columns.IndexOf(h.Column) : -1;
        var byIndex = points.ToDictionary(p => p.Index);
        RunPool.Work(
            missing,
            setup.Jobs,
            play,
            outcome =>
            {
                Keep(byIndex[outcome.Point], outcome);
                Watch.Note(outcome, headline);
            },
            cancel
        );
    }

    /// <summary>A quantity at a point, by replication; NaN where the run has none.</summary>
    public double[] Values(Quantity quantity, int point, int runs, bool baseline = false) =>
        [.. Store.Read(point, baseline, [quantity.Column], runs).Values[0].Select(quantity.Of)];

    /// <summary>Closes the store.</summary>
    public void Dispose()
    {
        player.Dispose();
        Store.Dispose();
    }

    private static string Covers(LoadedScenario loaded)
    {
        Clock clock = loaded.Scenario.Clock;
        string step = clock.StepMonths switch
        {
            1 => "monthly",
            3 => "quarterly",
            _ => "yearly",
        };
        return $"{clock.Label(0)} to {clock.Label(clock.Ticks - 1)} {step}";
    }

    private void Keep(DesignPoint point, Outcome outcome)
    {
        LoadedScenario loaded = setup.Scenarios[point.Scenario];
        ulong seed = Store.Head.Seed;
        if (loaded.Inputs.Count > 0 && noted.Add((point.Scenario, outcome.Number)))
        {
            Store.NoteInputs(
                point.Scenario,
                outcome.Number,
                loaded.Inputs.Select(i => new Setting(i.Path, i.Draw(seed, outcome.Number)))
            );
        }

        string command = outcome.Succeeded
            ? string.Empty
            : Replication.Command(
                setup.Names[point.Scenario],
                Replication.Changes(loaded, seed, point, outcome.Number)
            );
        Store.Keep(outcome, command);
        if (outcome.Succeeded)
        {
            done.Add((outcome.Point, outcome.Number));
        }
    }
}
