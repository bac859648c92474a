namespace BlocSim;

/// <summary>Who trades with whom, for the books.</summary>
/// <param name="Good">Index of the good.</param>
/// <param name="Origin">Origin slot of the seller.</param>
/// <param name="From">Nation of the seller.</param>
/// <param name="To">Nation of the buyer.</param>
/// <param name="Row">The buyer's row.</param>
/// <param name="Node">The node bought from.</param>
/// <param name="Price">The price there, USD per tonne.</param>
internal readonly record struct Posting(int Good, int Origin, int From, int To, int Row, int Node, double Price)
{
    /// <summary>Nation whose papers the goods have.</summary>
    public int Via { get; init; }
}
