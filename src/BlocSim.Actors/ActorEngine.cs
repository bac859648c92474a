using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace BlocSim.Actors;

/// <summary>
/// Every participant is an Akka actor under its run's coordinator. Results are the same bytes as with plain calls: answers lie in slots by participant, and
/// nothing is added up before all are in.
/// </summary>
/// <remarks>
/// The actor system starts with the first phase and serves run after run. An actor that never returns may hold one pool thread until its call ends; everything else
/// is released.
/// </remarks>
public sealed class ActorEngine : IEngine
{
    /// <summary>
    /// Actors write to no log: what fails is an answer, and the run says it. Of the executors the one that hands work on through channels is the fastest here
    /// (decision 027).
    /// </summary>
    internal const string Settings = """
        akka {
          loglevel = OFF
          stdout-loglevel = OFF
          log-config-on-start = off
          log-dead-letters = off
          log-dead-letters-during-shutdown = off
          coordinated-shutdown.run-by-clr-shutdown-hook = off
          coordinated-shutdown.run-by-actor-system-terminate = off
          actor.debug.unhandled = off
          actor.default-dispatcher.executor = channel-executor
        }
        """;

    /// <summary>How long a system may take to end; actors that are stuck end by themselves or not at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>How often whoever waits looks whether the run goes on.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>A system on its way for the engine that asks first.</summary>
    private static Task<ActorSystem>? underWay;

    private readonly TimeSpan timeout;
    private readonly bool guest;
    private ActorSystem? system;
    private IActorRef coordinator = ActorRefs.Nobody;
    private Run? current;
    private Attendance attendance = new(0);
    private bool disposed;

    /// <param name="timeout">How long all participants of a phase together may take; 30 seconds when null.</param>
    public ActorEngine(TimeSpan? timeout = null)
    {
        this.timeout = timeout ?? TimeSpan.FromSeconds(30);
    }

    /// <summary>An engine in a system that somebody else starts and ends.</summary>
    /// <param name="system">The system.</param>
    /// <param name="timeout">How long all participants of a phase together may take.</param>
    internal ActorEngine(ActorSystem system, TimeSpan timeout)
    {
        this.system = system;
        this.timeout = timeout;
        guest = true;
    }

    /// <inheritdoc />
    public string Name => "actors";

    /// <summary>Pauses the run that is played, goes on, and changes its policy.</summary>
    public RunControl Control { get; } = new();

    /// <summary>The system, once the first phase was played.</summary>
    internal ActorSystem? System => system;

    /// <summary>Starts an actor system in the background, for the next engine to take over: it takes a fifth of a second, in which a scenario can be read.</summary>
    public static void Prepare() => underWay ??= Task.Run(Start);

    /// <inheritdoc />
    public void Perform(Run run, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(disposed, this);
        if (system is { WhenTerminated.IsCompleted: true })
        {
            throw RunFailedException.Stopped(Phase.Announce, run.DateLabel);
        }

        if (current != run)
        {
            Host(run);
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        coordinator.Tell(Play.Tick(done), ActorRefs.NoSender);
        try
        {
            Await(done.Task, run, cancel);
        }
        catch (OperationCanceledException)
        {
            coordinator.Tell(Abandon.Now, ActorRefs.NoSender);
            throw;
        }

        done.Task.GetAwaiter().GetResult();
    }

    /// <summary>Waits for a tick to end. A phase may take as long as is allowed, a pause as long as it likes.</summary>
    private void Await(Task done, Run run, CancellationToken cancel)
    {
        TimeSpan look = timeout < Glance ? timeout : Glance;
        long round = attendance.Round;
        var since = Stopwatch.StartNew();
        while (!Ended(done, look, cancel))
        {
            if (attendance.Held || attendance.Round != round)
            {
                round = attendance.Round;
                since.Restart();
            }
            else if (since.Elapsed >= timeout)
            {
                coordinator.Tell(new Overdue(round, timeout), ActorRefs.NoSender);
                if (Ended(done, Patience, cancel))
                {
                    return;
                }

                if (attendance.Round != round)
                {
                    // It was just over.
                    continue;
                }

                // Not even the coordinator answers.
                Phase phase = attendance.Phase;
                IEnumerable<string> all = run.Participants(phase).ToArray().Select(run.NameOf);
                throw RunFailedException.Stuck([.. all], phase, run.DateLabel, timeout);
            }
        }
    }

    private static bool Ended(Task task, TimeSpan within, CancellationToken cancel)
    {
        try
        {
            return task.Wait(within, cancel);
        }
        catch (AggregateException)
        {
            // Whatever it was comes out of the task itself, as it is.
            return true;
        }
    }

    private static ActorSystem Start() => ActorSystem.Create("blocsim", ConfigurationFactory.ParseString(Settings));

    private void Host(Run run)
    {
        system ??= Interlocked.Exchange(ref underWay, null) is { } coming ? coming.GetAwaiter().GetResult() : Start();
        system.Stop(coordinator);
        var seen = new Attendance(run.ParticipantCount);
        coordinator = system.ActorOf(Props.CreateBy(new Maker<RunActor>(() => new RunActor(run, seen))));
        attendance = seen;
        current = run;
        if (run.CanBeSteered)
        {
            Control.Attach(coordinator);
        }
    }

    /// <summary>Ends the run's actors in a system that goes on without them.</summary>
    private void Leave()
    {
        if (system is { WhenTerminated.IsCompleted: false } && !coordinator.IsNobody())
        {
            try
            {
                coordinator.GracefulStop(Patience).Wait(Patience);
            }
            catch (AggregateException)
            {
                // One of them is stuck; it ends by itself or not at all.
            }
        }

        coordinator = ActorRefs.Nobody;
    }

    /// <summary>Ends all actors. A system of its own goes on ending by itself: nobody needs to wait for it.</summary>
    public void Dispose()
    {
        disposed = true;
        Control.End();
        if (guest)
        {
            Leave();
        }
        else
        {
            _ = system?.Terminate();
        }

        system = null;
        current = null;
    }
}
