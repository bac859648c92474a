namespace BlocSim;

/// <summary>
/// How much of a market's ups and downs a floor or an offtake takes off a project: <c>b x s x Phi(ln(F / p) / v)</c>, with <c>b</c> the belief in it, <c>s</c> the
/// share of what the project makes that it reaches, and <c>Phi</c> the odds that a price which moves by <c>v</c> a year from <c>p</c> is below <c>F</c> a year on:
/// a floor far below the price insures nothing, one far above it everything that is believed.
/// </summary>
internal static class PriceCover
{
    /// <summary>The share taken off, 0 to 1.</summary>
    /// <param name="belief">In the price that is promised, 0 to 1.</param>
    /// <param name="reached">Share of its tonnes that it holds for, 0 to 1.</param>
    /// <param name="promised">The price promised, USD per tonne; 0 for none.</param>
    /// <param name="now">What a tonne earns without the promise: what producers outside get, where a floor lifts the price inside, USD.</param>
    /// <param name="volatility">Yearly standard deviation of the logarithm of the price.</param>
    public static double Of(double belief, double reached, double promised, double now, double volatility)
    {
        if (!(promised > 0) || !(now > 0))
        {
            return 0;
        }

        double odds =
            volatility > 0 ? NormalShare.Below(PortableMath.Log(promised / now) / volatility)
            : promised > now ? 1
            : 0;
        return belief * reached * odds;
    }
}
