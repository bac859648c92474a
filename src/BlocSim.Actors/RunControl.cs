using Akka.Actor;

namespace BlocSim.Actors;

/// <summary>
/// Steers the run that an engine plays, from any thread: it pauses between two ticks, goes on, plays some ticks, and policy is changed on the way. What was changed stands
/// in <see cref="Run.Interventions"/>; a scenario that states it gives the same run without anybody steering.
/// </summary>
public sealed class RunControl
{
    private readonly Lock gate = new();
    private readonly List<object> early = [];
    private IActorRef? coordinator;
    private bool paused;

    internal RunControl() { }

    /// <summary>Begins no further tick; one that is under way is played to its end. Holds for runs that follow as well.</summary>
    public void Pause()
    {
        lock (gate)
        {
            paused = true;
            coordinator?.Tell(BlocSim.Actors.Pause.Now, ActorRefs.NoSender);
        }
    }

    /// <summary>Goes on.</summary>
    public void Resume()
    {
        lock (gate)
        {
            paused = false;
            Tell(BlocSim.Actors.Resume.Now);
        }
    }

    /// <summary>Plays some ticks and pauses again.</summary>
    /// <param name="ticks">How many, one or more.</param>
    public void Step(int ticks = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticks, 1);
        lock (gate)
        {
            paused = true;
            Tell(new Step(ticks));
        }
    }

    /// <summary>Changes policy from the next tick on that begins in the intervention's month or later.</summary>
    /// <param name="change">What changes; a month that has passed stands for the next tick.</param>
    /// <param name="cancel">Ends the wait; the change may be made nevertheless.</param>
    /// <returns>The change with the month in which it holds first.</returns>
    /// <exception cref="ArgumentException">It cannot be made: no such good, nation, floor or period.</exception>
    public Task<Intervention> Intervene(Intervention change, CancellationToken cancel = default)
    {
        var done = new TaskCompletionSource<Intervention>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            Tell(new Intervene(change, done));
        }

        return done.Task.WaitAsync(cancel);
    }

    /// <summary>Steers another run from now on.</summary>
    /// <param name="next">Its coordinator.</param>
    internal void Attach(IActorRef next)
    {
        lock (gate)
        {
            coordinator = next;
            if (paused)
            {
                next.Tell(BlocSim.Actors.Pause.Now, ActorRefs.NoSender);
            }

            foreach (object message in early)
            {
                next.Tell(message, ActorRefs.NoSender);
            }

            early.Clear();
        }
    }

    private void Tell(object message)
    {
        if (coordinator is null)
        {
            early.Add(message);
        }
        else
        {
            coordinator.Tell(message, ActorRefs.NoSender);
        }
    }
}
