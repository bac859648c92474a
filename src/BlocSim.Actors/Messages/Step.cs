namespace BlocSim.Actors;

/// <summary>To the run's coordinator: play some ticks and pause again.</summary>
/// <param name="Ticks">How many.</param>
internal sealed record Step(int Ticks);
