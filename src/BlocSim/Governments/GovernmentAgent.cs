namespace BlocSim;

/// <summary>A nation's government: its rules against or for the bloc, and its choice to belong to it.</summary>
/// <remarks>It knows announced policy, public figures and its own nation's trade. What it decides is public and holds from the next tick on.</remarks>
internal sealed class GovernmentAgent : IParticipant
{
    private readonly World world;
    private readonly Dumping[] dumping;
    private readonly Restriction[] restrictions;
    private readonly Retaliation[] retaliations;
    private readonly Inducement[] inducements;
    private readonly Capture[] captures;
    private readonly MembershipChoice? membership;
    private readonly GovernmentDecision decision;

    public GovernmentAgent(World world, int nation)
    {
        this.world = world;
        Nation = nation;
        string code = world.Nations[nation].Code;
        Strategy[] rules = [.. world.Scenario.Strategies.Where(s => s.Nation == code)];
        dumping = [.. rules.Where(r => r.Kind == StrategyKind.Dump).Select(r => new Dumping(world, r))];
        restrictions = [.. rules.Where(r => r.Kind == StrategyKind.Restrict).Select(r => new Restriction(world, r))];
        retaliations = [.. rules.Where(r => r.Kind == StrategyKind.Retaliate).Select(r => new Retaliation(world, r))];
        inducements = [.. rules.Where(r => r.Kind == StrategyKind.Divide).Select(r => new Inducement(world, r))];
        captures = [.. rules.Where(r => r.Kind == StrategyKind.Capture).Select(r => new Capture(world, r))];
        membership = world.Scenario.Bloc.MembershipRule is { } rule ? new MembershipChoice(world, rule, nation) : null;
        decision = new GovernmentDecision(world, nation);
    }

    /// <summary>The nation.</summary>
    public int Nation { get; }

    /// <inheritdoc />
    public string Name => $"government {world.Nations[Nation].Code}";

    /// <inheritdoc />
    public object? Receive(Phase phase, object message)
    {
        var closing = (Closing)message;
        Adapt(closing.View, closing.Report);
        return decision;
    }

    /// <summary>Looks at the tick and decides about the next.</summary>
    public void Adapt(in MarketView view, TradeReport report)
    {
        GovernmentMeasures next = decision.Measures;
        decision.News.Clear();
        next.Clear();
        foreach (Dumping rule in dumping)
        {
            Note(rule.Decide(view, report, next));
        }

        foreach (Restriction rule in restrictions)
        {
            Note(rule.Decide(view, report, next));
        }

        foreach (Retaliation rule in retaliations)
        {
            Note(rule.Decide(view, next));
        }

        foreach (Inducement rule in inducements)
        {
            Note(rule.Decide(view, report, next));
        }

        foreach (Capture rule in captures)
        {
            Note(rule.Decide(view, report, next));
        }

        Note(membership?.Decide(view, report));

        decision.Chosen = membership?.Chosen;
        decision.Gain = membership?.Gain ?? double.NaN;
        decision.Wavers = membership?.Wavers ?? false;
        decision.Retaliations.Clear();
        foreach (Retaliation rule in retaliations)
        {
            decision.Retaliations.Add((rule.Target, rule.Cost));
        }

        decision.Inducements.Clear();
        foreach (Inducement rule in inducements)
        {
            decision.Inducements.Add((rule.Target, rule.Offer));
        }
    }

    private void Note(string? what)
    {
        if (what is not null)
        {
            decision.News.Add($"{world.Nations[Nation].Title} {what}");
        }
    }
}
