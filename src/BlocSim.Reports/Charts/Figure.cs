using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A chart described, not drawn: what a slide needs to stand on its own.</summary>
public sealed record Figure
{
    /// <summary>What the figure is about.</summary>
    public required string Title { get; init; }

    /// <summary>One line below the title: the finding in numbers, or the unit.</summary>
    public string Subtitle { get; init; } = string.Empty;

    /// <summary>The panels, drawn side by side or in two rows.</summary>
    public required ImmutableArray<Panel> Panels { get; init; }

    /// <summary>Labels of the periods, shared by all panels; empty where none is over time.</summary>
    public ImmutableArray<string> Periods { get; init; } = [];

    /// <summary>Dates to mark, as indices of periods with their names.</summary>
    public ImmutableArray<DateMark> Marks { get; init; } = [];

    /// <summary>Where the figures come from.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>Scenario, seed and version, for the foot.</summary>
    public string Footer { get; init; } = string.Empty;

    /// <summary>What the figure shows in words, for screen readers.</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>Machine-readable origin, kept in the file's metadata.</summary>
    public string Provenance { get; init; } = string.Empty;
}
