namespace BlocSim;

/// <summary>A fixed coefficient of a process.</summary>
/// <param name="Good">The good used or made.</param>
/// <param name="Coefficient">Tonnes per unit of activity.</param>
public sealed record Ingredient(string Good, double Coefficient);
