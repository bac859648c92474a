namespace BlocSim;

/// <summary>The shape of a stated supply schedule.</summary>
public enum SupplyForm
{
    /// <summary><c>S = a + b p</c>, floored at zero.</summary>
    Linear,

    /// <summary><c>S = S0 ((p - start) / (p0 - start))^e</c>, start 0 unless stated.</summary>
    Isoelastic,

    /// <summary>Steps of constant marginal cost.</summary>
    Steps,
}
