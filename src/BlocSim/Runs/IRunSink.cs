namespace BlocSim;

/// <summary>Watches a run.</summary>
/// <remarks>Exceptions it throws end the run: a table with a hole is worse than no table.</remarks>
public interface IRunSink
{
    /// <summary>Whether <see cref="OnFlow"/> is wanted.</summary>
    bool WantsFlows { get; }

    /// <summary>The run begins; it knows the names behind the numbers of flows.</summary>
    void OnStart(Run run);

    /// <summary>A tick was recorded.</summary>
    void OnTick(int tick);

    /// <summary>A flow was booked.</summary>
    void OnFlow(int tick, Flow flow);
}
