namespace BlocSim.Actors;

/// <summary>Where a run stands, for whoever waits for it, and who has begun on which phase: tells a participant that is stuck from one that waits for a thread.</summary>
internal sealed class Attendance(int participants)
{
    private readonly long[] begun = new long[participants];
    private long round;
    private volatile bool held;

    /// <summary>Counts phases, so that a late answer is told from one of now.</summary>
    public long Round => Volatile.Read(ref round);

    /// <summary>Whether the run is paused before a tick.</summary>
    public bool Held
    {
        get => held;
        set => held = value;
    }

    /// <summary>The phase that <see cref="Round"/> counts.</summary>
    public Phase Phase { get; private set; }

    /// <summary>A phase begins.</summary>
    /// <returns>Its number.</returns>
    public long Next(Phase phase)
    {
        Phase = phase;
        return Interlocked.Increment(ref round);
    }

    /// <summary>A participant begins on a phase.</summary>
    public void Begin(int participant, long which) => Volatile.Write(ref begun[participant], which);

    /// <summary>Whether a participant has begun on a phase.</summary>
    public bool HasBegun(int participant, long which) => Volatile.Read(ref begun[participant]) == which;
}
