namespace BlocSim;

/// <summary>The stock behind a bid: what of it is ordered to be kept or comes out of it, and what its buyer wants to use.</summary>
/// <param name="Order">How much more or less than its use it orders this tick.</param>
/// <param name="Use">Demand for use alone.</param>
internal readonly record struct StockBid(StockOrder Order, Demand Use);
