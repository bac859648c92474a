using BlocSim.Scenarios;

namespace BlocSim.Actors.Tests;

public class ActorEngineTests
{
    private static Scenario Small => ScenarioLoader.Load("leaky-bloc", ["clock.end=2027-06", "events=[]"]).Scenario;

    public static TheoryData<string> Canned() => [.. CannedScenarios.Names, .. CannedScenarios.Theory];

    /// <summary>Both engines deliver the same messages, so every number of every canned scenario is the same to the bit.</summary>
    [Theory]
    [MemberData(nameof(Canned))]
    public void Play_EveryCannedScenario_GivesTheBitsOfTheDirectEngine(string name)
    {
        Scenario scenario = ScenarioLoader.Load(name).Scenario;
        using var direct = new DirectEngine();
        using var actors = new ActorEngine();
        Assert.Equal(
            Bits.Of(PairedRun.Play(scenario, direct).Policy),
            Bits.Of(PairedRun.Play(scenario, actors).Policy)
        );
    }

    [Fact]
    public void Play_FaultyAgent_EndsTheRunAndNamesIt()
    {
        var run = new Run(
            Small,
            new RunOptions
            {
                Interfere = (name, phase, tick) =>
                {
                    if (tick == 4 && phase == Phase.Offer && name == "producer GIANT")
                    {
                        throw new InvalidOperationException("mine flooded");
                    }
                },
            }
        );
        using var engine = new ActorEngine();
        RunFailedException e = Assert.Throws<RunFailedException>(() => run.Play(engine));
        Assert.Equal("producer GIANT failed in phase Offer at 2026-05: mine flooded", e.Message);
        Assert.Equal(4, run.Table.Recorded);
    }

    [Fact]
    public void Play_StuckAgent_IsNamedWithinTheTimeout()
    {
        using var never = new ManualResetEventSlim(false);
        var run = new Run(
            Small,
            new RunOptions
            {
                Interfere = (name, phase, tick) =>
                {
                    if (tick == 2 && phase == Phase.Bid && name == "buyer ALFA defence of oxide")
                    {
                        never.Wait(TimeSpan.FromSeconds(20));
                    }
                },
            }
        );
        using var engine = new ActorEngine(TimeSpan.FromSeconds(2));
        RunFailedException e = Assert.Throws<RunFailedException>(() => run.Play(engine));
        Assert.Equal("no answer from buyer ALFA defence of oxide in phase Bid at 2026-03 within 2 s", e.Message);
        never.Set();
    }

    [Fact]
    public void Play_CancelledWhileAnAgentIsBusy_EndsAtOnce()
    {
        using var source = new CancellationTokenSource();
        using var never = new ManualResetEventSlim(false);
        var run = new Run(
            Small,
            new RunOptions
            {
                Interfere = (name, phase, tick) =>
                {
                    if (tick == 3 && phase == Phase.Clear)
                    {
                        source.Cancel();
                        never.Wait(TimeSpan.FromSeconds(20));
                    }
                },
            }
        );
        using var engine = new ActorEngine();
        Assert.Throws<OperationCanceledException>(() => run.Play(engine, source.Token));
        Assert.Equal(3, run.Table.Recorded);
        never.Set();
    }

    [Fact]
    public void Play_TwoRunsOnOneEngine_DoNotMix()
    {
        using var engine = new ActorEngine();
        Assert.Equal(Bits.Of(new Run(Small).Play(engine)), Bits.Of(new Run(Small).Play(engine)));
    }
}
