using System.Diagnostics;
using BlocSim.Actors;
using BlocSim.Reports;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>One run from scenario to files.</summary>
internal sealed class RunJob(
    LoadedScenario loaded,
    string folder,
    string engineName,
    RunFiles files,
    bool checkInvariants,
    bool withEquilibrium
) : IRunSink
{
    private int ticks;
    private int before;

    /// <summary>Ticks that are done, the baseline's first.</summary>
    public int Done => Volatile.Read(ref before) + Volatile.Read(ref ticks);

    /// <summary>Ticks of both runs.</summary>
    public int Total => 2 * loaded.Scenario.Clock.Ticks;

    /// <summary>The files that a run may write.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        FlowTable.FileName,
        FlowParquet.FileName,
        SeriesParquet.FileName,
        "series.csv",
        "baseline.csv",
        YearlyTable.FileName,
        OfferTable.FileName,
        SectorTable.FileName,
        PlantTable.FileName,
        EventTable.FileName,
        "summary.csv",
        "summary.md",
        "scenario.yaml",
        .. StandardFigures.Files,
        OutputFolder.Manifest,
    ];

    public string Name => loaded.Scenario.Name;

    public bool WantsFlows => false;

    public void OnStart(Run run) { }

    public void OnTick(int tick) => Volatile.Write(ref ticks, tick + 1);

    public void OnFlow(int tick, Flow flow) { }

    /// <summary>About how many bytes the flows will take: a row a seller, buyer and period, and somewhat more for evasion.</summary>
    public long FlowBytes
    {
        get
        {
            Scenario s = loaded.Scenario;
            double rows = 0;
            foreach (Good good in s.Goods)
            {
                double sellers = s
                    .Schedules.Where(x => x.Good == good.Name)
                    .Select(x => x.Nation)
                    .Concat(
                        s.Facilities.Where(f =>
                                s.Processes.Any(p => p.Name == f.Process && p.Outputs.Any(o => o.Good == good.Name))
                            )
                            .Select(f => f.Nation)
                    )
                    .Distinct()
                    .Count();
                rows += sellers * s.Buyers.Count(b => b.Good == good.Name) * s.Clock.Ticks;
            }

            return (long)(rows * RowsPerPair * BytesPerRow);
        }
    }

    // Measured on a load of 200 nations: 86 bytes a row, 1.15 rows a pair and period.
    private const double RowsPerPair = 1.2;
    private const double BytesPerRow = 86;

    /// <summary>Says that one run of a scenario with ranges took their central values.</summary>
    public static IEnumerable<string> CentralValues(LoadedScenario loaded)
    {
        if (loaded.Inputs.Count > 0)
        {
            string ranges =
                loaded.Inputs.Count == 1 ? "One input is a range" : $"{loaded.Inputs.Count} inputs are ranges";
            yield return $"{ranges}: this run took the central {(loaded.Inputs.Count == 1 ? "value" : "values")} ({string.Join(", ", loaded.Inputs.Take(4).Select(i => i.Path))}{(loaded.Inputs.Count > 4 ? ", ..." : string.Empty)}). The same command with --runs 200 gives bands.";
        }
    }

    /// <summary>Plays the scenario and writes everything; nothing stays behind when it fails.</summary>
    public RunResult Play(CancellationToken cancel)
    {
        using var output = new OutputFolder(folder, cancel);
        Scenario scenario = loaded.Scenario;
        var receipt = new Provenance(ProductVersion.Text, scenario.Name, loaded.Hash, scenario.Seed, scenario.Changes);
        var watch = Stopwatch.StartNew();
        PairedRun pair;
        using (StreamWriter? file = files.Flows ? output.Create(FlowTable.FileName) : null)
        using (FlowTable? flows = file is null ? null : new FlowTable(file, scenario.Clock, 1))
        using (Stream? packed = files.Flows && files.Parquet ? output.CreateBinary(FlowParquet.FileName) : null)
        using (FlowParquet? packs = packed is null ? null : new FlowParquet(packed, scenario.Clock))
        using (StreamWriter offered = output.Create(OfferTable.FileName))
        using (var offers = new OfferTable(offered, scenario.Clock))
        using (StreamWriter bought = output.Create(SectorTable.FileName))
        using (var sectors = new SectorTable(bought, scenario.Clock))
        using (IEngine engine = engineName == "actors" ? new ActorEngine() : new DirectEngine())
        {
            var options = new RunOptions
            {
                CheckInvariants = checkInvariants,
                WithEquilibrium = withEquilibrium,
                Sink = new Sinks([.. ((IRunSink?[])[this, offers, sectors, flows, packs]).OfType<IRunSink>()]),
                BaselineSink = new Ahead(this),
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

        if (files.Parquet)
        {
            using Stream file = output.CreateBinary(SeriesParquet.FileName);
            SeriesParquet.Write(file, pair);
        }

        using (StreamWriter file = output.Create(YearlyTable.FileName))
        {
            YearlyTable.Write(file, pair);
        }

        using (StreamWriter file = output.Create(PlantTable.FileName))
        {
            PlantTable.Write(file, pair);
        }

        using (StreamWriter file = output.Create(EventTable.FileName))
        {
            EventTable.Write(file, pair);
        }

        using (StreamWriter file = output.Create("summary.csv"))
        {
            Summary.WriteCsv(file, rows);
        }

        output.Write("summary.md", Summary.ToMarkdown(pair, rows, receipt, loaded.About, [.. CentralValues(loaded)]));
        output.Write("scenario.yaml", loaded.FileText);
        if (files.Charts)
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
            Charts = files.Charts,
            WithEquilibrium = withEquilibrium,
            DurationSeconds = Math.Round(seconds, 3),
            Files = output.Hashes(),
            Flows = files.Flows ? null : false,
            Parquet = files.Parquet ? true : null,
        };
        output.Write("manifest.json", manifest.ToJson());
        output.Commit([.. StandardFigures.Files, FlowTable.FileName, FlowParquet.FileName, SeriesParquet.FileName]);
        return new RunResult(pair, manifest, rows);
    }

    /// <summary>Counts the baseline's ticks.</summary>
    private sealed class Ahead(RunJob job) : IRunSink
    {
        public bool WantsFlows => false;

        public void OnStart(Run run) { }

        public void OnTick(int tick) => Volatile.Write(ref job.before, tick + 1);

        public void OnFlow(int tick, Flow flow) { }
    }
}
