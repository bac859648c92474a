using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>Gains and losses that add up: each bar begins where the one before ended, sums begin at zero.</summary>
/// <param name="Across">What the bars are, with its unit.</param>
/// <param name="Items">The bars from top to bottom: name, value, and whether it is the sum of those above since the last sum.</param>
public sealed record Waterfall(string Across, ImmutableArray<(string Name, double Value, bool IsSum)> Items);
