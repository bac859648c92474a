namespace BlocSim.Actors;

/// <summary>To the run's coordinator: bring a phase to all who take part in it.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Round">Counts phases, so that a late answer is told from one of now.</param>
/// <param name="Done">Is set once all have answered, with the first failure in the order of participants if there is one.</param>
internal sealed record PlayPhase(Phase Phase, long Round, TaskCompletionSource Done);
