namespace BlocSim.Actors;

/// <summary>To the coordinator: a phase has taken longer than it may.</summary>
/// <param name="Round">Which.</param>
/// <param name="Allowed">How long it might have taken.</param>
internal sealed record Overdue(long Round, TimeSpan Allowed);
