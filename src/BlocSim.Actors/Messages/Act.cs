namespace BlocSim.Actors;

/// <summary>To a participant: act in a phase.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Round">Comes back with the answer.</param>
internal sealed record Act(Phase Phase, long Round);
