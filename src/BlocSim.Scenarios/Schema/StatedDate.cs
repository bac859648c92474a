namespace BlocSim.Scenarios;

/// <summary>A date as a file states it.</summary>
/// <param name="Date">The month that counts.</param>
/// <param name="Day">The day that was stated and dropped; 1 for none.</param>
/// <param name="Text">As written.</param>
/// <param name="Mark">Where it stands.</param>
/// <param name="Path">Its path of keys.</param>
internal readonly record struct StatedDate(YearMonth Date, int Day, string Text, Mark Mark, string Path);
