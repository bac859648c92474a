namespace BlocSim;

/// <summary>
/// Whoever takes part in a run: the authority, the market, a producer nation, a buyer, a government. It knows what messages told it and what it did itself; it
/// knows no engine and looks into nobody else.
/// </summary>
public interface IParticipant
{
    /// <summary>Its name, such as <c>producer CHN</c>.</summary>
    string Name { get; }

    /// <summary>Acts on a message.</summary>
    /// <param name="phase">The phase of the tick.</param>
    /// <param name="message">What it is told; its sender leaves it alone until the same phase of the next period.</param>
    /// <returns>Its answer; null where it has none to give.</returns>
    object? Receive(Phase phase, object message);
}
