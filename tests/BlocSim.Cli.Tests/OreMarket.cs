using BlocSim.Scenarios;

namespace BlocSim.Cli.Tests;

/// <summary>One homogeneous good, <c>ore</c>, by the year: what cases worked out by hand are played on.</summary>
internal static class OreMarket
{
    /// <summary>Plays the nations and rules that follow the head, with every invariant checked.</summary>
    public static RunTable Play(string rest, int price, int until, out IReadOnlyList<MarketWarning> notes)
    {
        string head = $$"""
            blocsim: 1
            name: case
            clock: { start: 2025, end: {{until}}, step: year }
            substitution: perfect
            goods: { ore: { title: Ore, price: {{price}} USD/t } }
            """;
        Scenario scenario = ScenarioLoader.Parse(head + "\n" + rest, "case").Scenario;
        using var engine = new DirectEngine();
        var run = new Run(scenario, new RunOptions { CheckInvariants = true });
        RunTable table = run.Play(engine);
        notes = run.Notes;
        return table;
    }

    /// <summary>A metric of the last period.</summary>
    public static double Of(RunTable table, string metric, string entity) =>
        table.Find(metric, "ore", entity)![table.Recorded - 1];
}
