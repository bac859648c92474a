namespace BlocSim.Scenarios;

/// <summary>Where something stands in a file.</summary>
/// <param name="File">The file's name as the user knows it.</param>
/// <param name="Line">Line from 1; 0 for text that came from the command line.</param>
public sealed record Mark(string File, int Line);
