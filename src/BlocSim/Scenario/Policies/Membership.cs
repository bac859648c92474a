namespace BlocSim;

/// <summary>A nation's time in the bloc.</summary>
/// <param name="Nation">The customs territory.</param>
/// <param name="InForce">From accession to exit.</param>
public sealed record Membership(string Nation, Period InForce);
