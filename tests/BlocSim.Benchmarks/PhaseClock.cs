using System.Diagnostics;

namespace BlocSim.Benchmarks;

/// <summary>Plain calls on one thread, as the direct engine makes them, with the time of every phase added up.</summary>
internal sealed class PhaseClock : IEngine
{
    private static readonly long Reading = OfReading();
    private readonly long[] ticks = new long[Enum.GetValues<Phase>().Length];

    public string Name => "direct, timed by phase";

    /// <summary>Milliseconds spent in a phase so far.</summary>
    public double Milliseconds(Phase phase) => 1000.0 * ticks[(int)phase] / Stopwatch.Frequency;

    public void Perform(Run run, CancellationToken cancel)
    {
        for (Phase phase = Phase.Announce; phase <= Phase.Adapt; phase++)
        {
            long begin = Stopwatch.GetTimestamp();
            foreach (int participant in run.Participants(phase))
            {
                run.Deliver(participant, phase);
            }

            ticks[(int)phase] += Stopwatch.GetTimestamp() - begin - Reading;
        }
    }

    /// <summary>What reading the clock takes by itself: it is in every figure and in no run.</summary>
    private static long OfReading()
    {
        long least = long.MaxValue;
        for (int i = 0; i < 10_000; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            least = Math.Min(least, Stopwatch.GetTimestamp() - begin);
        }

        return least;
    }

    public void Dispose() { }
}
