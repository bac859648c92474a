namespace BlocSim;

/// <summary>Plain calls on one thread; for experiments.</summary>
public sealed class DirectEngine : IEngine
{
    /// <inheritdoc />
    public string Name => "direct";

    /// <inheritdoc />
    public void Perform(Run run, Phase phase, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        foreach (int participant in run.Participants(phase))
        {
            run.Deliver(participant, phase);
        }
    }

    /// <summary>Holds nothing.</summary>
    public void Dispose() { }
}
