namespace BlocSim;

/// <summary>A nation's government: its rules against or for the bloc, and its choice to belong to it.</summary>
/// <remarks>It knows announced policy, public figures and its own nation's trade. What it decides is public and holds from the next tick on.</remarks>
internal sealed class GovernmentAgent
{
    private readonly World world;
    private readonly Dumping[] dumping;
    private readonly Restriction[] restrictions;
    private readonly Retaliation[] retaliations;
    private readonly Inducement[] inducements;
    private readonly Capture[] captures;
    private readonly MembershipChoice? membership;
    private readonly Stance next;
    private readonly List<string> news = [];

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
        next = new Stance(world);
    }

    /// <summary>The nation.</summary>
    public int Nation { get; }

    /// <summary>What it chose about belonging to the bloc; null while the scenario's calendar decides.</summary>
    public bool? Chosen => membership?.Chosen;

    /// <summary>What it last said that the bloc is worth to it, USD a year; NaN before the first review.</summary>
    public double Gain => membership?.Gain ?? double.NaN;

    /// <summary>Whether it reckoned to be better off outside, side payments aside.</summary>
    public bool Wavers => membership?.Wavers ?? false;

    /// <summary>What it began or ended this tick.</summary>
    public List<string> News => news;

    /// <summary>Looks at the tick and decides about the next.</summary>
    public void Adapt(in MarketView view, TradeReport report)
    {
        news.Clear();
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
    }

    /// <summary>Makes what was decided public: the stance of the next tick, and what it offers or does to members.</summary>
    public void Publish(PublicRecord seen)
    {
        seen.Stances[Nation].Become(next);
        seen.Gain[Nation] = Gain;
        foreach (Retaliation rule in retaliations)
        {
            if (rule.Target >= 0)
            {
                seen.Inside[rule.Target] -= rule.Cost;
            }
        }

        foreach (Inducement rule in inducements)
        {
            if (rule.Target >= 0)
            {
                seen.Outside[rule.Target] += rule.Offer;
                seen.Courting[rule.Target] = Nation;
            }
        }
    }

    private void Note(string? what)
    {
        if (what is not null)
        {
            news.Add($"{world.Nations[Nation].Title} {what}");
        }
    }
}
