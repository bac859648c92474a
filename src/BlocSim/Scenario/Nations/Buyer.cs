namespace BlocSim;

/// <summary>Final demand of one nation's sector for one good.</summary>
public sealed record Buyer
{
    /// <summary>The nation that buys.</summary>
    public required string Nation { get; init; }

    /// <summary>The using sector: <c>ev</c>, <c>wind</c>, <c>electronics</c>, <c>defence</c>, ... </summary>
    public required string Sector { get; init; }

    /// <summary>The good bought.</summary>
    public required string Good { get; init; }

    /// <summary>The shape of demand.</summary>
    public DemandForm Form { get; init; } = DemandForm.Isoelastic;

    /// <summary>Isoelastic: tonnes a year in the base year. Linear: tonnes a year at price zero.</summary>
    public required double Level { get; init; }

    /// <summary>Linear only: tonnes a year lost per USD/t, a positive number.</summary>
    public double Slope { get; init; }

    /// <summary>Short-run elasticity, a positive number.</summary>
    public double Elasticity { get; init; } = 0.15;

    /// <summary>Long-run elasticity, a positive number.</summary>
    public double LongRunElasticity { get; init; } = 0.6;

    /// <summary>
    /// Share of the largest saving ever adapted to that stays when prices fall again, 0 to 1: redesigned products do not come back.
    /// </summary>
    public double Irreversible { get; init; }

    /// <summary>Yearly growth of demand at unchanged prices.</summary>
    public double Growth { get; init; }

    /// <summary>Share of purchases by firms able to evade, 0 to 1.</summary>
    public double Capable { get; init; }
}
