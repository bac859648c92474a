namespace BlocSim;

/// <summary>The shape of a stated supply schedule.</summary>
public enum SupplyForm
{
    /// <summary><c>S = a + b p</c>, floored at zero.</summary>
    Linear,

    /// <summary><c>S = S0 (p / p0)^e</c>.</summary>
    Isoelastic,
}
