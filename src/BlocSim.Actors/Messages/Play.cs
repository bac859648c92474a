namespace BlocSim.Actors;

/// <summary>To the run's coordinator: play phases of a tick, each once all have answered in the one before.</summary>
/// <param name="First">The first phase.</param>
/// <param name="Last">The last phase.</param>
/// <param name="Done">Is set once all have answered in the last, or with the first failure in the order of participants.</param>
internal sealed record Play(Phase First, Phase Last, TaskCompletionSource Done)
{
    /// <summary>A whole tick.</summary>
    public static Play Tick(TaskCompletionSource done) => new(Phase.Announce, Phase.Adapt, done);
}
