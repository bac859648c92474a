using BlocSim.Experiments;
using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>How an experiment is to be carried out.</summary>
/// <param name="Runs">Replications of each point.</param>
/// <param name="Jobs">Workers.</param>
/// <param name="Resume">Whether the user expects an experiment to be there already.</param>
/// <param name="Shard">Which part of the runs is made here.</param>
/// <param name="Silent">No progress and no table.</param>
/// <param name="Json">A machine-readable summary instead of a table.</param>
/// <param name="Charts">Whether charts are drawn.</param>
internal sealed record ExperimentFlags(
    int Runs,
    int Jobs,
    bool Resume,
    Shard Shard,
    bool Silent,
    bool Json,
    bool Charts
)
{
    /// <summary>What a report is made of.</summary>
    public ReportOptions Report => new(Runs, Charts);
}
