namespace BlocSim;

/// <summary>Where messages to the bloc's authority are answered: policy at the start of a period, audits and the stockpile's accounts at its end.</summary>
internal sealed class AuthorityDesk : IParticipant
{
    private readonly AuthorityAgent agent;
    private readonly int goods;
    private readonly AuditFinding finding;
    private PolicyAnnouncement? announced;
    private StatisticsRelease? release;

    public AuthorityDesk(World world, AuthorityAgent agent)
    {
        this.agent = agent;
        goods = world.Goods.Length;
        finding = new AuditFinding(goods) { Stockpile = agent.Stockpile is null ? null : new StockpileReport(goods) };
    }

    /// <inheritdoc />
    public string Name => "the bloc authority";

    /// <inheritdoc />
    public object? Receive(Phase phase, object message)
    {
        if (message is CustomsReport customs)
        {
            Inspect(customs);
            return finding;
        }

        release = (StatisticsRelease)message;
        PolicyNotice notice = agent.Announce(release.Tick, release.Date, release.Statistics, release.Interventions);
        return announced ??= new PolicyAnnouncement { Notice = notice, News = agent.News };
    }

    private void Inspect(CustomsReport customs)
    {
        PolicyNotice notice = announced!.Notice;
        for (int g = 0; g < goods; g++)
        {
            if (notice.Floors[g] is { InForce: true, Form.BuysGoods: true })
            {
                agent.Keep(g, customs.StoreBought[g], customs.StoreSpending[g]);
            }

            agent.Stockpile?.Keep(g, customs.Stockpiled[g], customs.StockpileSpending[g]);
        }

        if (finding.Stockpile is { } report)
        {
            agent.Stockpile!.Report(report, release!.Statistics);
        }

        agent.Inspect(release!.Tick, customs, finding);
    }
}
