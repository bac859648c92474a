namespace BlocSim;

/// <summary>A buyer, or the processors of a nation, to the market: orders, one for each row of a market that they buy in.</summary>
internal sealed class OrderSheet
{
    /// <summary>The orders.</summary>
    public required Bid[] Bids { get; init; }
}
