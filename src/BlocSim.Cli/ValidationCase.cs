namespace BlocSim.Cli;

/// <summary>A published example and the values printed there.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Source">Author, title, place.</param>
/// <param name="Scenario">The scenario that reproduces it.</param>
/// <param name="Changes">What is set for it.</param>
/// <param name="Values">Metric, entity and the published value; the last period counts.</param>
internal sealed record ValidationCase(
    string Title,
    string Source,
    string Scenario,
    string[] Changes,
    (string Metric, string Entity, double Published)[] Values
);
