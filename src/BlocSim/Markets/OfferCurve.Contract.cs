namespace BlocSim;

/// <content>A contract for difference: what covered tonnes earn.</content>
internal sealed partial class OfferCurve
{
    /// <summary>Contract for difference: the strike price, or NaN.</summary>
    public double Strike { get; set; } = double.NaN;

    /// <summary>
    /// Contract for difference that settles on an index: what a covered tonne is paid on top of whatever it sells for, USD per tonne; NaN where the seller's
    /// own price counts.
    /// </summary>
    public double Premium { get; set; } = double.NaN;

    /// <summary>Contract for difference: the price from which on a part is paid back; the strike where it is lower.</summary>
    public double Collar { get; set; }

    /// <summary>Contract for difference: covered tonnes per tick.</summary>
    public double Covered { get; set; }

    /// <summary>Contract for difference: share of a price above the collar paid back.</summary>
    public double Clawback { get; set; }

    /// <summary>What a covered tonne earns at a market price.</summary>
    public double EffectivePrice(double price) =>
        double.IsNaN(Strike) ? price
        : !double.IsNaN(Premium) ? Math.Max(0, price + Premium)
        : Math.Max(price, Strike) - (Clawback * Math.Max(0, price - Math.Max(Strike, Collar)));

    private double EffectiveSlope(double price) =>
        !double.IsNaN(Premium) ? (price + Premium < 0 ? 0 : 1)
        : price < Strike ? 0
        : price < Math.Max(Strike, Collar) ? 1
        : 1 - Clawback;
}
