namespace BlocSim;

/// <summary>What a buffer stock can do in one tick.</summary>
/// <param name="Ceiling">Price at which it sells, USD per tonne; infinite for never.</param>
/// <param name="Money">What is left to buy with, USD.</param>
/// <param name="Room">Tonnes that still fit in.</param>
/// <param name="Stock">Tonnes in store.</param>
internal readonly record struct StoreNotice(double Ceiling, double Money, double Room, double Stock);
