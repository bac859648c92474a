namespace BlocSim.Reports;

/// <summary>A named date on the time axis.</summary>
/// <param name="Period">Index of the period.</param>
/// <param name="Text">Its name, a few words.</param>
public sealed record DateMark(int Period, string Text);
