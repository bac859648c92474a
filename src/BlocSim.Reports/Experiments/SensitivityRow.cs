using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>What one input does to one quantity. What the two numbers are depends on the method.</summary>
/// <param name="Quantity">The result.</param>
/// <param name="Factor">The input.</param>
/// <param name="Size">What inputs are ranked by.</param>
internal sealed record SensitivityRow(Quantity Quantity, Factor Factor, double Size)
{
    public double First { get; init; } = double.NaN;

    public double FirstLow { get; init; } = double.NaN;

    public double FirstHigh { get; init; } = double.NaN;

    public double Second { get; init; } = double.NaN;

    public double SecondLow { get; init; } = double.NaN;

    public double SecondHigh { get; init; } = double.NaN;

    /// <summary>Morris: the mean size that draws alone give; tornado: half the 95 % interval of the difference; Sobol: the share of variance that draws make. NaN from one run a point.</summary>
    public double ByDraws { get; init; } = double.NaN;

    /// <summary>Mean effect with its sign, of Morris.</summary>
    public double Mean { get; init; } = double.NaN;

    /// <summary>The result with nothing changed, of a tornado.</summary>
    public double Origin { get; init; } = double.NaN;

    /// <summary>The input's value at its lower end, of a tornado.</summary>
    public string FirstText { get; init; } = string.Empty;

    /// <summary>The input's value at its upper end.</summary>
    public string SecondText { get; init; } = string.Empty;
}
