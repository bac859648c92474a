namespace BlocSim;

/// <summary>Something about a market that a reader of its figures should know.</summary>
/// <param name="Date">When it was first so.</param>
/// <param name="Good">The good's title.</param>
/// <param name="Text">What was so, a sentence without the date.</param>
/// <param name="Ticks">In how many ticks.</param>
public sealed record MarketWarning(string Date, string Good, string Text, int Ticks);
