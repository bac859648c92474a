using BlocSim.Scenarios;

namespace BlocSim.Actors.Tests;

/// <summary>A run that is paused, stepped and steered while it goes on.</summary>
public class RunControlTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static LoadedScenario Loaded =>
        ScenarioLoader.Load("leaky-bloc", ["clock.end=2029-12", "bloc.enforcement.audits=20 per year"]);

    /// <summary>Ticks that were recorded, for a test to wait for.</summary>
    private sealed class Ticks : IRunSink, IDisposable
    {
        private readonly SemaphoreSlim recorded = new(0);
        private int count;

        public int Count => Volatile.Read(ref count);

        public bool WantsFlows => false;

        public void OnStart(Run run) { }

        public void OnTick(int tick)
        {
            Interlocked.Increment(ref count);
            recorded.Release();
        }

        public void OnFlow(int tick, Flow flow) { }

        public async Task Next(int ticks)
        {
            for (int i = 0; i < ticks; i++)
            {
                Assert.True(await recorded.WaitAsync(Patience));
            }
        }

        public void Dispose() => recorded.Dispose();
    }

    [Fact]
    public async Task PausedBeforeItBegins_StepsAsFarAsItIsToldAndGoesOn()
    {
        using var ticks = new Ticks();
        using var engine = new ActorEngine(TimeSpan.FromSeconds(1));
        var run = new Run(Loaded.Scenario, new RunOptions { Sink = ticks });
        engine.Control.Pause();
        Task<RunTable> played = Task.Run(() => run.Play(engine));

        // Longer than a phase may take: a pause is nobody's delay.
        await Task.Delay(1500);
        Assert.Equal(0, ticks.Count);
        engine.Control.Step();
        await ticks.Next(1);
        engine.Control.Step(3);
        engine.Control.Step(2);
        await ticks.Next(5);
        await Task.Delay(200);
        Assert.Equal(6, ticks.Count);
        Assert.False(played.IsCompleted);
        engine.Control.Resume();
        RunTable table = await played.WaitAsync(Patience);
        using var direct = new DirectEngine();
        Assert.Equal(Bits.Of(new Run(Loaded.Scenario).Play(direct)), Bits.Of(table));
    }

    /// <summary>What somebody changed on the way is in the run's record: the scenario with it, written and read again, gives the same bits without anybody steering.</summary>
    [Fact]
    public async Task Interventions_AreRecordedAndPlayedAgain()
    {
        using var ticks = new Ticks();
        using var engine = new ActorEngine();
        var run = new Run(Loaded.Scenario, new RunOptions { Sink = ticks });
        engine.Control.Pause();
        Task<RunTable> played = Task.Run(() => run.Play(engine));
        engine.Control.Step(14);
        await ticks.Next(14);
        YearMonth past = Loaded.Scenario.Clock.Start;
        Intervention floor = await engine.Control.Intervene(Intervention.Floor(past, "oxide", 71_234.5));
        Assert.Equal(new YearMonth(2027, 3), floor.At);
        await engine.Control.Intervene(Intervention.Tariff(past, "oxide", 0.1));
        await engine.Control.Intervene(Intervention.Audits(past, 1.0 / 3));
        engine.Control.Step(6);
        await ticks.Next(6);
        await engine.Control.Intervene(Intervention.Membership(past, "BETA", member: false));
        await engine.Control.Intervene(Intervention.Membership(new YearMonth(2029, 5), "BETA", member: true));
        engine.Control.Resume();
        RunTable steered = await played.WaitAsync(Patience);

        using var direct = new DirectEngine();
        LoadedScenario record = Loaded.With(run.Interventions);
        Assert.Equal(run.Interventions, record.Scenario.Interventions);
        Assert.Equal(Bits.Of(new Run(record.Scenario).Play(direct)), Bits.Of(steered));
        Assert.NotEqual(Bits.Of(new Run(Loaded.Scenario).Play(direct)), Bits.Of(steered));
    }

    /// <summary>What cannot be done is said to whoever asked, and the run goes on.</summary>
    [Fact]
    public async Task Intervention_ThatCannotBe_IsRefusedAndTheRunGoesOn()
    {
        using var ticks = new Ticks();
        using var engine = new ActorEngine();
        var run = new Run(Loaded.Scenario, new RunOptions { Sink = ticks });
        Task<Intervention> early = engine.Control.Intervene(Intervention.Floor(new YearMonth(2030, 1), "oxide", 1));
        engine.Control.Pause();
        Task<RunTable> played = Task.Run(() => run.Play(engine));
        var e = await Assert.ThrowsAsync<ArgumentException>(() => early.WaitAsync(Patience));
        Assert.Contains("no period begins after that: the last is 2029-12", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<ArgumentException>(() =>
            engine.Control.Intervene(Intervention.Membership(new YearMonth(2028, 1), "XX", member: true))
        );
        Assert.Contains("no nation \"XX\"", e.Message, StringComparison.Ordinal);
        engine.Control.Resume();
        await played.WaitAsync(Patience);
        Assert.Empty(run.Interventions);
    }

    /// <summary>A paused run can be cancelled, and its engine ended under it.</summary>
    [Fact]
    public async Task PausedRun_CanBeCancelled()
    {
        using var source = new CancellationTokenSource();
        using var engine = new ActorEngine();
        engine.Control.Pause();
        Task<Exception?> played = Task.Run<Exception?>(() =>
            Record.Exception(() => new Run(Loaded.Scenario).Play(engine, source.Token))
        );
        await Task.Delay(300);
        await source.CancelAsync();
        Assert.IsType<OperationCanceledException>(await played.WaitAsync(Patience));
    }

    /// <summary>Of a pair the policy is steered; nobody waits for ever for an answer.</summary>
    [Fact]
    public async Task Pair_ThePolicyIsSteeredAndTheBaselineIsNot()
    {
        using var engine = new ActorEngine();
        Task<Intervention> asked = engine.Control.Intervene(Intervention.Audits(Loaded.Scenario.Clock.Start, 300));
        PairedRun steered = PairedRun.Play(Loaded.Scenario, engine);
        await asked.WaitAsync(Patience);
        using var direct = new DirectEngine();
        PairedRun again = PairedRun.Play(Loaded.With(steered.PolicyRun.Interventions).Scenario, direct);
        Assert.Equal(Bits.Of(again.Baseline), Bits.Of(steered.Baseline));
        Assert.Equal(Bits.Of(again.Policy), Bits.Of(steered.Policy));
        Assert.Equal(Bits.Of(PairedRun.Play(Loaded.Scenario, direct).Baseline), Bits.Of(steered.Baseline));
    }

    /// <summary>What was asked of an engine that ends is not waited for any more.</summary>
    [Fact]
    public async Task Intervention_OfAnEngineThatEnds_IsCancelled()
    {
        var engine = new ActorEngine();
        Task<Intervention> asked = engine.Control.Intervene(Intervention.Audits(Loaded.Scenario.Clock.Start, 300));
        engine.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked.WaitAsync(Patience));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            engine.Control.Intervene(Intervention.Audits(Loaded.Scenario.Clock.Start, 300)).WaitAsync(Patience)
        );
    }

    /// <summary>Orders given before a run begins are followed in the order in which they were given.</summary>
    [Fact]
    public async Task Orders_BeforeTheRun_AreFollowedInTheirOrder()
    {
        using var ticks = new Ticks();
        using var engine = new ActorEngine();
        engine.Control.Step(int.MaxValue);
        engine.Control.Step(5);
        engine.Control.Pause();
        Task<RunTable> played = Task.Run(() => new Run(Loaded.Scenario, new RunOptions { Sink = ticks }).Play(engine));
        await Task.Delay(500);
        Assert.Equal(0, ticks.Count);
        engine.Control.Step(2);
        await ticks.Next(2);
        engine.Control.Resume();
        await played.WaitAsync(Patience);
    }

    [Fact]
    public void Step_OfNoTicks_IsRefused()
    {
        using var engine = new ActorEngine();
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.Control.Step(0));
    }

    /// <summary>Interventions carried as bytes give the bits of plain calls, as all messages do.</summary>
    [Fact]
    public void Interventions_AreValues()
    {
        Scenario made = Loaded.Scenario with
        {
            Interventions =
            [
                Intervention.Floor(new YearMonth(2027, 3), "oxide", 80_000),
                Intervention.Membership(new YearMonth(2028, 3), "BETA", member: false),
            ],
        };
        using var direct = new DirectEngine();
        using var copying = new CopyingEngine();
        Assert.Equal(Bits.Of(new Run(made).Play(direct)), Bits.Of(new Run(made).Play(copying)));
    }
}
