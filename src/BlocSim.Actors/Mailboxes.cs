using System.Threading.Tasks.Dataflow;

namespace BlocSim.Actors;

/// <summary>The mailboxes of one run and the barrier at the end of each phase.</summary>
internal sealed class Mailboxes : IDisposable
{
    private readonly ActionBlock<Phase>[] mailboxes;
    private readonly Exception?[] failures;
    private readonly bool[] begun;
    private readonly bool[] answered;
    private readonly ManualResetEventSlim allIn = new(false);
    private int waiting;

    public Mailboxes(Run run)
    {
        Run = run;
        failures = new Exception?[run.ParticipantCount];
        begun = new bool[run.ParticipantCount];
        answered = new bool[run.ParticipantCount];
        var options = new ExecutionDataflowBlockOptions { SingleProducerConstrained = true };
        mailboxes = new ActionBlock<Phase>[run.ParticipantCount];
        for (int i = 0; i < mailboxes.Length; i++)
        {
            int participant = i;
            mailboxes[i] = new ActionBlock<Phase>(phase => Answer(participant, phase), options);
        }
    }

    public Run Run { get; }

    public void Play(Phase phase, TimeSpan timeout, CancellationToken cancel)
    {
        ReadOnlySpan<int> participants = Run.Participants(phase);
        Array.Clear(failures);
        Array.Clear(begun);
        Array.Clear(answered);
        allIn.Reset();
        Volatile.Write(ref waiting, participants.Length);
        foreach (int participant in participants)
        {
            mailboxes[participant].Post(phase);
        }

        if (participants.Length > 0 && !allIn.Wait(timeout, cancel))
        {
            // Those who began and did not end are stuck; those who never began only wait for a thread.
            List<string> stuck = [];
            List<string> waitingOnes = [];
            foreach (int participant in participants)
            {
                if (!Volatile.Read(ref answered[participant]))
                {
                    (Volatile.Read(ref begun[participant]) ? stuck : waitingOnes).Add(Run.NameOf(participant));
                }
            }

            List<string> missing = stuck.Count > 0 ? stuck : waitingOnes;
            throw RunFailedException.Stuck(missing, phase, Run.DateLabel, timeout);
        }

        foreach (int participant in participants)
        {
            if (failures[participant] is { } failure)
            {
                throw failure is RunFailedException or OperationCanceledException
                    ? failure
                    : RunFailedException.Agent(Run.NameOf(participant), phase, Run.DateLabel, failure);
            }
        }
    }

    /// <summary>Closes the mailboxes. The barrier is left to the collector: an actor that was stuck may still ring it.</summary>
    public void Dispose()
    {
        foreach (ActionBlock<Phase> mailbox in mailboxes)
        {
            mailbox.Complete();
        }
    }

    private void Answer(int participant, Phase phase)
    {
        Volatile.Write(ref begun[participant], true);
        try
        {
            Run.Deliver(participant, phase);
        }
#pragma warning disable CA1031 // A mailbox must never fault: the failure is the answer, and the run decides what to do with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failures[participant] = e;
        }

        Volatile.Write(ref answered[participant], true);
        if (Interlocked.Decrement(ref waiting) == 0)
        {
            allIn.Set();
        }
    }
}
