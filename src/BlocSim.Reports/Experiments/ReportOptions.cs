namespace BlocSim.Reports;

/// <summary>What a report on an experiment is made of.</summary>
/// <param name="Runs">Replications of each point that count: the first so many.</param>
/// <param name="Charts">Whether charts are drawn.</param>
public sealed record ReportOptions(int Runs, bool Charts);
