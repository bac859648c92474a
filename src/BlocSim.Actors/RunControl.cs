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
    private readonly List<TaskCompletionSource<Intervention>> asked = [];
    private IActorRef? coordinator;
    private bool paused;
    private bool ended;

    internal RunControl() { }

    /// <summary>Begins no further tick; one that is under way is played to its end. Holds for runs that follow as well.</summary>
    public void Pause()
    {
        lock (gate)
        {
            paused = true;
            Tell(BlocSim.Actors.Pause.Now);
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
    /// <exception cref="OperationCanceledException">The run or its engine ended before it was made.</exception>
    public Task<Intervention> Intervene(Intervention change, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var done = new TaskCompletionSource<Intervention>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (ended)
            {
                done.SetCanceled(CancellationToken.None);
            }
            else
            {
                asked.RemoveAll(a => a.Task.IsCompleted);
                asked.Add(done);
                Tell(new Intervene(change, done));
            }
        }

        return done.Task.WaitAsync(cancel);
    }

    /// <summary>Steers another run from now on. What was asked of the one before and not answered never will be.</summary>
    /// <param name="next">Its coordinator.</param>
    internal void Attach(IActorRef next)
    {
        lock (gate)
        {
            if (coordinator is null)
            {
                early.ForEach(message => next.Tell(message, ActorRefs.NoSender));
                early.Clear();
            }
            else
            {
                asked.ForEach(a => a.TrySetCanceled());
                asked.Clear();
                if (paused)
                {
                    next.Tell(BlocSim.Actors.Pause.Now, ActorRefs.NoSender);
                }
            }

            coordinator = next;
        }
    }

    /// <summary>No run is steered any more.</summary>
    internal void End()
    {
        lock (gate)
        {
            ended = true;
            asked.ForEach(a => a.TrySetCanceled());
            asked.Clear();
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
