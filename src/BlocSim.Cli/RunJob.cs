using System.Diagnostics;
using System.Security.Cryptography;
using BlocSim.Actors;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>One run from scenario to files.</summary>
internal sealed class RunJob(
    LoadedScenario loaded,
    string folder,
    string engineName,
    bool charts,
    bool checkInvariants,
    bool withEquilibrium
) : IRunSink
{
    private int ticks;

    /// <summary>Ticks of the run with the policy that are done; the baseline comes first and counts before it.</summary>
    public int Done => Volatile.Read(ref ticks);

    public int Total => loaded.Scenario.Clock.Ticks;

    public string Name => loaded.Scenario.Name;

    public bool WantsFlows => false;

    public void OnStart(Run run) { }

    public void OnTick(int tick) => Volatile.Write(ref ticks, tick + 1);

    public void OnFlow(int tick, Flow flow) { }

    /// <summary>SHA-256 of a file's bytes, hexadecimal.</summary>
    public static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Plays the scenario and writes everything; nothing stays behind when it fails.</summary>
    public RunResult Play(CancellationToken cancel)
    {
        using var output = new OutputFolder(folder);
        Scenario scenario = loaded.Scenario;
        var receipt = new Receipt(ProductVersion.Text, scenario.Name, loaded.Hash, scenario.Seed, scenario.Changes);
        var watch = Stopwatch.StartNew();
        PairedRun pair;
        using (StreamWriter file = output.Create("flows.csv"))
        using (var flows = new FlowTable(file, scenario.Clock, 1))
        using (IEngine engine = engineName == "actors" ? new ActorEngine() : new DirectEngine())
        {
            var options = new RunOptions
            {
                CheckInvariants = checkInvariants,
                WithEquilibrium = withEquilibrium,
                Sink = new Both(this, flows),
            };
            pair = PairedRun.Play(scenario, engine, options, cancel);
        }

        double seconds = watch.Elapsed.TotalSeconds;
        IReadOnlyList<SummaryRow> rows = Summary.Rows(pair);
        using (StreamWriter file = output.Create("series.csv"))
        {
            SeriesTable.Write(file, pair.Policy, 1);
        }

        using (StreamWriter file = output.Create("baseline.csv"))
        {
            SeriesTable.Write(file, pair.Baseline, 1);
        }

        using (StreamWriter file = output.Create("summary.csv"))
        {
            Summary.WriteCsv(file, rows);
        }

        output.Write("summary.md", Summary.ToMarkdown(pair, rows, receipt));
        output.Write("scenario.yaml", loaded.Text);
        if (charts)
        {
            foreach ((string name, Figure figure) in StandardFigures.Of(pair, receipt))
            {
                output.Write(name, FigureWriter.Write(figure));
            }
        }

        cancel.ThrowIfCancellationRequested();
        RunManifest manifest = new()
        {
            Version = ProductVersion.Text,
            Commit = ProductVersion.Commit(),
            Scenario = scenario.Name,
            Sha256 = loaded.Hash,
            Overrides = loaded.Overrides,
            Seed = scenario.Seed,
            Engine = engineName,
            Periods = scenario.Clock.Ticks,
            Charts = charts,
            WithEquilibrium = withEquilibrium,
            DurationSeconds = Math.Round(seconds, 3),
            Files = output.Hashes(Digest),
        };
        output.Write("manifest.json", manifest.ToJson());
        output.Commit(charts ? [] : StandardFigures.Files);
        return new RunResult(pair, manifest, rows);
    }

    /// <summary>Progress and flows listen to the same run.</summary>
    private sealed class Both(IRunSink first, IRunSink second) : IRunSink
    {
        public bool WantsFlows => first.WantsFlows || second.WantsFlows;

        public void OnStart(Run run)
        {
            first.OnStart(run);
            second.OnStart(run);
        }

        public void OnTick(int tick)
        {
            first.OnTick(tick);
            second.OnTick(tick);
        }

        public void OnFlow(int tick, Flow flow)
        {
            first.OnFlow(tick, flow);
            second.OnFlow(tick, flow);
        }
    }
}
