namespace BlocSim;

/// <summary>What a buyer has under contract, as it tells the market. The arrays are not written to any more once they are sent.</summary>
/// <param name="Part">Share of what it buys that is under contract.</param>
/// <param name="Compliant">Of that, the share of each origin among firms that declare everything.</param>
/// <param name="Capable">The same among those able to evade.</param>
internal readonly record struct ContractShares(double Part, double[] Compliant, double[] Capable)
{
    /// <summary>Shares of origins: 0 for firms that declare everything, 1 for those able to evade.</summary>
    public ReadOnlySpan<double> Of(int firms) => firms == 0 ? Compliant : Capable;
}
