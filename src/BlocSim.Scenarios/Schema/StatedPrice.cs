namespace BlocSim.Scenarios;

/// <summary>A price per mass as a file states it: a price, a cost, a freight rate, a duty.</summary>
/// <param name="Value">USD per tonne.</param>
/// <param name="Text">As written.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="Path">Its path of keys.</param>
internal readonly record struct StatedPrice(double Value, string Text, Mark Mark, string Path);
