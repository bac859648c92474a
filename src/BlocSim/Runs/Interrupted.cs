namespace BlocSim;

/// <summary>A participant whom a test disturbs before it answers.</summary>
internal sealed class Interrupted(IParticipant inner, Action<string, Phase, int> interfere, Func<int> tick)
    : IParticipant
{
    /// <inheritdoc />
    public string Name => inner.Name;

    /// <inheritdoc />
    public object? Receive(Phase phase, object message)
    {
        interfere(Name, phase, tick());
        return inner.Receive(phase, message);
    }
}
