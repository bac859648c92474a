namespace BlocSim;

/// <summary>The authority to accounts and statistics: what its audits found, and how its stockpile stands.</summary>
internal sealed class AuditFinding(int goods)
{
    /// <summary>Share of evading lots of each good that was caught; NaN where there were none to catch.</summary>
    public double[] CaughtShare { get; } = new double[goods];

    /// <summary>Lots of each good that were examined.</summary>
    public double[] Examined { get; } = new double[goods];

    /// <summary>The stockpile; null where the bloc has none.</summary>
    public StockpileReport? Stockpile { get; init; }
}
