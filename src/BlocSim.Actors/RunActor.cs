using System.Globalization;
using Akka.Actor;

namespace BlocSim.Actors;

/// <summary>
/// The coordinator of one run, parent of its participants. It brings each phase to all who take part, puts what comes back into slots by participant, and says when
/// all have answered; nothing depends on the order in which answers arrive.
/// </summary>
internal sealed class RunActor : UntypedActor
{
    private readonly Run run;
    private readonly IActorRef[] participants;
    private readonly Attendance attendance;
    private readonly bool[] answered;
    private readonly object?[] answers;
    private readonly Exception?[] failures;
    private readonly bool[] gone;
    private Play? now;
    private Play? held;
    private Phase phase;
    private long round;
    private int waiting;
    private bool paused;
    private int steps;

    public RunActor(Run run, Attendance attendance)
    {
        this.run = run;
        this.attendance = attendance;
        answered = new bool[run.ParticipantCount];
        answers = new object?[run.ParticipantCount];
        failures = new Exception?[run.ParticipantCount];
        gone = new bool[run.ParticipantCount];
        participants = new IActorRef[run.ParticipantCount];
        for (int i = 0; i < participants.Length; i++)
        {
            int participant = i;
            IParticipant agent = run.Participant(i);
            participants[i] = Context.ActorOf(
                Props.CreateBy(new Maker<ParticipantActor>(() => new ParticipantActor(agent, participant, attendance))),
                i.ToString(CultureInfo.InvariantCulture)
            );
            Context.Watch(participants[i]);
        }
    }

    // A switch: tables of handlers are compiled when the first actor starts, which takes longer than a short run.
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Acted a:
                Answer(a.Participant, a.Round, a.Answer, null);
                break;
            case Failed f:
                Answer(f.Participant, f.Round, null, f.Reason);
                break;
            case Play play:
                Begin(play);
                break;
            case Terminated ended:
                End(ended);
                break;
            case Overdue overdue:
                Complain(overdue);
                break;
            case Abandon:
                now = null;
                held = null;
                attendance.Held = false;
                break;
            case Pause:
                Steer(pause: true, 0);
                break;
            case Resume:
                Steer(pause: false, 0);
                break;
            case Step step:
                Steer(pause: true, step.Ticks);
                break;
            case Intervene asked:
                Change(asked);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    /// <summary>Whoever waits for a phase is told when the coordinator ends under it.</summary>
    protected override void PostStop() =>
        (now ?? held)?.Done.TrySetException(RunFailedException.Stopped(phase, run.DateLabel));

    /// <summary>Nobody is started again: what a participant knew is gone with it, so that the run ends.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    private void Begin(Play play)
    {
        if (paused && steps == 0)
        {
            held = play;
            attendance.Held = true;
            return;
        }

        steps -= paused ? 1 : 0;
        Told(play, () => Begin(play, play.First));
    }

    private void Begin(Play play, Phase which)
    {
        now = play;
        phase = which;
        round = attendance.Next(which);
        ReadOnlySpan<int> taking = run.Participants(which);
        Array.Clear(answered);
        Array.Clear(failures);
        waiting = taking.Length;
        foreach (int participant in taking)
        {
            if (gone[participant])
            {
                Answer(participant, round, null, Ended());
            }
            else
            {
                participants[participant].Tell(new Act(which, round, run.MessageTo(participant, which)));
            }
        }

        if (taking.Length == 0)
        {
            Finish();
        }
    }

    /// <summary>Pauses, goes on, or goes on for some ticks; a tick that waits begins when it may.</summary>
    private void Steer(bool pause, int ticks)
    {
        paused = pause;
        steps = ticks == 0 ? 0 : (int)Math.Min(int.MaxValue, (long)steps + ticks);
        if (held is { } play && (!paused || steps > 0))
        {
            held = null;
            attendance.Held = false;
            Begin(play);
        }
    }

    private void Change(Intervene asked)
    {
        try
        {
            asked.Done.TrySetResult(run.Intervene(asked.Change));
        }
#pragma warning disable CA1031 // Whoever asked is told what it was; the run goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            asked.Done.TrySetException(e);
        }
    }

    private void Answer(int participant, long which, object? answer, Exception? failure)
    {
        if (now is null || which != round || answered[participant])
        {
            return;
        }

        answered[participant] = true;
        answers[participant] = answer;
        failures[participant] = failure;
        if (--waiting == 0)
        {
            Finish();
        }
    }

    /// <summary>A participant that ended without an answer will never give one.</summary>
    private void End(Terminated ended)
    {
        int participant = Array.IndexOf(participants, ended.ActorRef);
        if (participant < 0)
        {
            return;
        }

        gone[participant] = true;
        if (now is not null && run.Participants(phase).Contains(participant))
        {
            Answer(participant, round, null, Ended());
        }
    }

    private static InvalidOperationException Ended() => new("it ended without an answer");

    private void Finish()
    {
        Play play = now!;
        now = null;
        foreach (int participant in run.Participants(phase))
        {
            if (failures[participant] is { } failure)
            {
                play.Done.TrySetException(
                    failure is RunFailedException or OperationCanceledException
                        ? failure
                        : RunFailedException.Agent(run.NameOf(participant), phase, run.DateLabel, failure)
                );
                return;
            }
        }

        Told(play, () => GoOn(play));
    }

    /// <summary>Puts the answers of a phase in their places and begins the next.</summary>
    private void GoOn(Play play)
    {
        foreach (int participant in run.Participants(phase))
        {
            run.Accept(participant, phase, answers[participant]);
        }

        if (phase == play.Last)
        {
            play.Done.TrySetResult();
        }
        else
        {
            Begin(play, phase + 1);
        }
    }

    /// <summary>The run waits for a phase to end, whatever happens here.</summary>
    private static void Told(Play play, Action act)
    {
        try
        {
            act();
        }
#pragma warning disable CA1031 // It is told what it was.
        catch (Exception e)
#pragma warning restore CA1031
        {
            play.Done.TrySetException(e);
        }
    }

    /// <summary>Those who began and did not end are stuck; those who never began only wait for a thread.</summary>
    private void Complain(Overdue overdue)
    {
        if (now is not { } play || round != overdue.Round)
        {
            return;
        }

        now = null;
        List<string> stuck = [];
        List<string> unbegun = [];
        foreach (int participant in run.Participants(phase))
        {
            if (!answered[participant])
            {
                bool begun = attendance.HasBegun(participant, round);
                (begun ? stuck : unbegun).Add(run.NameOf(participant));
            }
        }

        List<string> missing = stuck.Count > 0 ? stuck : unbegun;
        play.Done.TrySetException(RunFailedException.Stuck(missing, phase, run.DateLabel, overdue.Allowed));
    }
}
