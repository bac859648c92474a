namespace BlocSim.Reports;

/// <summary>Several that watch one run: progress, flows, offers.</summary>
/// <param name="sinks">Who.</param>
public sealed class Sinks(params IReadOnlyList<IRunSink> sinks) : IRunSink
{
    /// <inheritdoc />
    public bool WantsFlows => sinks.Any(s => s.WantsFlows);

    /// <inheritdoc />
    public void OnStart(Run run)
    {
        foreach (IRunSink sink in sinks)
        {
            sink.OnStart(run);
        }
    }

    /// <inheritdoc />
    public void OnTick(int tick)
    {
        foreach (IRunSink sink in sinks)
        {
            sink.OnTick(tick);
        }
    }

    /// <inheritdoc />
    public void OnFlow(int tick, Flow flow)
    {
        foreach (IRunSink sink in sinks.Where(s => s.WantsFlows))
        {
            sink.OnFlow(tick, flow);
        }
    }
}
