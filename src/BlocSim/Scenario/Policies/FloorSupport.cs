namespace BlocSim;

/// <summary>What a floor does for members' producers beside holding prices.</summary>
public enum FloorSupport
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Taxpayers pay them the difference between the floor and the market price.</summary>
    PaysDifference,

    /// <summary>The authority buys their goods at the floor and sells at the ceiling, while money, space and stock last.</summary>
    BuysGoods,
}
