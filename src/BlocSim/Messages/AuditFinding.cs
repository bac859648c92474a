namespace BlocSim;

/// <summary>The authority to accounts and statistics: what its audits found, and how its stockpile stands.</summary>
internal sealed class AuditFinding
{
    /// <summary>Share of evading lots that was caught; NaN when there were none to catch.</summary>
    public double CaughtShare { get; set; }

    /// <summary>Tonnes that audits were spread over.</summary>
    public double Targeted { get; set; }

    /// <summary>The stockpile; null where the bloc has none.</summary>
    public StockpileReport? Stockpile { get; init; }
}
