using System.CommandLine;
using BlocSim.Scenarios;

namespace BlocSim.Cli;

/// <summary>Arguments and options that several commands take.</summary>
internal static class Shared
{
    public static Argument<string> Scenario() =>
        new("SCENARIO") { Description = "A file, the name of a canned scenario, or - for standard input." };

    public static Option<string[]> Set() =>
        new("--set")
        {
            Description = "Change a value: --set bloc.floor.price=\"90 USD/kg\". May be repeated.",
            HelpName = "PATH=VALUE",
            DefaultValueFactory = _ => [],
        };

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output." };

    /// <summary>What the user sets for an experiment, its seed included.</summary>
    public static IReadOnlyList<string> Overrides(ParseResult parsed, ExperimentOptions many) =>
        parsed.GetValue(many.Seed) is { } seed
            ? [.. parsed.GetValue(many.Set)!, $"seed={seed}"]
            : parsed.GetValue(many.Set)!;

    /// <summary>A scenario as a command line names it, with what was set.</summary>
    public static string Named(string scenario, IEnumerable<string> set) =>
        scenario + string.Concat(set.Select(s => $" --set \"{s.Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    private static readonly AsyncLocal<bool> Anywhere = new();

    /// <summary>For every command: what a scenario extends may lie outside its folder.</summary>
    public static Option<bool> ExtendsAnywhere() =>
        new("--allow-extends-anywhere")
        {
            Description = "A scenario may extend files outside its own folder.",
            Recursive = true,
        };

    /// <summary>Takes over what the command line says of files outside the scenario's folder.</summary>
    public static void AllowExtends(bool anywhere) => Anywhere.Value = anywhere;

    /// <summary>Loads what the user named; <c>-</c> reads standard input.</summary>
    public static LoadedScenario Load(string scenario, IReadOnlyList<string> overrides)
    {
        if (scenario != "-")
        {
            return ScenarioLoader.Load(scenario, overrides, Anywhere.Value);
        }

        using Stream input = Console.OpenStandardInput();
        string text = TextFile.Read(input, "standard-input", TextFile.LargestScenario);
        return ScenarioLoader.ParseHere(text, "standard-input", overrides, Anywhere.Value);
    }
}
