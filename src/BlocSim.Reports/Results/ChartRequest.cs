using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A chart that somebody asks for: which quantities of which results, and what is written on it. What is left out is chosen.</summary>
public sealed record ChartRequest
{
    /// <summary>Metrics; empty for the price that buyers in the bloc pay, or the world price where there is no bloc.</summary>
    public ImmutableArray<string> Metrics { get; init; } = [];

    /// <summary>Goods; empty for the scenario's focus. <c>all</c> for every good that has the metric.</summary>
    public ImmutableArray<string> Goods { get; init; } = [];

    /// <summary>Nations, <c>bloc</c>, <c>outside</c> or <c>world</c>; empty for the bloc, else the world, else the largest nations. <c>all</c> for every nation.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];

    /// <summary>First date shown; null for the start.</summary>
    public YearMonth? From { get; init; }

    /// <summary>Last date shown; null for the end.</summary>
    public YearMonth? To { get; init; }

    /// <summary>Whether the baseline of a single result is left out.</summary>
    public bool WithoutBaseline { get; init; }

    /// <summary>The title; empty for what is shown.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>The line below it; empty for the turning points.</summary>
    public string Subtitle { get; init; } = string.Empty;

    /// <summary>A remark beside the source; may be empty.</summary>
    public string Note { get; init; } = string.Empty;
}
