namespace BlocSim;

/// <summary>
/// How the audits of a year are dealt over goods, by what customs saw the period before: a lot of good <c>g</c> is drawn with a weight <c>w</c>, so that it is
/// examined with <c>A w / sum of w over lots</c> of the <c>A</c> audits, and an evading lot is caught with <c>1 - exp(-d A w / sum)</c>.
/// </summary>
internal sealed class AuditPlan(World world)
{
    private readonly Enforcement rules = world.Scenario.Bloc.Enforcement;
    private readonly double[] lots = new double[world.Goods.Length];
    private readonly double[] share = new double[world.Goods.Length];
    private readonly ulong[] keys = [.. world.Goods.Select(g => Draws.KeyOf("authority/" + g.Name))];

    /// <summary>Sets the chance of being caught with a lot of each good; the base rate where no audits are stated or nothing has arrived yet.</summary>
    public void Announce(PolicyNotice notice)
    {
        double power = Math.Min(1, rules.AuditPower * (1 + rules.DataSharing));
        for (int g = 0; g < lots.Length; g++)
        {
            bool watched = notice.AuditsPerYear is not null && lots[g] > 0;
            double each = watched ? power / lots[g] : 0;
            double missed = PortableMath.Exp(-each * (notice.AuditsPerYear ?? 0) * share[g]);
            notice.Detection[g] = watched ? 1 - missed : rules.BaseDetection;
            notice.DetectionPerAudit[g] = each * missed;
        }
    }

    /// <summary>Examines the tick's arrivals: how many lots are found is a draw, since audits are few.</summary>
    /// <param name="tick">The tick.</param>
    /// <param name="customs">What arrived, by good.</param>
    /// <param name="notice">Policy in force.</param>
    /// <param name="finding">What was found and how many lots were looked at.</param>
    public void Inspect(int tick, CustomsReport customs, PolicyNotice notice, AuditFinding finding)
    {
        double perTick = world.Scenario.Clock.YearsPerTick;
        double[] weight =
            rules.Audited == AuditChoice.ByValue && customs.Owed.Sum() > 0 ? customs.Owed : customs.Targeted;
        double all = weight.Sum();
        for (int g = 0; g < lots.Length; g++)
        {
            double arrived = customs.Targeted[g] / rules.LotTonnes;
            lots[g] = arrived / perTick;
            share[g] = all > 0 ? weight[g] / all : 0;
            finding.Examined[g] = Math.Min(arrived, (notice.AuditsPerYear ?? 0) * share[g] * perTick);
            double evading = customs.Evaded[g] / rules.LotTonnes;
            finding.CaughtShare[g] =
                evading >= 1
                    ? Math.Min(
                        1,
                        new Draws(world.Scenario.Seed, keys[g], DrawPurpose.AuditFindings, tick).Count(
                            evading * notice.Detection[g]
                        ) / evading
                    )
                    : double.NaN;
        }
    }
}
