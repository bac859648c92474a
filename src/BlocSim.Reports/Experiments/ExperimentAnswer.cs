namespace BlocSim.Reports;

/// <summary>What a report has to say once its files are written; lines and JSON are made when they are read, while the store is open.</summary>
/// <param name="Manifest">What was written.</param>
/// <param name="Lines">The answer as text, for a person.</param>
/// <param name="Json">The answer as JSON, for a program.</param>
public sealed record ExperimentAnswer(RunManifest Manifest, IEnumerable<string> Lines, Func<string> Json);
