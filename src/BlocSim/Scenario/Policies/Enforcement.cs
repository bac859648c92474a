namespace BlocSim;

/// <summary>What the bloc's customs do against evasion.</summary>
public sealed record Enforcement
{
    /// <summary>Lots examined a year; null leaves the chance of being caught at <see cref="BaseDetection"/>.</summary>
    public double? AuditsPerYear { get; init; }

    /// <summary>Which lots they are.</summary>
    public AuditChoice Audited { get; init; }

    /// <summary>
    /// What examining a lot costs the treasury of the member where it arrives, USD; assumption, 200 to 3,000: a few hours of two officers and a laboratory's assay, to the full
    /// unloading of a container.
    /// </summary>
    public double AuditCost { get; init; } = 1000;

    /// <summary>How much of their data members share, 0 to 1; raises the chance that an audit of an evading lot finds out.</summary>
    public double DataSharing { get; init; }

    /// <summary>Whether anybody evades at all; false takes misdeclaration and other nations' papers out of the model.</summary>
    public bool Evasion { get; init; } = true;

    /// <summary>Fine as a multiple of the duty and levy evaded, on top of paying them.</summary>
    public double Penalty { get; init; } = 3;

    /// <summary>Chance that an evading lot is caught where no audits are stated (seizures over smuggled tonnes in 2011: 0.037, China Daily 2012-12-10).</summary>
    public double BaseDetection { get; init; } = 0.05;

    /// <summary>Chance that an audited evading lot is found out without data sharing; assumption, 0.3 to 0.7.</summary>
    public double AuditPower { get; init; } = 0.5;

    /// <summary>
    /// Chance that goods relabelled as a third nation's are traced, as a share of the chance that misdeclared goods are caught:
    /// they travel with real papers. Assumption, 0.2 to 0.8.
    /// </summary>
    public double TracingShare { get; init; } = 0.5;

    /// <summary>
    /// The same for goods that a member on its own track imported without levy and sells on, whether or not it makes them: they crossed a member's border
    /// in the open. Null where such members sell nothing on. Assumption, 0 to 0.5.
    /// </summary>
    public double? ReExportTracing { get; init; }

    /// <summary>Tonnes in a lot.</summary>
    public double LotTonnes { get; init; } = 20;

    /// <summary>
    /// Hiding costs of lots are exponentially distributed with mean <c>P0 / eta</c>. The default 8 gives about 3 % of trade evaded
    /// per point of duty (Fisman and Wei 2004).
    /// </summary>
    public double Eta { get; init; } = 8;
}
