using System.Collections.Immutable;

namespace BlocSim;

/// <summary>A rule by which a government acts on what it sees: trigger, means, budget, memory.</summary>
public sealed record Strategy
{
    /// <summary>Whose government.</summary>
    public required string Nation { get; init; }

    /// <summary>What it does.</summary>
    public required StrategyKind Kind { get; init; }

    /// <summary>Goods concerned; dividing: those sold at a discount.</summary>
    public ImmutableArray<string> Goods { get; init; } = [];

    /// <summary>Dumping: paid per tonne, USD.</summary>
    public double Subsidy { get; init; }

    /// <summary>Dumping and dividing: money for the whole run, USD; what is recouped is not spent again.</summary>
    public double Budget { get; init; } = double.PositiveInfinity;

    /// <summary>Dumping: rivals' capacity, standing and being built, above that of the start, at which it begins, tonnes a year.</summary>
    public double Mark { get; init; }

    /// <summary>Dumping: export tax afterwards, as a share of the price.</summary>
    public double RecoupTax { get; init; }

    /// <summary>Dumping: months for which that tax is taken.</summary>
    public int RecoupMonths { get; init; }

    /// <summary>Restricting: share of last year's exports that may still leave, 0 to 1.</summary>
    public double Limit { get; init; }

    /// <summary>Restricting and retaliating: months from the bloc's measure to the answer.</summary>
    public int DelayMonths { get; init; } = 3;

    /// <summary>Restricting: months until a truce; 0 for none. Retaliating: months until the next member's turn.</summary>
    public int LastsMonths { get; init; }

    /// <summary>Restricting: months of truce before it begins again, if the bloc's measure still stands.</summary>
    public int TruceMonths { get; init; }

    /// <summary>Retaliating: cost to the member on goods outside the model; dividing: the offer. USD a year.</summary>
    public double Yearly { get; init; }

    /// <summary>Dividing: taken off the border price of goods for the nation that left, as a share.</summary>
    public double Discount { get; init; }

    /// <summary>Capturing: share of the way from the delivered price to the floor, 0 to 1.</summary>
    public double Share { get; init; } = 1;

    /// <summary>When the rule may act.</summary>
    public Period InForce { get; init; } = Period.Always;
}
