using System.Diagnostics;

namespace BlocSim.Benchmarks;

/// <summary>Plain calls on one thread, as the direct engine makes them, with the time of every phase added up.</summary>
internal sealed class PhaseClock : IEngine
{
    private readonly long[] ticks = new long[Enum.GetValues<Phase>().Length];

    public string Name => "direct, timed by phase";

    /// <summary>Milliseconds spent in a phase so far.</summary>
    public double Milliseconds(Phase phase) => 1000.0 * ticks[(int)phase] / Stopwatch.Frequency;

    public void Perform(Run run, Phase phase, CancellationToken cancel)
    {
        long begin = Stopwatch.GetTimestamp();
        foreach (int participant in run.Participants(phase))
        {
            run.Deliver(participant, phase);
        }

        ticks[(int)phase] += Stopwatch.GetTimestamp() - begin;
    }

    public void Dispose() { }
}
