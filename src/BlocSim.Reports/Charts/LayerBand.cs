using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A band around a line, such as the range that holds 80 % of runs.</summary>
/// <param name="Low">Its lower edge, a value a period.</param>
/// <param name="High">Its upper edge.</param>
public sealed record LayerBand(ImmutableArray<double> Low, ImmutableArray<double> High);
