namespace BlocSim;

/// <summary>Whose sales a floor binds.</summary>
public enum FloorReach
{
    /// <summary>Nobody's: buyers pay what the market asks.</summary>
    Nobody,

    /// <summary>Imports of goods from outsiders, at the border.</summary>
    Imports,

    /// <summary>Every sale inside the bloc, members' own included.</summary>
    AllSales,
}
