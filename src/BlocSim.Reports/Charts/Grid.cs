using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A heat map: a value for every pair of two levers, and a line through it.</summary>
public sealed record Grid
{
    /// <summary>What stands below, with its unit.</summary>
    public required string Across { get; init; }

    /// <summary>What stands at the left, with its unit.</summary>
    public required string Up { get; init; }

    /// <summary>Names of the columns, left to right.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Names of the rows, bottom to top.</summary>
    public required ImmutableArray<string> Rows { get; init; }

    /// <summary>Values by row and column; NaN where there is none.</summary>
    public required ImmutableArray<ImmutableArray<double>> Values { get; init; }

    /// <summary>By column: the row at which a target is reached, in steps from the lowest, interpolated; NaN where it is not. Empty for no line.</summary>
    public ImmutableArray<double> Line { get; init; } = [];

    /// <summary>What the line is.</summary>
    public string LineName { get; init; } = string.Empty;

    /// <summary>What one number of the map is, with its unit.</summary>
    public required string Meaning { get; init; }
}
