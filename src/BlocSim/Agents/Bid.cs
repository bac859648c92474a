namespace BlocSim;

/// <summary>A buyer's answer: how much it wants at which price, and how it weighs origins.</summary>
/// <param name="Good">Index of the good.</param>
/// <param name="Row">Its row in the market.</param>
/// <param name="Demand">Its demand this tick.</param>
/// <param name="Weights">Weights over origins; the sender leaves them alone until the next phase.</param>
/// <param name="Detection">The chance of being caught as this buyer sees it.</param>
internal readonly record struct Bid(int Good, int Row, Demand Demand, double[] Weights, double Detection)
{
    /// <summary>What it orders beyond its use, or less than it, for a stock of its own; already in the demand.</summary>
    public StockOrder Stocking { get; init; } = StockOrder.None;

    /// <summary>Whom it is bound to buy from; null for nobody.</summary>
    public ContractBook? Contract { get; init; }

    /// <summary>What it wants to use, where it keeps a stock; null where that is the demand.</summary>
    public Demand? Use { get; init; }
}
