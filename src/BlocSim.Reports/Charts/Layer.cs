using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A named series of a panel.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Style">How it is drawn.</param>
/// <param name="Color">Index into the palette.</param>
/// <param name="Values">One value a period; NaN leaves a gap.</param>
public sealed record Layer(string Name, LayerStyle Style, int Color, ImmutableArray<double> Values)
{
    /// <summary>Lower edge of a band around the line; empty for none.</summary>
    public ImmutableArray<double> Low { get; init; } = [];

    /// <summary>Upper edge of the band.</summary>
    public ImmutableArray<double> High { get; init; } = [];
}
