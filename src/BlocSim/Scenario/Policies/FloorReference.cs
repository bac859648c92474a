namespace BlocSim;

/// <summary>What an indexed floor refers to.</summary>
public enum FloorReference
{
    /// <summary>The average of the world price over some months.</summary>
    WorldPrice,

    /// <summary>The average over some months of what the dominant producer's tonnes fetch at home.</summary>
    Benchmark,

    /// <summary>The full unit cost of members' plants, fixed cost included: the one that half of their capacity does not exceed.</summary>
    MemberCost,
}
