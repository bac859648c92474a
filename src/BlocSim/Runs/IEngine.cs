namespace BlocSim;

/// <summary>
/// Brings messages to participants and answers back. The one seam between a run and whatever hosts its agents: an engine knows
/// participants by number and carries what is said without looking into it, an agent knows no engine.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>The name in manifests and options.</summary>
    string Name { get; }

    /// <summary>
    /// Plays the phases of one tick in their order: brings <see cref="Run.MessageTo"/> to each participant of a phase, and gives every answer to
    /// <see cref="Run.Accept"/>, before the next begins.
    /// </summary>
    /// <exception cref="RunFailedException">A participant failed or did not answer in time.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    void Perform(Run run, CancellationToken cancel);
}
