namespace BlocSim.Reports;

/// <summary>A picture cannot be drawn because no installed font has its letters; says which, and what to install.</summary>
public sealed class FontException(string message) : Exception(message);
