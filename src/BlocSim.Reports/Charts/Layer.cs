using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>A named series of a panel.</summary>
/// <param name="Name">Its label.</param>
/// <param name="Style">How it is drawn.</param>
/// <param name="Color">Index into the palette.</param>
/// <param name="Values">One value a period; NaN leaves a gap.</param>
public sealed record Layer(string Name, LayerStyle Style, int Color, ImmutableArray<double> Values)
{
    /// <summary>Bands around the line, the widest first; empty for none.</summary>
    public ImmutableArray<LayerBand> Bands { get; init; } = [];
}
