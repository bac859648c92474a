namespace BlocSim;

/// <summary>One metric of one good for one entity over all ticks.</summary>
/// <param name="Metric">What is measured.</param>
/// <param name="Good">The good's name.</param>
/// <param name="Entity">A nation code, <c>bloc</c>, <c>outside</c> or <c>world</c>; a sector of one of them as <c>bloc:ev</c>.</param>
/// <param name="Values">One value a tick; NaN where there is none (nothing was traded, no floor was in force).</param>
public sealed record Series(Metric Metric, string Good, string Entity, double[] Values);
