namespace BlocSim;

/// <summary>A producer nation to the market: its offer of every good it makes.</summary>
internal sealed class OfferSheet
{
    /// <summary>The offers, a good each.</summary>
    public required Offer[] Offers { get; init; }
}
