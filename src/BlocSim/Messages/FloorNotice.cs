namespace BlocSim;

/// <summary>A floor as announced for one tick.</summary>
/// <param name="Form">How it is held.</param>
/// <param name="Basis">On what a levy is computed.</param>
/// <param name="Price">The floor in force, USD per tonne, phase-in and indexation applied; NaN for none.</param>
/// <param name="Covered">Contract for difference: tonnes per tick covered for all members; infinite for no cap.</param>
/// <param name="Clawback">Contract for difference: share of a price above the collar paid back.</param>
/// <param name="Collar">Contract for difference: the price from which on that is, USD per tonne; at least the floor.</param>
/// <param name="Index">Contract for difference: the price it settles on, USD per tonne; NaN for each seller's own.</param>
internal readonly record struct FloorNotice(
    FloorForm Form,
    FloorBasis Basis,
    double Price,
    double Covered,
    double Clawback,
    double Collar,
    double Index
)
{
    public static FloorNotice None { get; } = new(FloorForm.VariableLevy, default, double.NaN, 0, 0, 0, double.NaN);

    public bool InForce => !double.IsNaN(Price);

    /// <summary>Whether buyers' prices are held at it: by a levy, an undertaking or inside the bloc; not by contracts or a store.</summary>
    public bool AtBorder => InForce && Form.HoldsPrices;

    /// <summary>Contract for difference: what a covered tonne is paid when the price that counts is this, USD per tonne; negative where it pays back.</summary>
    public double Difference(double price) => Math.Max(0, Price - price) - (Clawback * Math.Max(0, price - Collar));
}
