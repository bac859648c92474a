namespace BlocSim;

/// <summary>Who buys in a market.</summary>
/// <param name="Destination">Index of its customs territory in the market.</param>
/// <param name="Capable">Share bought by firms able to evade.</param>
internal readonly record struct MarketRow(int Destination, double Capable);
