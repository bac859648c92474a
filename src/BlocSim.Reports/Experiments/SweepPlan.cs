using System.Collections.Immutable;
using System.Text.Json;
using BlocSim.Experiments;

namespace BlocSim.Reports;

/// <summary>What a sweep varies, kept in its store so that a merge can report on it.</summary>
public sealed record SweepPlan
{
    /// <summary><c>grid</c>, <c>lhs</c>, <c>sobol</c>, <c>bisection</c> or <c>file</c>.</summary>
    public required string Design { get; init; }

    /// <summary>The design's file as the user named it, where there is one; no part of what the experiment is.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Path { get; init; } = string.Empty;

    /// <summary>The levers, as <see cref="Lever.Parse"/> reads them.</summary>
    public ImmutableArray<string> Vary { get; init; } = [];

    /// <summary>Points of a design that does not follow from the levers.</summary>
    public int Points { get; init; }

    /// <summary>What charts show, as <see cref="Quantity.Parse"/> reads it.</summary>
    public ImmutableArray<string> Outputs { get; init; } = [];

    /// <summary>What is to be reached; empty for none.</summary>
    public string Target { get; init; } = string.Empty;

    /// <summary>In what share of replications.</summary>
    public double Odds { get; init; } = 0.5;

    /// <summary>SHA-256 of a design's file.</summary>
    public string File { get; init; } = string.Empty;

    /// <summary>The levers, read.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public ImmutableArray<Lever> Levers => [.. Vary.Select(Lever.Parse)];

    /// <summary>What runs depend on; the rest is what is asked of them, and may change when a sweep is gone on with.</summary>
    public string Key() =>
        $"{Design} over {(Vary.IsEmpty ? $"a file ({File[..Math.Min(8, File.Length)]})" : string.Join(" and ", Vary))}{(Points > 0 ? $", {Counted.Of(Points, "point")}" : string.Empty)}";

    /// <summary>The plan as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Plain);

    /// <summary>Reads a plan.</summary>
    public static SweepPlan Parse(string json) => JsonSerializer.Deserialize<SweepPlan>(json, Plain)!;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
