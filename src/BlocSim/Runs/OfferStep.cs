namespace BlocSim;

/// <summary>A part of what a nation's producers offer of a good: so many tonnes at marginal costs that rise from one price to another.</summary>
/// <param name="Good">The good.</param>
/// <param name="Nation">The nation's code.</param>
/// <param name="From">Marginal cost of its first tonne, USD per tonne at the gate; 0 for co-products, which come whatever the price.</param>
/// <param name="To">Marginal cost of its last tonne.</param>
/// <param name="Tonnes">Tonnes a year.</param>
public sealed record OfferStep(string Good, string Nation, double From, double To, double Tonnes);
