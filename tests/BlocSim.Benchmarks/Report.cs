using System.Diagnostics;
using System.Globalization;
using BlocSim.Scenarios;

namespace BlocSim.Benchmarks;

/// <summary>The page docs/performance.md: medians over several runs in one process, after warm-up, beside a bare loop of the same arithmetic.</summary>
internal static class Report
{
    private const int Runs = 7;

    /// <summary>How long the turns of loop, kernel, clearing and run are taken.</summary>
    private const double TurnsSeconds = 6;

    private static readonly (int Origins, int Buyers, int Ticks, double Target)[] Workloads =
    [
        (20, 40, 240, 8),
        (60, 200, 240, 80),
        (60, 2000, 240, 800),
        (200, 2000, 240, 4000),
    ];

    /// <summary>Writes the page.</summary>
    public static void Write(TextWriter output)
    {
        output.Write(PerformanceText.Head(Run.VectorWidth));
        output.WriteLine(
            "| workload (origins x buyers x ticks) | target, ms | median, ms | fastest, ms | bare loop, ms | kernel / bare loop | clearing / bare loop | run / bare loop | bytes allocated per tick | run's memory, MB |"
        );
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        // The runtime compiles in steps, a while after a method has become hot: all of it before the first figure.
        foreach ((int o, int b, int t, double _) in Workloads)
        {
            Scenario scenario = Market(o, b, t);
            Time(() => Play(scenario, null));
        }

        foreach ((int o, int b, int t, double target) in Workloads)
        {
            Scenario scenario = Market(o, b, t);
            (double median, double fastest) = Time(() => Play(scenario, null));
            var meter = new Meter(t);
            Play(scenario, meter);
            double perTick = (meter.At[t - 1] - meter.At[t / 2]) / (double)(t - 1 - (t / 2));
            (long demand, long derivatives) = Work(scenario);
            (double alone, double kernel, double clearing, double whole) = Together(
                scenario,
                o,
                b,
                demand,
                derivatives
            );
            long before = GC.GetAllocatedBytesForCurrentThread();
            Play(scenario, null);
            double memory = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
            Line(
                output,
                $"| {o} x {b} x {t} | {target:0} | {median:0.0} | {fastest:0.0} | {alone:0.0} | {kernel / alone:0.00} | {clearing / alone:0.00} | {whole / alone:0.00} | {perTick:0} | {memory:0} |"
            );
        }

        Scenario floor = ScenarioLoader.Load("ndpr-floor-110").Scenario;
        (double m, double f) = Time(() => Play(floor, null));
        Line(output, $"| `ndpr-floor-110`, one run without output | 60 | {m:0.0} | {f:0.0} | | | | | | |");
        (double all, double allFastest) = Time(() => Play(ScenarioLoader.Load("all-minerals-2026").Scenario, null));
        Line(
            output,
            $"| `all-minerals-2026` (9 minerals, 240 months), one run read and played | 5000 | {all:0.0} | {allFastest:0.0} | | | | | | |"
        );
        output.WriteLine();
        output.WriteLine("## How time grows\n");
        output.WriteLine("| workload | median, ms | us per tick and buyer | us per tick and origin squared |");
        output.WriteLine("|---|---:|---:|---:|");
        foreach (
            (int o, int b) in new[] { (60, 200), (60, 800), (60, 3200), (25, 800), (50, 800), (100, 800), (200, 800) }
        )
        {
            Scenario scenario = Market(o, b, 120);
            (double median, double _) = Time(() => Play(scenario, null));
            double perTick = 1000 * median / 120;
            Line(output, $"| {o} x {b} x 120 | {median:0.0} | {perTick / b:0.000} | {perTick / o / o:0.000} |");
        }

        output.WriteLine();
        output.WriteLine("## Where time goes\n");
        output.WriteLine(
            "One run each, phase by phase; the rest is making the run and publishing what everybody sees.\n"
        );
        output.WriteLine(
            "| workload | offers and bids, ms | clearing, ms | settlement, ms | metrics, ms | adaptation, ms | demand computed per tick | derivatives per tick |"
        );
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((int o, int b, int t, double _) in Workloads)
        {
            Phases(output, $"{o} x {b} x {t}", Market(o, b, t));
        }

        Phases(output, "`ndpr-floor-110`", floor);
        output.Write(PerformanceText.Tail);
    }

    /// <summary>The fastest of many runs beside the fastest bare loop of the same work, alternating: steadier than medians on a busy machine.</summary>
    public static void WritePair(TextWriter output, int origins, int buyers, int ticks)
    {
        Scenario scenario = Market(origins, buyers, ticks);
        (long demand, long derivatives) = Work(scenario);
        var bare = new BareLoop(origins, buyers, scenario.Nations.Length);
        Action kernel = Kernel(scenario, demand, derivatives);
        double run = double.PositiveInfinity;
        double clearing = run;
        double alone = run;
        double inside = run;
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < 8)
        {
            alone = Math.Min(alone, Once(() => bare.Run(demand, derivatives)));
            inside = Math.Min(inside, Once(kernel));
            run = Math.Min(run, Once(() => Play(scenario, null)));
            using var clock = new PhaseClock();
            new Run(scenario).Play(clock);
            clearing = Math.Min(clearing, clock.Milliseconds(Phase.Clear));
        }

        Line(
            output,
            $"{origins} x {buyers} x {ticks}: bare loop {alone:0.00} ms, kernel {inside:0.00} ms ({inside / alone:0.00}), clearing {clearing:0.00} ms ({clearing / alone:0.00}), run {run:0.00} ms ({run / alone:0.00})"
        );
    }

    /// <summary>Plays a market again and again for a while, for a profiler to watch.</summary>
    public static void PlayFor(int origins, int buyers, int ticks, double seconds)
    {
        Scenario scenario = Market(origins, buyers, ticks);
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds)
        {
            Play(scenario, null);
        }
    }

    /// <summary>Milliseconds by phase of one warm run, and how often each good's demand and derivatives were computed.</summary>
    public static void WritePhases(TextWriter output, string name, Scenario scenario)
    {
        (double median, double fastest) = Time(() => Play(scenario, null));
        Line(output, $"{name}: median {median:0.0} ms, fastest {fastest:0.0} ms");
        using var clock = new PhaseClock();
        var run = new Run(scenario);
        run.Play(clock);
        foreach (Phase phase in Enum.GetValues<Phase>())
        {
            Line(output, $"  {phase}: {clock.Milliseconds(phase):0.0} ms");
        }

        foreach (GoodMarket market in run.MarketAgent.Markets)
        {
            (long demand, long derivatives) = run.MarketAgent.Work(market.Good);
            double ticks = scenario.Clock.Ticks;
            Line(
                output,
                $"  good {market.Good}, {market.Nodes} x {market.Rows.Length}: demand {demand / ticks:0.0} times a tick, derivatives {derivatives / ticks:0.0}, slower method {market.Fallbacks} in all"
            );
        }
    }

    private static void Phases(TextWriter output, string name, Scenario scenario)
    {
        Play(scenario, null);
        using var clock = new PhaseClock();
        var run = new Run(scenario);
        run.Play(clock);
        double demand = 0;
        double derivatives = 0;
        foreach (GoodMarket market in run.MarketAgent.Markets)
        {
            (long d, long j) = run.MarketAgent.Work(market.Good);
            demand += d / (double)scenario.Clock.Ticks / run.MarketAgent.Markets.Length;
            derivatives += j / (double)scenario.Clock.Ticks / run.MarketAgent.Markets.Length;
        }

        double asking =
            clock.Milliseconds(Phase.Announce) + clock.Milliseconds(Phase.Offer) + clock.Milliseconds(Phase.Bid);
        Line(
            output,
            $"| {name} | {asking:0.0} | {clock.Milliseconds(Phase.Clear):0.0} | {clock.Milliseconds(Phase.Settle):0.0} | {clock.Milliseconds(Phase.Record):0.0} | {clock.Milliseconds(Phase.Adapt):0.0} | {demand:0.0} | {derivatives:0.00} |"
        );
    }

    private static (long Demand, long Derivatives) Work(Scenario scenario)
    {
        using var engine = new DirectEngine();
        var run = new Run(scenario);
        run.Play(engine);
        return run.MarketAgent.Work(0);
    }

    /// <summary>The shares, price indices, quantities and derivatives of a run by themselves, as often as a run computes them, by the code that a run uses.</summary>
    private static Action Kernel(Scenario scenario, long demand, long derivatives)
    {
        using var engine = new DirectEngine();
        var run = new Run(scenario);
        run.Play(engine);
        GoodMarket market = run.MarketAgent.Markets[0];
        LogitRows rows = run.MarketAgent.RowsOf(0)!;
        double price = market.Price[0];
        return () =>
        {
            for (long i = 0; i < demand; i++)
            {
                market.Price[0] = price + (i % 7);
                rows.Evaluate();
                if (i < derivatives)
                {
                    rows.Differentiate();
                }
            }
        };
    }

    /// <summary>
    /// Milliseconds of the bare loop, the kernel, the clearing phase and the whole run, the fastest of each, taken in turns for a while: what a busy machine adds is in none
    /// of them.
    /// </summary>
    private static (double Bare, double Kernel, double Clearing, double Run) Together(
        Scenario scenario,
        int origins,
        int buyers,
        long demand,
        long derivatives
    )
    {
        var bare = new BareLoop(origins, buyers, scenario.Nations.Length);
        Action kernel = Kernel(scenario, demand, derivatives);
        List<double>[] times =
        [
            [],
            [],
            [],
            [],
        ];
        long begin = Stopwatch.GetTimestamp();
        while (times[0].Count < 2 * Runs || Stopwatch.GetElapsedTime(begin).TotalSeconds < TurnsSeconds)
        {
            times[0].Add(Once(() => bare.Run(demand, derivatives)));
            times[1].Add(Once(kernel));
            using var clock = new PhaseClock();
            new Run(scenario).Play(clock);
            times[2].Add(clock.Milliseconds(Phase.Clear));
            times[3].Add(Once(() => Play(scenario, null)));
        }

        return (times[0].Min(), times[1].Min(), times[2].Min(), times[3].Min());
    }

    private static Scenario Market(int origins, int buyers, int ticks) =>
        ScenarioLoader.Parse(SyntheticMarket.Write(origins, buyers, ticks), "synthetic").Scenario;

    private static void Line(TextWriter output, FormattableString text) =>
        output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

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
        } while (Stopwatch.GetElapsedTime(begin).TotalMilliseconds < 1000);

        double[] times = new double[Runs];
        for (int i = 0; i < Runs; i++)
        {
            times[i] = Once(action);
        }

        Array.Sort(times);
        return (times[Runs / 2], times[0]);
    }

    private static double Once(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private sealed class Meter(int ticks) : IRunSink
    {
        public long[] At { get; } = new long[ticks];

        public bool WantsFlows => false;

        public void OnStart(Run run) { }

        public void OnTick(int tick) => At[tick] = GC.GetAllocatedBytesForCurrentThread();

        public void OnFlow(int tick, Flow flow) { }
    }
}
