using System.Text.Json;

namespace BlocSim.Reports;

/// <summary>What a run was and how to repeat it.</summary>
public sealed record RunManifest
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>BlocSim's version.</summary>
    public required string Version { get; init; }

    /// <summary>The commit it was built from, when known.</summary>
    public string? Commit { get; init; }

    /// <summary>The scenario's title.</summary>
    public required string Scenario { get; init; }

    /// <summary>SHA-256 of the resolved scenario.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What was set on the command line; applied in scenario.yaml already.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>The run's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many runs.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>What kind of experiment it is; nothing for a single run.</summary>
    public string? Experiment { get; init; }

    /// <summary>How many replications were asked for; some may have failed.</summary>
    public int? Asked { get; init; }

    /// <summary>The quantity that replicating went by, where it did.</summary>
    public string? Until { get; init; }

    /// <summary>What came of that, in a sentence.</summary>
    public string? Said { get; init; }

    /// <summary>SHA-256 over the contents of an experiment's store, the same however many workers made it.</summary>
    public string? Contents { get; init; }

    /// <summary>Which engine hosted the agents.</summary>
    public required string Engine { get; init; }

    /// <summary>How many periods were played.</summary>
    public required int Periods { get; init; }

    /// <summary>Whether charts were written.</summary>
    public bool Charts { get; init; } = true;

    /// <summary>Whether the long-run equilibrium was recorded beside the run.</summary>
    public bool WithEquilibrium { get; init; }

    /// <summary>Seconds the simulation took, both runs of the pair together.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>SHA-256 of every file written, by name.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>No manifest has more bytes.</summary>
    public const int Largest = 1 << 20;

    /// <summary>Whether the flows were written out.</summary>
    public bool? Flows { get; init; }

    /// <summary>Whether series and flows were written as Parquet too; null for no.</summary>
    public bool? Parquet { get; init; }

    /// <summary>The manifest as text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Indented) + "\n";

    /// <summary>Reads a manifest; null when the text is none.</summary>
    public static RunManifest? Parse(string json)
    {
        try
        {
            RunManifest? read = JsonSerializer.Deserialize<RunManifest>(json, Indented);

            // Names are data of a file that anybody may have written: none leads out of the folder.
            bool sound =
                read
                    is { Files: not null, Overrides: not null, Scenario: not null, Version: not null, Engine: not null }
                && read.Runs >= 0
                && read.Periods >= 0
                && read.Files.All(f =>
                    f.Key == Path.GetFileName(f.Key)
                    && f.Key.Length > 0
                    && !f.Key.Any(char.IsControl)
                    && f.Value is not null
                );
            return sound ? read : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
