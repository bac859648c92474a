using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>One quantity in two scenarios.</summary>
/// <param name="Scenario">Position of the second scenario.</param>
/// <param name="Quantity">The quantity, in a period or in the last year.</param>
/// <param name="First">In the first scenario, or in the baseline.</param>
/// <param name="Second">In the second scenario.</param>
/// <param name="Difference">Second less first, run by run.</param>
internal sealed record CompareRow(
    int Scenario,
    Quantity Quantity,
    Experiments.Spread First,
    Experiments.Spread Second,
    PairedDifference Difference
);
