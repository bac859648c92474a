using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// What sellers of a good get above their cost so that the base year starts at its stated price: scarcity of licences, market power that is not modelled as
/// conduct, or costs that nobody reports. Each of their offers lies higher by it.
/// </summary>
/// <param name="Nations">Whose plants get it; empty for all that make the good.</param>
/// <param name="HalfLifeYears">Years in which it falls by half; infinite where it stays.</param>
public sealed record PriceWedge(ImmutableArray<string> Nations, double HalfLifeYears)
{
    /// <summary>The share of it that is left, <c>2^(-years / half-life)</c>.</summary>
    /// <param name="years">Years since the start.</param>
    public double Left(double years) =>
        double.IsInfinity(HalfLifeYears) ? 1 : PortableMath.Pow(0.5, years / HalfLifeYears);
}
