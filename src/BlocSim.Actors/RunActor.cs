using System.Globalization;
using Akka.Actor;

namespace BlocSim.Actors;

/// <summary>
/// The coordinator of one run, parent of its participants. It brings each phase to all who take part, puts what comes back into slots by participant, and says when
/// all have answered; nothing depends on the order in which answers arrive.
/// </summary>
internal sealed class RunActor : ReceiveActor
{
    private readonly Run run;
    private readonly IActorRef[] participants;
    private readonly Attendance attendance;
    private readonly bool[] answered;
    private readonly object?[] answers;
    private readonly Exception?[] failures;
    private readonly bool[] gone;
    private PlayPhase? now;
    private int waiting;

    public RunActor(Run run)
    {
        this.run = run;
        attendance = new Attendance(run.ParticipantCount);
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
                Props.Create(() => new ParticipantActor(agent, participant, attendance)),
                i.ToString(CultureInfo.InvariantCulture)
            );
            Context.Watch(participants[i]);
        }

        Receive<PlayPhase>(play => Told(play, () => Begin(play)));
        Receive<Acted>(a => Answer(a.Participant, a.Round, a.Answer, null));
        Receive<Failed>(f => Answer(f.Participant, f.Round, null, f.Reason));
        Receive<Terminated>(End);
        Receive<Overdue>(Complain);
    }

    /// <summary>Whoever waits for a phase is told when the coordinator ends under it.</summary>
    protected override void PostStop()
    {
        if (now is { } play)
        {
            play.Done.TrySetException(RunFailedException.Stopped(play.Phase, run.DateLabel));
        }
    }

    /// <summary>Nobody is started again: what a participant knew is gone with it, so that the run ends.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Stop);

    private void Begin(PlayPhase play)
    {
        now = play;
        ReadOnlySpan<int> taking = run.Participants(play.Phase);
        Array.Clear(answered);
        Array.Clear(failures);
        waiting = taking.Length;
        foreach (int participant in taking)
        {
            if (gone[participant])
            {
                Answer(participant, play.Round, null, Ended());
            }
            else
            {
                participants[participant].Tell(new Act(play.Phase, play.Round, run.MessageTo(participant, play.Phase)));
            }
        }

        if (taking.Length == 0)
        {
            Finish();
        }
    }

    private void Answer(int participant, long round, object? answer, Exception? failure)
    {
        if (now is null || now.Round != round || answered[participant])
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
        if (now is { } play && run.Participants(play.Phase).Contains(participant))
        {
            Answer(participant, play.Round, null, Ended());
        }
    }

    private static InvalidOperationException Ended() => new("it ended without an answer");

    private void Finish()
    {
        PlayPhase play = now!;
        now = null;
        foreach (int participant in run.Participants(play.Phase))
        {
            if (failures[participant] is { } failure)
            {
                play.Done.TrySetException(
                    failure is RunFailedException or OperationCanceledException
                        ? failure
                        : RunFailedException.Agent(run.NameOf(participant), play.Phase, run.DateLabel, failure)
                );
                return;
            }
        }

        Told(
            play,
            () =>
            {
                foreach (int participant in run.Participants(play.Phase))
                {
                    run.Accept(participant, play.Phase, answers[participant]);
                }

                play.Done.TrySetResult();
            }
        );
    }

    /// <summary>The run waits for a phase to end, whatever happens here.</summary>
    private static void Told(PlayPhase play, Action act)
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
        if (now is not { } play || play.Round != overdue.Round)
        {
            return;
        }

        now = null;
        List<string> stuck = [];
        List<string> unbegun = [];
        foreach (int participant in run.Participants(play.Phase))
        {
            if (!answered[participant])
            {
                bool begun = attendance.HasBegun(participant, play.Round);
                (begun ? stuck : unbegun).Add(run.NameOf(participant));
            }
        }

        List<string> missing = stuck.Count > 0 ? stuck : unbegun;
        play.Done.TrySetException(RunFailedException.Stuck(missing, play.Phase, run.DateLabel, overdue.Allowed));
    }
}
