using System.Collections.Immutable;

namespace BlocSim;

/// <summary>A price floor that the bloc holds for one good.</summary>
public sealed record Floor
{
    /// <summary>The good covered.</summary>
    public required string Good { get; init; }

    /// <summary>The floor in USD per tonne, compared with the delivered price including duty.</summary>
    public required double Price { get; init; }

    /// <summary>How it is held.</summary>
    public FloorForm Form { get; init; } = FloorForm.VariableLevy;

    /// <summary>On what a levy is computed.</summary>
    public FloorBasis Basis { get; init; }

    /// <summary>When it is in force.</summary>
    public Period InForce { get; init; } = Period.Always;

    /// <summary>Months over which it rises linearly from the price at its start to <see cref="Price"/>.</summary>
    public int PhaseInMonths { get; init; }

    /// <summary>Yearly change of the floor after its start.</summary>
    public double Growth { get; init; }

    /// <summary>Levels from later dates on, in order; empty for none.</summary>
    public ImmutableArray<FloorStep> Path { get; init; } = [];

    /// <summary>What it follows; null for nothing.</summary>
    public FloorIndex? Index { get; init; }

    /// <summary>Contract for difference: share of a price above the floor, or above the collar where there is one, paid back.</summary>
    public double Clawback { get; init; }

    /// <summary>Contract for difference: the price from which on a part is paid back, USD per tonne; at least the floor, 0 for the floor itself.</summary>
    public double Collar { get; init; }

    /// <summary>
    /// Contract for difference: whether it settles on the benchmark of the period before, what the dominant producer's tonnes fetch at home, in place of each
    /// seller's own price.
    /// </summary>
    public bool OnBenchmark { get; init; }

    /// <summary>Contract for difference: tonnes a year covered for all members together; null for no cap.</summary>
    public double? Cap { get; init; }

    /// <summary>Buffer stock: the price at which the authority sells, USD per tonne; infinite for never.</summary>
    public double Ceiling { get; init; } = double.PositiveInfinity;

    /// <summary>Buffer stock: money to buy with, USD, once for the whole run; sales refill it. Infinite for no limit.</summary>
    public double Budget { get; init; } = double.PositiveInfinity;

    /// <summary>Buffer stock: tonnes that can be stored; infinite for no limit.</summary>
    public double Space { get; init; } = double.PositiveInfinity;

    /// <summary>Buffer stock: tonnes in store at the start.</summary>
    public double OpeningStock { get; init; }
}
