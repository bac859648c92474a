using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What charts of many runs of one scenario draw: medians and the edges of bands, on one calendar.</summary>
/// <param name="Scenario">The scenario, at central values.</param>
/// <param name="Runs">How many runs there are.</param>
/// <param name="Policy">Medians with the policy.</param>
/// <param name="Baseline">Medians in the baseline.</param>
/// <param name="PolicyBands">Edges of bands with the policy, the widest first.</param>
/// <param name="BaselineBands">The same in the baseline.</param>
public sealed record EnsembleTables(
    Scenario Scenario,
    int Runs,
    RunTable Policy,
    RunTable Baseline,
    ImmutableArray<(RunTable Low, RunTable High)> PolicyBands,
    ImmutableArray<(RunTable Low, RunTable High)> BaselineBands
);
