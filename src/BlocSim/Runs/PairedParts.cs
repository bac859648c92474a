namespace BlocSim;

/// <summary>Plays one scenario's baseline once, and parts of its policy against it.</summary>
public sealed class PairedParts
{
    private static readonly RunOptions Watch = new() { KeepWelfare = true };
    private readonly Run baseline;
    private readonly IEngine engine;
    private readonly CancellationToken cancel;

    /// <param name="scenario">The scenario.</param>
    /// <param name="engine">Hosts the agents.</param>
    /// <param name="cancel">Ends the runs.</param>
    public PairedParts(Scenario scenario, IEngine engine, CancellationToken cancel = default)
    {
        this.engine = engine;
        this.cancel = cancel;
        baseline = new Run(scenario.WithoutPolicy(), Watch);
        baseline.Play(engine, cancel);
    }

    /// <summary>Plays the scenario with some of its instruments only, with the draws of the baseline.</summary>
    /// <param name="part">The scenario without the others.</param>
    public PairedRun Play(Scenario part)
    {
        var run = new Run(part, Watch with { Against = baseline.Trace });
        run.Play(engine, cancel);
        var pair = new PairedRun(run, baseline);
        pair.Compare();
        return pair;
    }
}
