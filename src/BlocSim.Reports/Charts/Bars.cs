using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>Bars that lie on each other from the largest to the smallest: a tornado.</summary>
public sealed record Bars
{
    /// <summary>What the bars' ends are, with its unit.</summary>
    public required string Across { get; init; }

    /// <summary>Where bars start: the value with nothing changed; 0 for indices.</summary>
    public double Origin { get; init; }

    /// <summary>Bars longer than this are drawn as long, with an open end and their number in words.</summary>
    public double Longest { get; init; } = double.PositiveInfinity;

    /// <summary>The bars, the largest first.</summary>
    public required ImmutableArray<Bar> Items { get; init; }

    /// <summary>What the darker of two bars is; empty where there is one.</summary>
    public string FirstName { get; init; } = string.Empty;

    /// <summary>What the lighter of two bars is.</summary>
    public string SecondName { get; init; } = string.Empty;
}
