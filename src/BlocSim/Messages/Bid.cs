namespace BlocSim;

/// <summary>A buyer's answer: how much it wants at which price, and how it weighs origins.</summary>
/// <param name="Good">Index of the good.</param>
/// <param name="Row">Its row in the market.</param>
/// <param name="Demand">Its demand this tick.</param>
/// <param name="Weights">Weights over origins; the sender leaves them alone until it orders again.</param>
/// <param name="Detection">The chance of being caught as this buyer sees it.</param>
internal readonly record struct Bid(int Good, int Row, Demand Demand, double[] Weights, double Detection)
{
    /// <summary>Whom it is bound to buy from; null for nobody.</summary>
    public ContractShares? Contract { get; init; }

    /// <summary>The stock it keeps, with what it ordered for it, already in the demand; null for none.</summary>
    public StockBid? Stock { get; init; }
}
