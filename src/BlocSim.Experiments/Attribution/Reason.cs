namespace BlocSim.Experiments;

/// <summary>What one instrument has to do with an effect.</summary>
/// <param name="Name">The instrument, in words.</param>
/// <param name="Share">Its share of the whole effect over runs (<see cref="Shapley"/>).</param>
/// <param name="Alone">The effect of it by itself.</param>
/// <param name="Last">What is lost when it alone is taken out.</param>
public sealed record Reason(string Name, Spread Share, Spread Alone, Spread Last);
