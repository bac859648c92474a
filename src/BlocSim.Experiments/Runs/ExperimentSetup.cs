using System.Collections.Immutable;
using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>What is asked of an experiment, before anything has run.</summary>
public sealed record ExperimentSetup
{
    /// <summary><c>ensemble</c>, <c>compare</c>, <c>sweep</c>, <c>sensitivity</c> or <c>target</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The scenarios, the first of which gives the seed.</summary>
    public required ImmutableArray<LoadedScenario> Scenarios { get; init; }

    /// <summary>How the user named them, with what was set: the beginning of a command that runs one.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>BlocSim's version.</summary>
    public required string Version { get; init; }

    /// <summary>Which build of it; empty for any.</summary>
    public string Build { get; init; } = string.Empty;

    /// <summary>What a report needs to know and runs do not depend on; may change when an experiment is gone on with.</summary>
    public string Report { get; init; } = string.Empty;

    /// <summary>What tells this design from another.</summary>
    public string Design { get; init; } = string.Empty;

    /// <summary>Quantities that the user names and that must be kept.</summary>
    public ImmutableArray<string> Wanted { get; init; } = [];

    /// <summary>Files that are read for it, with their whole paths; results never go over them.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>How many workers.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Which part of the runs is made here.</summary>
    public Shard Shard { get; init; } = Shard.Whole;
}
