namespace BlocSim.Actors;

/// <summary>From a participant: it failed, and ends.</summary>
/// <param name="Participant">Its number.</param>
/// <param name="Round">Which phase it answers.</param>
/// <param name="Reason">What went wrong.</param>
internal sealed record Failed(int Participant, long Round, Exception Reason);
