namespace BlocSim;

/// <summary>On what a variable levy is computed.</summary>
public enum FloorBasis
{
    /// <summary>One levy a good, from the cheapest representative non-member offer at the border.</summary>
    Reference,

    /// <summary>A levy on each consignment, the difference between the floor and its own border price.</summary>
    Consignment,
}
