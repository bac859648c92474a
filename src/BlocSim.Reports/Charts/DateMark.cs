namespace BlocSim.Reports;

/// <summary>A named date on the time axis.</summary>
/// <param name="Period">Where it stands: the index of the period that begins there, or a part of one further on.</param>
/// <param name="Text">Its name, a few words; empty for a line that shares the name of one before.</param>
public sealed record DateMark(double Period, string Text);
