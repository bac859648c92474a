namespace BlocSim;

/// <summary>A level that a floor has from a date on.</summary>
/// <param name="From">The first month.</param>
/// <param name="Price">The level, USD per tonne.</param>
public sealed record FloorStep(YearMonth From, double Price);
