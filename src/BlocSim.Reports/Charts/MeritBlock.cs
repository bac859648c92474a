namespace BlocSim.Reports;

/// <summary>A block of a merit order.</summary>
/// <param name="Seller">Who offers it.</param>
/// <param name="Color">Index into the palette.</param>
/// <param name="From">Cost of its first tonne.</param>
/// <param name="To">Cost of its last tonne.</param>
/// <param name="Amount">How much it is.</param>
public sealed record MeritBlock(string Seller, int Color, double From, double To, double Amount);
