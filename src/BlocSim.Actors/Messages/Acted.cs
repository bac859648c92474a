namespace BlocSim.Actors;

/// <summary>From a participant: it acted.</summary>
/// <param name="Participant">Its number.</param>
/// <param name="Round">Which phase it answers.</param>
internal sealed record Acted(int Participant, long Round);
