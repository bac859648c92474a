namespace BlocSim.Actors;

/// <summary>
/// Every participant is an actor with a mailbox. The run posts one message per participant and phase, waits for all answers and names
/// those that fail or do not answer in time. Results are the same bytes as with plain calls: answers lie in slots by participant, and
/// nothing is added up before all are in.
/// </summary>
/// <remarks>An actor that never returns may hold one pool thread until its call ends; everything else is released.</remarks>
public sealed class ActorEngine : IEngine
{
    private readonly TimeSpan timeout;
    private Mailboxes? mailboxes;

    /// <param name="timeout">How long all participants of a phase together may take; 30 seconds when null.</param>
    public ActorEngine(TimeSpan? timeout = null)
    {
        this.timeout = timeout ?? TimeSpan.FromSeconds(30);
    }

    /// <inheritdoc />
    public string Name => "actors";

    /// <inheritdoc />
    public void Perform(Run run, Phase phase, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (mailboxes?.Run != run)
        {
            mailboxes?.Dispose();
            mailboxes = new Mailboxes(run);
        }

        mailboxes.Play(phase, timeout, cancel);
    }

    /// <summary>Closes all mailboxes.</summary>
    public void Dispose()
    {
        mailboxes?.Dispose();
        mailboxes = null;
    }
}
