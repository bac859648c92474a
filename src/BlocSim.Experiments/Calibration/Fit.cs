using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>Values of parameters that bring a model near to observations, and how far they can be told from others.</summary>
/// <param name="Shares">Each parameter's place in its range, from 0 to 1.</param>
/// <param name="StandardErrors">Its standard error in shares of the range; NaN where it cannot be told.</param>
/// <param name="UnitErrors">The same for residuals that scatter by one, from the slopes alone; NaN where it cannot be told.</param>
/// <param name="Correlations">Correlation of the estimates, row by row; NaN where they cannot be told.</param>
/// <param name="Residuals">Model less observation, in shares of the observation, for those that were fitted.</param>
/// <param name="Evaluations">How many settings were tried.</param>
public sealed record Fit(
    ImmutableArray<double> Shares,
    ImmutableArray<double> StandardErrors,
    ImmutableArray<double> UnitErrors,
    ImmutableArray<ImmutableArray<double>> Correlations,
    ImmutableArray<double> Residuals,
    int Evaluations
)
{
    /// <summary>Root of the mean squared residual.</summary>
    public double RootMeanSquare => Residuals.Length == 0 ? 0 : Math.Sqrt(Residuals.Sum(r => r * r) / Residuals.Length);

    /// <summary>Variance of the residuals, parameters taken off; NaN where there are no more observations than parameters.</summary>
    public double Variance =>
        Residuals.Length > Shares.Length ? Residuals.Sum(r => r * r) / (Residuals.Length - Shares.Length) : double.NaN;
}
