namespace BlocSim;

/// <summary>What a seller with market power finds at one quantity.</summary>
/// <param name="Tonnes">The quantity, tonnes per tick.</param>
/// <param name="Sold">What of it is sold: less where nobody wants more at any price.</param>
/// <param name="Profit">Profit before fixed cost, USD per tick.</param>
/// <param name="Price">The price it receives, USD per tonne.</param>
/// <param name="Before">Marginal profit of the last tonne, USD.</param>
/// <param name="Beyond">Marginal profit of the next one, USD.</param>
/// <param name="Regime">The kind of the market's answer.</param>
internal readonly record struct QuantityPoint(
    double Tonnes,
    double Sold,
    double Profit,
    double Price,
    double Before,
    double Beyond,
    long Regime
);
