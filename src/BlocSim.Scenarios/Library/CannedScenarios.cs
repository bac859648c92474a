using System.Reflection;

namespace BlocSim.Scenarios;

/// <summary>The scenarios that come with BlocSim.</summary>
public static class CannedScenarios
{
    private const string Prefix = "scenarios/";
    private static readonly Assembly Here = typeof(CannedScenarios).Assembly;
    private static readonly string[] Resources =
    [
        .. Here.GetManifestResourceNames()
            .Select(n => n.Replace('\\', '/'))
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^".yaml".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Names of scenarios to run.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Resources.Where(n => !n.Contains('/'))];

    /// <summary>Names of textbook cases to run, such as <c>theory/cournot</c>.</summary>
    public static IReadOnlyList<string> Theory { get; } = [.. InTheory("blocsim: 1")];

    /// <summary>Names of questions of comparative statics, such as <c>theory/target-price</c>.</summary>
    public static IReadOnlyList<string> Statics { get; } = [.. InTheory("statics: 1")];

    /// <summary>Names of baselines to extend, such as <c>baselines/rare-earths-2024</c>.</summary>
    public static IReadOnlyList<string> Baselines { get; } =
    [.. Resources.Where(n => n.StartsWith("baselines/", StringComparison.Ordinal))];

    private static IEnumerable<string> InTheory(string header) =>
        Resources.Where(n =>
            n.StartsWith("theory/", StringComparison.Ordinal) && Read(n)!.Split('\n').Any(l => l.TrimEnd() == header)
        );

    /// <summary>The text of a canned scenario or baseline, null when there is none of that name.</summary>
    public static string? Read(string name)
    {
        using Stream? stream = Here.GetManifestResourceStream(Prefix + name + ".yaml");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
