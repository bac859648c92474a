namespace BlocSim;

/// <summary>How a run is watched and checked; nothing here changes a result.</summary>
public sealed record RunOptions
{
    /// <summary>Who watches; may be null.</summary>
    public IRunSink? Sink { get; init; }

    /// <summary>Checks conservation of mass and money after every tick.</summary>
    public bool CheckInvariants { get; init; }

    /// <summary>Who watches the baseline that a pair plays first; may be null.</summary>
    public IRunSink? BaselineSink { get; init; }

    /// <summary>Records the long-run equilibrium of the policy in force beside what happens.</summary>
    public bool WithEquilibrium { get; init; }

    /// <summary>Whether somebody may steer it; not the baseline of a pair, nor what is played beside it.</summary>
    internal bool Steered { get; init; } = true;

    /// <summary>Keeps what welfare against a baseline is computed from.</summary>
    internal bool KeepWelfare { get; init; }

    /// <summary>What the baseline kept; null for a run by itself.</summary>
    internal WelfareTrace? Against { get; init; }

    /// <summary>For tests of engines: called before a participant answers.</summary>
    internal Action<string, Phase, int>? Interfere { get; init; }
}
