namespace BlocSim;

/// <summary>A floor as announced for one tick.</summary>
/// <param name="Form">How it is held.</param>
/// <param name="Basis">On what a levy is computed.</param>
/// <param name="Price">The floor in force, USD per tonne, phase-in and indexation applied; NaN for none.</param>
/// <param name="Covered">Contract for difference: tonnes per tick covered for all members; infinite for no cap.</param>
/// <param name="Clawback">Contract for difference: share of a price above the floor paid back.</param>
internal readonly record struct FloorNotice(
    FloorForm Form,
    FloorBasis Basis,
    double Price,
    double Covered,
    double Clawback
)
{
    public static FloorNotice None { get; } = new(FloorForm.VariableLevy, default, double.NaN, 0, 0);

    public bool InForce => !double.IsNaN(Price);

    /// <summary>Whether buyers' prices are held at it: by a levy, an undertaking or inside the bloc; not by contracts or a store.</summary>
    public bool AtBorder => InForce && Form.HoldsPrices;
}
