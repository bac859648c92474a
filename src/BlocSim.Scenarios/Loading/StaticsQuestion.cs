namespace BlocSim.Scenarios;

/// <summary>A question of comparative statics read from a file, and how to answer it.</summary>
/// <param name="Name">Its title.</param>
/// <param name="Source">Where its figures come from; may be empty.</param>
/// <param name="Solve">Computes the answer.</param>
public sealed record StaticsQuestion(string Name, string Source, Func<StaticsAnswer> Solve);
