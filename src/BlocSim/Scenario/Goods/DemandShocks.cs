using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// News that moves final demand up and down around its course: the logarithm of what buyers of a good want moves by <c>x(t)</c>,
/// <c>x(t) = rho x(t-1) + s e(t)</c> with <c>e</c> standard normal and <c>x = 0</c> in the base year.
/// </summary>
/// <param name="Deviation">Standard deviation <c>s</c> of a month's news, a share; zero or more.</param>
/// <param name="Persistence">Share <c>rho</c> of the last month's that is left a month later, 0 to below 1.</param>
/// <param name="Common">Share of the variance that all goods have in common, 0 to 1; the rest is each good's own.</param>
/// <param name="Goods">Goods whose final buyers it moves; empty for all.</param>
public sealed record DemandShocks(double Deviation, double Persistence, double Common, ImmutableArray<string> Goods);
