using System.Collections.Immutable;

namespace BlocSim.Experiments;

/// <summary>One cell of an experiment: a scenario with some values set. Every point is run with the same replications.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Scenario">Which of the experiment's scenarios it changes.</param>
/// <param name="Settings">What is set.</param>
public sealed record DesignPoint(int Index, int Scenario, ImmutableArray<Setting> Settings)
{
    /// <summary>What is set, on one line.</summary>
    public string Label => string.Join("; ", Settings);
}
