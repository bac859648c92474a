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
    /// Brings <see cref="Run.MessageTo"/> to each participant of the phase, and gives every answer to <see cref="Run.Accept"/>, before the next phase begins.
    /// </summary>
    /// <exception cref="RunFailedException">A participant failed or did not answer in time.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    void Perform(Run run, Phase phase, CancellationToken cancel);
}
