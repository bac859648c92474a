using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What is offered, from the cheapest tonne to the dearest, with prices across it.</summary>
public sealed record MeritOrder
{
    /// <summary>What stands below, with its unit.</summary>
    public required string Across { get; init; }

    /// <summary>What stands at the left, with its unit.</summary>
    public required string Up { get; init; }

    /// <summary>The blocks in order.</summary>
    public required ImmutableArray<MeritBlock> Blocks { get; init; }

    /// <summary>Names of colours: who offers.</summary>
    public required ImmutableArray<(string Name, int Color)> Sellers { get; init; }

    /// <summary>Prices across the chart, with names.</summary>
    public ImmutableArray<(string Name, double Price, int Color)> Prices { get; init; } = [];
}
