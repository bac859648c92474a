using System.Diagnostics;
using BlocSim.Scenarios;

namespace BlocSim.Benchmarks;

/// <summary>The figures of docs/performance.md: medians over several runs in one process, after 0.8 s of warm-up.</summary>
internal static class Report
{
    private const int Runs = 9;

    public static void Write(TextWriter output)
    {
        output.WriteLine(
            $"| workload (origins x buyers x ticks) | median, ms | fastest, ms | bytes allocated per tick after warm-up | us per tick and buyer |"
        );
        output.WriteLine("|---|---:|---:|---:|---:|");
        foreach (
            (int o, int b, int t) in new[]
            {
                (20, 40, 240),
                (20, 80, 240),
                (20, 160, 240),
                (20, 320, 240),
                (60, 200, 240),
                (60, 400, 240),
            }
        )
        {
            Scenario scenario = ScenarioLoader.Parse(SyntheticMarket.Write(o, b, t), "synthetic").Scenario;
            (double median, double fastest) = Time(() => Play(scenario, null));
            var meter = new Meter(t);
            Play(scenario, meter);
            double perTick = (meter.At[t - 1] - meter.At[t / 2]) / (double)(t - 1 - (t / 2));
            output.WriteLine(
                $"| {o} x {b} x {t} | {median:0.0} | {fastest:0.0} | {perTick:0} | {1000 * median / t / b:0.00} |"
            );
        }

        Scenario floor = ScenarioLoader.Load("ndpr-floor-110").Scenario;
        (double m, double f) = Time(() => Play(floor, null));
        output.WriteLine($"| `ndpr-floor-110`, one run without output | {m:0} | {f:0} | | |");
        (m, f) = Time(() => _ = new Run(floor));
        output.WriteLine($"| of these, compiling and calibrating | {m:0.0} | {f:0.0} | | |");
        output.WriteLine();
        WriteParts(output, 20, 40, 240);
        WriteParts(output, 60, 200, 240);
    }

    /// <summary>What one run of a market is made of: how often each part is called, times what a call takes by itself.</summary>
    private static void WriteParts(TextWriter output, int origins, int buyers, int ticks)
    {
        Scenario scenario = ScenarioLoader.Parse(SyntheticMarket.Write(origins, buyers, ticks), "synthetic").Scenario;
        var counter = new StepCounter();
        var run = new Run(scenario, new RunOptions { Sink = counter });
        counter.Market = run.MarketAgent.Markets[0];
        using var engine = new DirectEngine();
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        var rows = new LogitRows(market);
        rows.Gather();
        (double evaluate, _) = Time(rows.Evaluate);
        (double differentiate, _) = Time(() => rows.Differentiate());
        (double record, _) = Time(rows.Record);
        output.WriteLine($"{1000 * evaluate:0.0} {1000 * differentiate:0.0} {1000 * record:0.0} us");
        double solve = 0;
        (double whole, _) = Time(() => Play(scenario, null));
        int evaluations = counter.Steps + ticks;
        output.WriteLine(
            $"{origins} x {buyers} x {ticks}: {counter.Steps / (double)ticks:0.0} Newton steps a tick; demand and derivatives {100 * evaluations * evaluate / whole:0} %, linear systems {100 * counter.Steps * solve / whole:0} %, recording flows {100 * ticks * record / whole:0} %, the rest bids, offers, settlement and metrics"
        );
    }

    /// <summary>Milliseconds by phase of one warm run.</summary>
    public static void WritePhases(TextWriter output, string name, Scenario scenario)
    {
        (double median, double fastest) = Time(() => Play(scenario, null));
        output.WriteLine($"{name}: median {median:0.0} ms, fastest {fastest:0.0} ms");
        using var clock = new PhaseClock();
        var timed = new Run(scenario);
        timed.Play(clock);
        foreach (Phase phase in Enum.GetValues<Phase>())
        {
            output.WriteLine($"  {phase}: {clock.Milliseconds(phase):0.0} ms");
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        var made = new Run(scenario);
        double making = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        long between = GC.GetAllocatedBytesForCurrentThread();
        Play(scenario, null);
        output.WriteLine(
            $"  making a run: {making:0.0} ms, {(between - before) / 1e6:0.0} MB; run and all {(GC.GetAllocatedBytesForCurrentThread() - between) / 1e6:0.0} MB; {made.Table.Series.Count} series"
        );
        foreach (GoodMarket market in timed.MarketAgent.Markets)
        {
            (long demand, long derivatives) = timed.MarketAgent.Work(market.Good);
            double ticks = scenario.Clock.Ticks;
            output.WriteLine(
                $"  good {market.Good}, {market.Nodes} x {market.Rows.Length}: demand computed {demand / ticks:0.0} times a tick, derivatives {derivatives / ticks:0.0} times; slower method {market.Fallbacks} times"
            );
        }
    }

    private static void Play(Scenario scenario, IRunSink? sink)
    {
        using var engine = new DirectEngine();
        new Run(scenario, new RunOptions { Sink = sink }).Play(engine);
    }

    private static (double Median, double Fastest) Time(Action action)
    {
        // Long enough for the runtime to compile the hot methods at their final tier.
        long begin = Stopwatch.GetTimestamp();
        do
        {
            action();
        } while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < 800);

        double[] times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[Runs / 2], times[0]);
    }

    private sealed class Meter(int ticks) : IRunSink
    {
        public long[] At { get; } = new long[ticks];

        public bool WantsFlows => false;

        public void OnStart(Run run) { }

        public void OnTick(int tick) => At[tick] = GC.GetAllocatedBytesForCurrentThread();

        public void OnFlow(int tick, Flow flow) { }
    }

    private sealed class StepCounter : IRunSink
    {
        public GoodMarket? Market { get; set; }

        public int Steps { get; private set; }

        public bool WantsFlows => false;

        public void OnStart(Run run) { }

        public void OnTick(int tick) => Steps += Market!.Iterations;

        public void OnFlow(int tick, Flow flow) { }
    }
}
