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
    /// <summary>Actors write to no log: what fails is an answer, and the run says it.</summary>
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
        }
        """;

    /// <summary>How long a system may take to end; actors that are stuck end by themselves or not at all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A system on its way for the engine that asks first.</summary>
    private static Task<ActorSystem>? underWay;

    private readonly TimeSpan timeout;
    private readonly bool guest;
    private ActorSystem? system;
    private IActorRef coordinator = ActorRefs.Nobody;
    private Run? current;
    private bool disposed;
    private long rounds;

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

    /// <summary>The system, once the first phase was played.</summary>
    internal ActorSystem? System => system;

    /// <summary>Starts an actor system in the background, for the next engine to take over: it takes a fifth of a second, in which a scenario can be read.</summary>
    public static void Prepare() => underWay ??= Task.Run(Start);

    /// <inheritdoc />
    public void Perform(Run run, Phase phase, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(disposed, this);
        if (system is { WhenTerminated.IsCompleted: true })
        {
            throw RunFailedException.Stopped(phase, run.DateLabel);
        }

        if (current != run)
        {
            Host(run);
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        coordinator.Tell(new PlayPhase(phase, ++rounds, done), ActorRefs.NoSender);
        if (!Ended(done.Task, timeout, cancel))
        {
            coordinator.Tell(new Overdue(rounds, timeout), ActorRefs.NoSender);
            if (!Ended(done.Task, Patience, cancel))
            {
                // Not even the coordinator answers.
                IEnumerable<string> all = run.Participants(phase).ToArray().Select(run.NameOf);
                throw RunFailedException.Stuck([.. all], phase, run.DateLabel, timeout);
            }
        }

        done.Task.GetAwaiter().GetResult();
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
        coordinator = system.ActorOf(Props.Create(() => new RunActor(run)));
        current = run;
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

    /// <summary>Ends all actors.</summary>
    public void Dispose()
    {
        disposed = true;
        if (guest)
        {
            Leave();
        }
        else
        {
            system?.Terminate().Wait(Patience);
        }

        system = null;
        current = null;
    }
}
