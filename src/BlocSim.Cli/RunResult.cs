using BlocSim.Reports;

namespace BlocSim.Cli;

/// <summary>A finished run.</summary>
internal sealed record RunResult(PairedRun Pair, RunManifest Manifest, IReadOnlyList<SummaryRow> Rows);
