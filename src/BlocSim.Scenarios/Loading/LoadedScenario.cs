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
)
{
    /// <summary>What is no mistake but may not be meant: dates that the run does not reach. Of what it extends nothing is said.</summary>
    public IReadOnlyList<Problem> Remarks { get; init; } = [];

    /// <summary>The files that were read, with their whole paths; empty for a canned scenario.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The text at the top of the file, as comments; empty for none.</summary>
    internal string Header { get; init; } = string.Empty;

    /// <summary>What the scenario says of itself, as Markdown; empty for nothing.</summary>
    public string About => HeaderText.Markdown(Header);

    /// <summary>The resolved scenario as a file: its own text on top, so that reading it again gives the same pages.</summary>
    public string FileText => Header + Text;

    /// <summary>Values stated as distributions; <see cref="Scenario"/> holds their central values.</summary>
    public IReadOnlyList<UncertainInput> Inputs { get; init; } = [];

    /// <summary>The tree with inheritance and overrides applied and distributions kept.</summary>
    internal MapNode Tree { get; init; } = new([], new Mark(string.Empty, 0));

    /// <summary>The same scenario with further changes, without reading any file again.</summary>
    /// <param name="changes">Changes of the form <c>path=value</c>.</param>
    /// <exception cref="ScenarioException">What is wrong with the changed scenario.</exception>
    public LoadedScenario With(IReadOnlyList<string> changes) => ScenarioLoader.Change(this, changes);

    /// <summary>The scenario as it was played by somebody who changed policy on the way: playing it again gives the same run.</summary>
    /// <param name="interventions">All that acted, <see cref="Run.Interventions"/>.</param>
    /// <exception cref="ScenarioException">One of them cannot be made in this scenario.</exception>
    public LoadedScenario With(IReadOnlyList<Intervention> interventions) =>
        With([InterventionReader.Write(interventions)]);
}
