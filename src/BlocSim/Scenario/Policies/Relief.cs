using System.Collections.Immutable;

namespace BlocSim;

/// <summary>What buyers in the bloc get back per tonne of members' goods, from their own treasury: help for those whom a floor makes pay.</summary>
/// <param name="Goods">Goods covered.</param>
/// <param name="PerTonne">USD per tonne.</param>
/// <param name="InForce">When it is paid.</param>
public sealed record Relief(ImmutableArray<string> Goods, double PerTonne, Period InForce);
