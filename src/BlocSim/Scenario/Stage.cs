namespace BlocSim;

/// <summary>A nation's plants that run one process.</summary>
/// <param name="Nation">Index of the nation.</param>
/// <param name="Process">Index of the process.</param>
/// <param name="Facilities">Indices of the plants.</param>
internal sealed record Stage(int Nation, int Process, int[] Facilities);
