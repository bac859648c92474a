namespace BlocSim;

/// <summary>
/// What policies of different levels share: the baseline, and all that happens before the first of their instruments is in force. It is played
/// once; each level is then played from the date on.
/// </summary>
/// <remarks>The same bytes as playing every level from the start. Used by one thread at a time.</remarks>
public sealed class SharedHistory
{
    private readonly Run baseline;
    private readonly Run policy;
    private readonly RunSnapshot checkpoint;

    private SharedHistory(Run baseline, Run policy, RunSnapshot checkpoint, int ticks)
    {
        this.baseline = baseline;
        this.policy = policy;
        this.checkpoint = checkpoint;
        Ticks = ticks;
    }

    /// <summary>How many ticks pass before the first instrument is in force.</summary>
    public int Ticks { get; }

    /// <summary>
    /// Whether levels of a scenario's floors and tariffs can be tried from one past: not where governments, courts or a treasury may act on them
    /// before their date, and not where duties stood in the base year.
    /// </summary>
    public static bool IsShared(Scenario scenario) =>
        scenario.Strategies.IsEmpty
        && scenario.Interventions.IsEmpty
        && scenario.Bloc.MembershipRule is null
        && scenario.Bloc.Supports.IsEmpty
        && scenario.Bloc.LegalRisk is null
        && scenario.Bloc.Stockpile is null
        && scenario.Bloc.Club is null
        && scenario.Tariffs.All(t => !t.Standing)
        && scenario.Bloc.Floors.All(f => !f.Form.BuysGoods);

    /// <summary>Plays the baseline, and the scenario to the date of its first instrument.</summary>
    /// <param name="scenario">A scenario for which <see cref="IsShared"/> holds.</param>
    /// <param name="engine">Hosts the agents.</param>
    /// <param name="cancel">Ends the runs.</param>
    /// <exception cref="ArgumentException">Its levels cannot be tried from one past.</exception>
    public static SharedHistory Of(Scenario scenario, IEngine engine, CancellationToken cancel = default)
    {
        if (!IsShared(scenario))
        {
            throw new ArgumentException("levels of this scenario cannot be tried from one past", nameof(scenario));
        }

        var options = new RunOptions { KeepWelfare = true };
        var without = new Run(scenario.WithoutPolicy(), options);
        without.Play(engine, cancel);
        var with = new Run(scenario, options with { Against = without.Trace });
        int date = scenario
            .PolicyPeriods()
            .Select(p => p.From is { } from ? scenario.Clock.FirstTickOf(from) : 0)
            .DefaultIfEmpty(0)
            .Min();
        date = Math.Clamp(date, 0, scenario.Clock.Ticks);
        with.PlayTo(date, engine, cancel);
        return new SharedHistory(without, with, new RunSnapshot(with, without.Trace), date);
    }

    /// <summary>Plays one level. The pair is good until the next level is played.</summary>
    /// <param name="level">The scenario with other prices of floors and other rates of tariffs; nothing else may differ.</param>
    /// <param name="engine">Hosts the agents.</param>
    /// <param name="cancel">Ends the run.</param>
    public PairedRun Play(Scenario level, IEngine engine, CancellationToken cancel = default)
    {
        checkpoint.Restore(level);
        policy.PlayOn(engine, cancel);
        var pair = new PairedRun(policy, baseline);
        pair.Compare();
        return pair;
    }
}
