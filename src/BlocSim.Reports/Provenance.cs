using System.Text.Json;

namespace BlocSim.Reports;

/// <summary>What ties an output to the run that made it.</summary>
/// <param name="Version">BlocSim's version, without commit.</param>
/// <param name="Scenario">The scenario's title.</param>
/// <param name="Hash">SHA-256 of the resolved scenario.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Changes">What was set on the command line.</param>
public sealed record Provenance(string Version, string Scenario, string Hash, ulong Seed, IReadOnlyList<string> Changes)
{
    /// <summary>One line of JSON for the metadata of charts.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(
            new
            {
                blocsim = Version,
                scenario = Scenario,
                sha256 = Hash,
                seed = Seed,
            }
        );

    /// <summary>What stands between the title and the hash at the foot.</summary>
    internal const string ScenarioMark = " · scenario ";

    /// <summary>As much of a hash as the foot shows.</summary>
    internal static string Short(string hash) => hash[..Math.Min(12, hash.Length)];

    /// <summary>One line for the foot of charts.</summary>
    public string ToFooter() => $"BlocSim {Version} · {Scenario}{Changed}{ScenarioMark}{Short(Hash)} · seed {Seed}";

    /// <summary>Whether a line is the last one of a page that a run wrote.</summary>
    public static bool IsFooter(string line) =>
        line.StartsWith("BlocSim ", StringComparison.Ordinal)
        && line.Contains(ScenarioMark, StringComparison.Ordinal)
        && line.Contains(" · seed ", StringComparison.Ordinal);

    private string Changed => Changes.Count == 0 ? string.Empty : $", changed: {string.Join(", ", Changes)}";
}
