namespace BlocSim.Actors;

/// <summary>To a participant: a message to act on.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Round">Comes back with the answer.</param>
/// <param name="Message">What it is told.</param>
internal sealed record Act(Phase Phase, long Round, object Message);
