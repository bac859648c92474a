using System.Collections.Immutable;
using System.Text.Json;
using BlocSim.Experiments;
using BlocSim.Scenarios;

namespace BlocSim.Reports;

/// <summary>What a study of sensitivity does, kept in its store so that a merge can report on it.</summary>
public sealed record SensitivityPlan
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary><c>morris</c>, <c>sobol</c> or <c>tornado</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The levers; empty for the scenario's uncertain inputs.</summary>
    public ImmutableArray<string> Vary { get; init; } = [];

    /// <summary>Walks, or samples.</summary>
    public int Samples { get; init; }

    /// <summary>What is looked at.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>What runs depend on.</summary>
    public string Key() =>
        $"{Method}{(Method == "tornado" ? string.Empty : $" of {Samples}")} over {(Vary.IsEmpty ? "the uncertain inputs" : string.Join(" and ", Vary))}";

    /// <summary>As a store keeps it.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);

    /// <summary>Back from what a store keeps.</summary>
    public static SensitivityPlan Parse(string json) => JsonSerializer.Deserialize<SensitivityPlan>(json, Plain)!;

    /// <summary>The inputs that are varied: those named, or the ones that the scenario states as uncertain.</summary>
    public IReadOnlyList<Factor> Factors(LoadedScenario loaded) =>
        Factor.Of([.. Vary.Select(Lever.Parse)], loaded.Inputs);

    /// <summary>Points in shares of the factors' ranges.</summary>
    public ImmutableArray<double[]> Points(int factors, ulong seed) =>
        Method switch
        {
            "sobol" => SobolIndices.Points(factors, Samples, seed),
            "tornado" => OneAtATime.Points(factors),
            _ => Morris.Points(factors, Samples, seed),
        };

    /// <summary>
    /// A design point. Distributions may have no ends, so Morris and tornado go over the middle 90 % of uncertain inputs; levers have ends, and
    /// Sobol wants the whole distribution.
    /// </summary>
    public DesignPoint Point(IReadOnlyList<Factor> factors, int index, double[] shares) =>
        Factor.Point(
            factors,
            index,
            Vary.IsEmpty && Method != "sobol" ? [.. shares.Select(s => 0.05 + (0.9 * s))] : shares
        );

    /// <summary>How many points belong together.</summary>
    public int Block(int factors) =>
        Method switch
        {
            "sobol" => factors + 2,
            "tornado" => (2 * factors) + 1,
            _ => factors + 1,
        };
}
