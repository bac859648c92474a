namespace BlocSim.Reports;

/// <summary>What one run, or all runs of one setting, left behind: as charts and tables that somebody asks for look at it.</summary>
/// <param name="Title">The scenario's title.</param>
/// <param name="Setting">What was set of it, as words; empty for nothing.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Policy">What was recorded with the policy; medians where there are several runs.</param>
/// <param name="Baseline">The same in the baseline.</param>
/// <param name="Receipt">What ties a chart to the run.</param>
public sealed record ResultSet(
    string Title,
    string Setting,
    Scenario Scenario,
    RunTable Policy,
    RunTable Baseline,
    Provenance Receipt
)
{
    /// <summary>What it is called by itself.</summary>
    public string Name => Setting.Length > 0 ? $"{Title}, {Setting}" : Title;

    /// <summary>The calendar that was played; what is kept of long experiments is years.</summary>
    public Clock Played { get; init; } = Scenario.Clock;

    /// <summary>How many runs there are.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Lower and upper edges of the band that holds 80 % of runs; null for a single run.</summary>
    public (RunTable Low, RunTable High)? Band { get; init; }

    /// <summary>What happened with the policy; nothing of many runs.</summary>
    public IReadOnlyList<RunEvent> Events { get; init; } = [];

    /// <summary>It as standard charts look at it.</summary>
    internal RunView View => new(Scenario, Played, Policy, Baseline, Receipt) { Events = Events };
}
