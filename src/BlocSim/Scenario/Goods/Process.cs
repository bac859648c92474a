using System.Collections.Immutable;

namespace BlocSim;

/// <summary>
/// Turns inputs into outputs with fixed coefficients; may have joint outputs. The first output leads: the activity is set
/// when it clears, the others are credited at their smoothed price and then supplied inelastically.
/// </summary>
public sealed record Process
{
    /// <summary>The name used in scenario files.</summary>
    public required string Name { get; init; }

    /// <summary>What one unit of activity uses up; empty for mining.</summary>
    public ImmutableArray<Ingredient> Inputs { get; init; } = [];

    /// <summary>What one unit of activity makes; the first is the lead good.</summary>
    public required ImmutableArray<Ingredient> Outputs { get; init; }

    /// <summary>How its plants move to where inputs are cheaper; null for not at all.</summary>
    public RelocationRules? Relocation { get; init; }

    /// <summary>The lead good: capacities and costs of facilities are stated per tonne of it.</summary>
    public Ingredient Lead => Outputs[0];

    /// <summary>Tonnes of an input per tonne of the lead good.</summary>
    public double InputPerLead(Ingredient input) => input.Coefficient / Lead.Coefficient;

    /// <summary>Tonnes of a co-product per tonne of the lead good.</summary>
    public double CoproductPerLead(Ingredient output) => output.Coefficient / Lead.Coefficient;
}
