using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace BlocSim.Experiments;

/// <summary>How a quantity falls over replications; missing values are left out.</summary>
public sealed record Spread
{
    /// <summary>The quantiles kept: the edges of bands that hold 50, 80 and 95 % of runs, and the median.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

    /// <summary>How many runs have a value.</summary>
    public required int Count { get; init; }

    /// <summary>Their mean; NaN where there is none.</summary>
    public required double Mean { get; init; }

    /// <summary>Standard deviation over runs; NaN for fewer than two.</summary>
    public required double Deviation { get; init; }

    /// <summary>Quantiles at <see cref="Levels"/>, interpolated (Hyndman and Fan 1996, type 7).</summary>
    public required IReadOnlyList<double> Quantiles { get; init; }

    /// <summary>The middle value.</summary>
    public double Median => Quantiles[3];

    /// <summary>Standard error of the mean.</summary>
    public double StandardError => Deviation / Math.Sqrt(Count);

    /// <summary>Half the width of the 95 % confidence interval of the mean (Student's t).</summary>
    public double HalfWidth => Student(Count) * StandardError;

    /// <summary>The factor by which a standard error becomes half a 95 % interval; NaN for fewer than two values.</summary>
    public static double Student(int count) =>
        count < 2 ? double.NaN : Math.Round(StudentT.InvCDF(0, 1, count - 1, 0.975), 9);

    /// <summary>The spread of values.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        double mean = sorted.Length == 0 ? double.NaN : sorted.Sum() / sorted.Length;
        double squares = sorted.Sum(v => (v - mean) * (v - mean));
        return new Spread
        {
            Count = sorted.Length,
            Mean = mean,
            Deviation = sorted.Length < 2 ? double.NaN : Math.Sqrt(squares / (sorted.Length - 1)),
            Quantiles = [.. Levels.Select(q => SortedArrayStatistics.QuantileCustom(sorted, q, QuantileDefinition.R7))],
        };
    }
}
