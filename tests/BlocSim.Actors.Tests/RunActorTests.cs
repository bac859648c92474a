using System.Collections.Concurrent;
using Akka.Actor;
using Akka.TestKit.Xunit2;
using BlocSim.Scenarios;

namespace BlocSim.Actors.Tests;

/// <summary>The coordinator's protocol: late, doubled and lost answers, participants that fail or end, orders of arrival.</summary>
public sealed class RunActorTests : TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static Scenario Small => ScenarioLoader.Load("leaky-bloc", ["clock.end=2026-06", "events=[]"]).Scenario;

    private static Run With(Action<string, Phase, int> interfere) =>
        new(Small, new RunOptions { Interfere = interfere });

    private (IActorRef Coordinator, Func<Phase, Task> Play) Host(Run run)
    {
        IActorRef coordinator = Sys.ActorOf(
            Props.Create(() => new RunActor(run, new Attendance(run.ParticipantCount)))
        );
        Task Play(Phase phase)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            coordinator.Tell(new Play(phase, phase, done));
            return done.Task;
        }

        return (coordinator, Play);
    }

    /// <summary>A phase is over when everybody has answered in this round: what comes twice, or from a round before, counts for nobody.</summary>
    [Fact]
    public async Task AnswersThatComeTwiceOrLate_CountForNobody()
    {
        using var held = new ManualResetEventSlim(false);
        Run run = With(
            (name, phase, _) =>
            {
                if (phase == Phase.Offer && name == "producer GIANT")
                {
                    held.Wait(Patience);
                }
            }
        );
        (IActorRef coordinator, Func<Phase, Task> play) = Host(run);
        await play(Phase.Announce).WaitAsync(Patience);
        Task offers = play(Phase.Offer);
        int[] producers = run.Participants(Phase.Offer).ToArray();
        foreach (int p in producers.Where(p => run.NameOf(p) != "producer GIANT"))
        {
            coordinator.Tell(new Acted(p, 2, new OfferSheet { Offers = [] }));
            coordinator.Tell(new Acted(p, 2, new OfferSheet { Offers = [] }));
        }

        foreach (int p in producers)
        {
            coordinator.Tell(new Acted(p, 1, null));
            coordinator.Tell(new Failed(p, 1, new InvalidOperationException("of before")));
        }

        await Task.Delay(200);
        Assert.False(offers.IsCompleted);
        held.Set();
        await offers.WaitAsync(Patience);
        await play(Phase.Bid).WaitAsync(Patience);
    }

    /// <summary>An answer that is lost is named, and so is a participant that ended without one.</summary>
    [Fact]
    public async Task ParticipantThatEnded_IsNamed()
    {
        Run run = With((_, _, _) => { });
        (IActorRef coordinator, Func<Phase, Task> play) = Host(run);
        await play(Phase.Announce).WaitAsync(Patience);
        int gone = run.Participants(Phase.Offer)[0];
        ActorSelection selection = Sys.ActorSelection(coordinator, $"{gone}");
        Watch(await selection.ResolveOne(Patience));
        selection.Tell(PoisonPill.Instance);
        ExpectMsg<Terminated>(Patience);
        var e = await Assert.ThrowsAsync<RunFailedException>(() => play(Phase.Offer).WaitAsync(Patience));
        Assert.Equal($"{run.NameOf(gone)} failed in phase Offer at 2026-01: it ended without an answer", e.Message);
    }

    [Theory]
    [InlineData(Phase.Announce)]
    [InlineData(Phase.Offer)]
    [InlineData(Phase.Bid)]
    [InlineData(Phase.Clear)]
    [InlineData(Phase.Settle)]
    [InlineData(Phase.Inspect)]
    [InlineData(Phase.Record)]
    [InlineData(Phase.Adapt)]
    public void CrashInAnyPhase_EndsTheRunWithNamePhaseAndDate(Phase where)
    {
        string failed = string.Empty;
        Run run = With(
            (name, phase, tick) =>
            {
                if (
                    phase == where
                    && tick == 2
                    && Interlocked.CompareExchange(ref failed, name, string.Empty).Length == 0
                )
                {
                    throw new InvalidOperationException("out of order");
                }
            }
        );
        using var engine = new ActorEngine();
        var e = Assert.Throws<RunFailedException>(() => run.Play(engine));
        Assert.Equal($"{failed} failed in phase {where} at 2026-03: out of order", e.Message);
    }

    /// <summary>Whoever answers first or last: the same bits.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyOrderOfArrival_GivesTheSameBits(int seed)
    {
        using var direct = new DirectEngine();
        // The test's own system: on its pool of threads participants do answer at once.
        using var engine = new ActorEngine(Sys, Patience);
        ConcurrentQueue<string> came = new();
        Run shuffled = With(
            (name, phase, tick) =>
            {
                if (phase == Phase.Bid)
                {
                    double share = new Draws((ulong)seed, Draws.KeyOf(name), DrawPurpose.LeadTime, tick).Uniform();
                    Thread.Sleep((int)(4 * share));
                    came.Enqueue(name);
                }
            }
        );
        long[] bits = Bits.Of(shuffled.Play(engine));
        Assert.Equal(Bits.Of(new Run(Small).Play(direct)), bits);

        // They did come in another order than they were asked.
        string[] asked = [.. shuffled.Participants(Phase.Bid).ToArray().Select(shuffled.NameOf)];
        Assert.Contains(came.Chunk(asked.Length), tick => !tick.SequenceEqual(asked));
    }

    /// <summary>Run after run in one system: the actors of the one before are gone.</summary>
    [Fact]
    public async Task ManyRuns_LeaveNoActors()
    {
        using var engine = new ActorEngine();
        Scenario two = ScenarioLoader.Load("theory/cournot").Scenario;
        int participants = 0;
        for (int i = 0; i < 1000; i++)
        {
            var run = new Run(two);
            participants = run.ParticipantCount;
            run.Play(engine);
        }

        ActorSystem system = engine.System!;
        int left = int.MaxValue;
        for (int i = 0; i < 100 && left > 1; i++)
        {
            await Task.Delay(50);
            left = ((ActorRefWithCell)((ExtendedActorSystem)system).Guardian).Children.Count();
        }

        Assert.Equal(1, left);
        Assert.True(participants > 2);
    }
}
