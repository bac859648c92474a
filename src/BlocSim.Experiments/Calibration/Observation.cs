namespace BlocSim.Experiments;

/// <summary>A number from history that a run is to come near.</summary>
/// <param name="Quantity">What it is in a run.</param>
/// <param name="Value">The number, in the metric's own unit.</param>
/// <param name="IsHeldOut">Whether it is kept out of the fit, to see what the fit is worth.</param>
public sealed record Observation(Quantity Quantity, double Value, bool IsHeldOut);
