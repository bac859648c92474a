namespace BlocSim.Reports;

/// <summary>One line of a tornado: what happens at either end of a lever, or two indices of it.</summary>
/// <param name="Name">The lever.</param>
/// <param name="First">End of the first bar.</param>
/// <param name="Second">End of the second bar; NaN for none.</param>
public sealed record Bar(string Name, double First, double Second)
{
    /// <summary>Lower end of the interval around the first end; NaN for none.</summary>
    public double FirstLow { get; init; } = double.NaN;

    /// <summary>Upper end of it.</summary>
    public double FirstHigh { get; init; } = double.NaN;

    /// <summary>Lower end of the interval around the second end; NaN for none.</summary>
    public double SecondLow { get; init; } = double.NaN;

    /// <summary>Upper end of it.</summary>
    public double SecondHigh { get; init; } = double.NaN;

    /// <summary>A few words at the first end, such as the lever's value there; may be empty.</summary>
    public string FirstText { get; init; } = string.Empty;

    /// <summary>A few words at the second end.</summary>
    public string SecondText { get; init; } = string.Empty;
}
