namespace BlocSim;

/// <summary>Who receives the difference between the floor and what a tonne would cost without it.</summary>
public enum WedgeReceiver
{
    /// <summary>Nobody: there is no wedge.</summary>
    Nobody,

    /// <summary>The importing member's treasury, as a levy.</summary>
    Treasury,

    /// <summary>The seller, as a rent; where it is an importer's supplier, duty is due on the rent as well.</summary>
    Seller,
}
