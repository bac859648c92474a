namespace BlocSim;

/// <summary>How a price floor is held, and so who receives the wedge.</summary>
public enum FloorForm
{
    /// <summary>An adjustable levy lifts the border price of non-members' goods to the floor; the bloc's treasury receives it.</summary>
    VariableLevy,

    /// <summary>Non-members' exporters undertake not to sell below the floor; they keep the difference.</summary>
    MinimumImportPrice,

    /// <summary>Nobody may sell below the floor inside the bloc; sellers keep the difference, what is not bought is not sold.</summary>
    FloorOnInternalSales,

    /// <summary>Buyers pay the market; taxpayers pay member producers the difference to the floor.</summary>
    ContractForDifference,

    /// <summary>The authority buys members' goods at the floor and sells at the ceiling, while money, space and stock last.</summary>
    BufferStock,
}
