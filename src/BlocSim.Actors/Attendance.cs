namespace BlocSim.Actors;

/// <summary>Who has begun on which round: tells a participant that is stuck from one that waits for a thread.</summary>
internal sealed class Attendance(int participants)
{
    private readonly long[] begun = new long[participants];

    /// <summary>A participant begins on a round.</summary>
    public void Begin(int participant, long round) => Volatile.Write(ref begun[participant], round);

    /// <summary>Whether a participant has begun on a round.</summary>
    public bool HasBegun(int participant, long round) => Volatile.Read(ref begun[participant]) == round;
}
