namespace BlocSim.Tests;

public class RunTests
{
    [Fact]
    public void Play_SameScenarioAndSeed_GivesTheSameBits() =>
        Assert.Equal(
            Some.Bits(Some.Play(Some.World(24, 0.5).With(Some.Floor()))),
            Some.Bits(Some.Play(Some.World(24, 0.5).With(Some.Floor())))
        );

    /// <summary>Adding a nation that trades nothing leaves every other number, draws included, alone.</summary>
    [Fact]
    public void Play_BystanderAdded_LeavesAllOthersDrawsAlone()
    {
        Scenario s = Some.World(24, 0.6).With(Some.Floor());
        s = s with { Bloc = s.Bloc with { Enforcement = new Enforcement { AuditsPerYear = 80 } } };
        Scenario crowded = s with { Nations = [Some.Nation("AAA"), .. s.Nations, Some.Nation("ZZZ")] };
        Assert.Equal(Some.Bits(Some.Play(s)), Some.Bits(Some.Play(crowded)));
    }

    [Fact]
    public void Pair_PolicyThatBeginsLater_SharesEveryTickBeforeIt()
    {
        PairedRun pair = Some.Pair(
            Some.World(24, 0.6).With(Some.Floor() with { InForce = new Period(new YearMonth(2027, 1)) })
        );
        foreach (Series series in pair.Baseline.Series)
        {
            double[] with = pair.Policy.Find(series.Metric.Name, series.Good, series.Entity)!;
            Assert.Equal(series.Values[..12], with[..12]);
        }

        Assert.NotEqual(pair.Baseline.Last("price-inside", "bloc"), pair.Policy.Last("price-inside", "bloc"));
    }

    [Fact]
    public void Pair_NoPolicy_ChangesNothingAndCostsNothing()
    {
        PairedRun pair = Some.Pair(Some.World(12));
        Assert.Equal(0, pair.Policy.Last("welfare-change-total", "world"));
        Assert.Equal(0, pair.Policy.Last("leakage", "bloc"));
    }

    [Fact]
    public void Welfare_OfTheWorld_FallsUnderAFloorAndAddsUp()
    {
        RunTable table = Some.Pair(Some.World(12).With(Some.Floor())).Policy;
        double world = table.Last("welfare-change-total", "world");
        Assert.True(world < 0);
        Assert.Equal(
            world,
            table.Last("welfare-change-total", "bloc") + table.Last("welfare-change-total", "outside"),
            1e-6 * -world
        );
        Assert.Equal(world, new[] { "IN", "BIG", "LOW" }.Sum(n => table.Last("welfare-change", n)), 1e-6 * -world);
    }

    [Fact]
    public void Play_Cancelled_StopsAndKeepsWhatWasRecorded()
    {
        using var source = new CancellationTokenSource();
        var run = new Run(
            Some.World(24),
            new RunOptions
            {
                Interfere = (_, _, tick) =>
                {
                    if (tick == 5)
                    {
                        source.Cancel();
                    }
                },
            }
        );
        using var engine = new DirectEngine();
        Assert.Throws<OperationCanceledException>(() => run.Play(engine, source.Token));
        Assert.Equal(5, run.Table.Recorded);
        Assert.False(double.IsNaN(run.Table.Find("world-price", "oxide", "world")![4]));
        Assert.True(double.IsNaN(run.Table.Find("world-price", "oxide", "world")![5]));
    }

    [Fact]
    public void Play_AgentThrows_NamesAgentPhaseAndPeriod()
    {
        var run = new Run(
            Some.World(24),
            new RunOptions
            {
                Interfere = (name, phase, tick) =>
                {
                    if (tick == 3 && phase == Phase.Bid && name.StartsWith("buyer IN", StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException("out of paper");
                    }
                },
            }
        );
        using var engine = new DirectEngine();
        RunFailedException e = Assert.Throws<RunFailedException>(() => run.Play(engine));
        Assert.Contains(
            "buyer IN all of oxide failed in phase Bid at 2026-04: out of paper",
            e.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void BaseYear_OutputAndUseApart_IsAProblemWithBothFigures()
    {
        Scenario s = Some.World() with { Buyers = [Some.Buyer("IN", 5000)] };
        (string subject, string text) = Assert.Single(BaseYear.Check(s).Problems);
        Assert.Equal("goods.oxide", subject);
        Assert.Contains("10,000", text, StringComparison.Ordinal);
        Assert.Contains("5,000", text, StringComparison.Ordinal);
    }

    [Fact]
    public void BaseYear_LargeSupplierWithOneBlock_IsAProblem()
    {
        Scenario s = Some.World() with
        {
            Schedules = [Some.Supply("IN", 1000)],
            Processes = [Some.Works],
            Facilities = [Some.Plant("BIG", "only", 10_000, 9000, 60_000)],
        };
        Assert.Contains(BaseYear.Check(s).Problems, p => p.Text.Contains("three or more", StringComparison.Ordinal));
    }

    [Fact]
    public void BaseYear_ExclusionsThatContradict_IsAProblem()
    {
        Scenario s = Some.World() with
        {
            Priors =
            [
                new TradePrior("oxide", ["BIG"], ["IN", "LOW"], 0, false),
                new TradePrior("oxide", [], ["BIG"], 0, false),
            ],
        };
        Assert.Contains(BaseYear.Check(s).Problems, p => p.Subject == "trade");
    }

    /// <summary>After warm-up a tick of a synthetic market allocates nothing.</summary>
    [Fact]
    public void Play_AfterWarmUp_AllocatesNothingPerTick()
    {
        var meter = new Meter();
        var run = new Run(Some.World(120), new RunOptions { Sink = meter });
        using var engine = new DirectEngine();
        run.Play(engine);
        Assert.Equal(meter.At[60], meter.At[119]);
    }

    private sealed class Meter : IRunSink
    {
        public long[] At { get; } = new long[120];

        public bool WantsFlows => false;

        public void OnStart(Run run) { }

        public void OnTick(int tick) => At[tick] = GC.GetAllocatedBytesForCurrentThread();

        public void OnFlow(int tick, Flow flow) { }
    }
}
