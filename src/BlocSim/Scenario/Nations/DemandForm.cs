namespace BlocSim;

/// <summary>The shape of a demand schedule.</summary>
public enum DemandForm
{
    /// <summary><c>Q = A (P/P0)^-e</c> up to the choke price.</summary>
    Isoelastic,

    /// <summary><c>Q = a - b P</c>, floored at zero.</summary>
    Linear,
}
