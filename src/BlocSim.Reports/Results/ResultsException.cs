namespace BlocSim.Reports;

/// <summary>Results that cannot be read, or that have not what was asked for; says what there is.</summary>
public sealed class ResultsException(string message) : Exception(message);
