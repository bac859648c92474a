using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>One panel of a figure: layers over time on one axis.</summary>
public sealed record Panel
{
    /// <summary>The panel's heading; may be empty in a figure of one panel.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>The unit of the vertical axis.</summary>
    public string Unit { get; init; } = string.Empty;

    /// <summary>What is drawn, bottom first.</summary>
    public ImmutableArray<Layer> Layers { get; init; } = [];

    /// <summary>Whether layers add up (areas) or stand for themselves (lines).</summary>
    public bool Stacked { get; init; }

    /// <summary>The top of the axis, when it is fixed.</summary>
    public double? Top { get; init; }

    /// <summary>A heat map in place of layers.</summary>
    public Grid? Grid { get; init; }

    /// <summary>A scatter in place of layers.</summary>
    public Scatter? Scatter { get; init; }

    /// <summary>A tornado in place of layers.</summary>
    public Bars? Bars { get; init; }

    /// <summary>Lines over a lever's values in place of layers over time.</summary>
    public Curves? Curves { get; init; }

    /// <summary>A merit order in place of layers.</summary>
    public MeritOrder? MeritOrder { get; init; }

    /// <summary>Gains and losses that add up, in place of layers.</summary>
    public Waterfall? Waterfall { get; init; }

    /// <summary>Trade from place to place in place of layers.</summary>
    public Routes? Routes { get; init; }

    /// <summary>Lives of plants in place of layers.</summary>
    public Timetable? Timetable { get; init; }

    /// <summary>A map in place of layers.</summary>
    public TileMap? Map { get; init; }
}
