namespace BlocSim;

/// <summary>Plain calls on one thread; for experiments.</summary>
public sealed class DirectEngine : IEngine
{
    /// <inheritdoc />
    public string Name => "direct";

    /// <inheritdoc />
    public void Perform(Run run, CancellationToken cancel)
    {
        for (Phase phase = Phase.Announce; phase <= Phase.Adapt; phase++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (int participant in run.Participants(phase))
            {
                try
                {
                    run.Deliver(participant, phase);
                }
                catch (Exception e) when (e is not (RunFailedException or OperationCanceledException))
                {
                    throw RunFailedException.Agent(run.NameOf(participant), phase, run.DateLabel, e);
                }
            }
        }
    }

    /// <summary>Holds nothing.</summary>
    public void Dispose() { }
}
