namespace BlocSim.Actors;

/// <summary>From a participant: its answer.</summary>
/// <param name="Participant">Its number.</param>
/// <param name="Round">Which phase it answers.</param>
/// <param name="Answer">What it said; null for nothing.</param>
internal sealed record Acted(int Participant, long Round, object? Answer);
