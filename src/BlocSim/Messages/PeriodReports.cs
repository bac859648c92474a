namespace BlocSim;

/// <summary>To accounts and whoever records: what the authority found, and what producer nations said of their plants at the start of the period.</summary>
internal sealed class PeriodReports
{
    /// <summary>What the authority found.</summary>
    public required AuditFinding Finding { get; set; }

    /// <summary>Producer nations, by nation; null where a nation has no plants and no supply.</summary>
    public required ProducerReport?[] Producers { get; init; }
}
