namespace BlocSim.Docs;

/// <summary>A published example and the values printed there.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Source">Author, title, place.</param>
/// <param name="Command">The command that reproduces it: run, statics or gsim.</param>
/// <param name="File">The file it takes.</param>
/// <param name="Changes">What is set for it.</param>
/// <param name="Within">How far our values may be from those published: half a unit of their last digit.</param>
/// <param name="Values">Metric, entity and published value (run: last period; otherwise row and column).</param>
internal sealed record ValidationCase(
    string Title,
    string Source,
    string Command,
    string File,
    string[] Changes,
    double Within,
    (string Metric, string Entity, double Published)[] Values
);
