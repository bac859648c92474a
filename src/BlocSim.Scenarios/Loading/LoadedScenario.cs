namespace BlocSim.Scenarios;

/// <summary>A scenario ready to run, with what identifies it.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="ShortName">The file's or canned scenario's name without folder and ending; names its output folder.</param>
/// <param name="Text">The resolved scenario: inheritance and overrides applied, comments dropped. Loading it gives the same scenario.</param>
/// <param name="Hash">SHA-256 of <paramref name="Text"/>, hexadecimal.</param>
/// <param name="Overrides">What was set on the command line.</param>
public sealed record LoadedScenario(
    Scenario Scenario,
    string ShortName,
    string Text,
    string Hash,
    IReadOnlyList<string> Overrides
);
