using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A band around a line, such as the range that holds 80 % of runs.</summary>
/// <param name="Low">Its lower edge, a value a period.</param>
/// <param name="High">Its upper edge.</param>
/// <param name="Holds">How many of a hundred runs it holds.</param>
public sealed record LayerBand(ImmutableArray<double> Low, ImmutableArray<double> High, int Holds = 80);
