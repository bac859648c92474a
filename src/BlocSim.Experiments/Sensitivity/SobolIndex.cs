namespace BlocSim.Experiments;

/// <summary>Shares of a result's variance that go back to a factor.</summary>
/// <param name="First">By itself.</param>
/// <param name="FirstLow">Lower end of its 95 % interval.</param>
/// <param name="FirstHigh">Upper end.</param>
/// <param name="Total">By itself and together with others.</param>
/// <param name="TotalLow">Lower end of its 95 % interval.</param>
/// <param name="TotalHigh">Upper end.</param>
public sealed record SobolIndex(
    double First,
    double FirstLow,
    double FirstHigh,
    double Total,
    double TotalLow,
    double TotalHigh
);
