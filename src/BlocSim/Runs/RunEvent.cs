namespace BlocSim;

/// <summary>Something an agent did or that happened to it, for the story of a run.</summary>
/// <param name="Date">The tick's label.</param>
/// <param name="Kind">Who made it happen.</param>
/// <param name="Text">What, as a clause without a full stop.</param>
public sealed record RunEvent(string Date, EventKind Kind, string Text);
