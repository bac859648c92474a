namespace BlocSim;

/// <summary>A freight rate; the last one that applies to a pair of nations counts.</summary>
/// <param name="Good">The good, or null for all.</param>
/// <param name="From">The exporter, or null for all.</param>
/// <param name="To">The importer, or null for all.</param>
/// <param name="Cost">USD per tonne, border to border. Trade within a nation pays none unless both ends are named.</param>
public sealed record Freight(string? Good, string? From, string? To, double Cost);
