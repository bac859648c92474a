namespace BlocSim;

/// <summary>
/// Brings a phase's messages to its participants. The one seam between a run and whatever hosts its agents: an engine knows
/// participants by number and name, an agent knows no engine.
/// </summary>
public interface IEngine : IDisposable
{
    /// <summary>The name in manifests and options.</summary>
    string Name { get; }

    /// <summary>Calls <see cref="Run.Deliver"/> once for each participant of the phase and returns when all have answered.</summary>
    /// <exception cref="RunFailedException">A participant failed or did not answer in time.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    void Perform(Run run, Phase phase, CancellationToken cancel);
}
