using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>Points on two axes, some of them joined: a frontier.</summary>
public sealed record Scatter
{
    /// <summary>What stands below, with its unit.</summary>
    public required string Across { get; init; }

    /// <summary>What stands at the left, with its unit.</summary>
    public required string Up { get; init; }

    /// <summary>The largest value that can be, such as 100 %; the axis does not go beyond it.</summary>
    public double UpMost { get; init; } = double.PositiveInfinity;

    /// <summary>Whether the frontier is joined; not where what lies between its points was never tried.</summary>
    public bool Joined { get; init; } = true;

    /// <summary>The points.</summary>
    public required ImmutableArray<ScatterPoint> Points { get; init; }
}
