namespace BlocSim.Cli;

/// <summary>Which files a run writes beside its tables.</summary>
/// <param name="Charts">Figures.</param>
/// <param name="Flows">Every flow, the largest table.</param>
/// <param name="Parquet">Series and flows as Parquet too.</param>
internal sealed record RunFiles(bool Charts, bool Flows, bool Parquet);
