namespace BlocSim.Scenarios;

/// <summary>Reads customs enforcement.</summary>
internal static class EnforcementReader
{
    public static Enforcement Read(Section s)
    {
        var defaults = new Enforcement();
        return new Enforcement
        {
            Evasion = s.Text("evasion", "true") != "false",
            AuditsPerYear = s.Optional("audits", ValueKind.PerYear),
            Audited = s.Text("audited") == "by-value" ? AuditChoice.ByValue : AuditChoice.ByTonnage,
            AuditCost = s.Number("audit-cost", ValueKind.Money, defaults.AuditCost),
            DataSharing = s.Number("data-sharing", ValueKind.Share, defaults.DataSharing),
            Penalty = s.Number("penalty", ValueKind.Multiple, defaults.Penalty),
            BaseDetection = s.Number("detection", ValueKind.Share, defaults.BaseDetection),
            AuditPower = s.Number("audit-power", ValueKind.Share, defaults.AuditPower),
            TracingShare = s.Number("tracing", ValueKind.Share, defaults.TracingShare),
            ReExportTracing = s.Optional("re-export-tracing", ValueKind.Share),
            LotTonnes = s.Number("lot", ValueKind.Mass, defaults.LotTonnes),
            Eta = s.Number("evasion-response", ValueKind.Number, defaults.Eta),
        };
    }
}
