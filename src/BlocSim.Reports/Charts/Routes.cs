using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>Who sends how much to whom, and through whom.</summary>
/// <param name="Unit">The unit of amounts.</param>
/// <param name="Links">The trade, the largest first.</param>
public sealed record Routes(string Unit, ImmutableArray<RouteLink> Links);
