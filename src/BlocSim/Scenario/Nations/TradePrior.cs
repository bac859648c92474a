using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// What is known about who bought from whom in the base year before the flows are balanced: a relative weight, 1 when
/// nothing is said, 0 for no trade.
/// </summary>
/// <param name="Good">The good.</param>
/// <param name="From">Exporting nations; empty for all.</param>
/// <param name="To">Importing nations; empty for all.</param>
/// <param name="Weight">Multiplies the weight of these pairs.</param>
/// <param name="HomeOnly">Applies only where exporter and importer are the same nation.</param>
public sealed record TradePrior(
    string Good,
    ImmutableArray<string> From,
    ImmutableArray<string> To,
    double Weight,
    bool HomeOnly
);
