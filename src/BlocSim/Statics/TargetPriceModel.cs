namespace BlocSim;

/// <summary>
/// Growers plant on the price they expect, with a target price below which the government makes up the difference (Miranda and Fackler 2002,
/// chapter 1): acreage = a0 + a1 E[max(p, target)], market price p = b0 + b1 x acreage x yield, yield lognormal with mean 1.
/// </summary>
public sealed record TargetPriceModel
{
    /// <summary>Acreage at an expected price of zero.</summary>
    public required double AcreageIntercept { get; init; }

    /// <summary>Acreage per unit of expected farm price.</summary>
    public required double AcreageSlope { get; init; }

    /// <summary>Market price without a crop.</summary>
    public required double PriceIntercept { get; init; }

    /// <summary>Change of price per unit of crop, negative.</summary>
    public required double PriceSlope { get; init; }

    /// <summary>Variance of the logarithm of yield.</summary>
    public required double YieldVariance { get; init; }

    /// <summary>The target price; 0 for none.</summary>
    public double Target { get; init; }
}
