namespace BlocSim;

/// <summary>The line in which plants beyond the named ones wait in one nation: as many are decided in a year as it can take on at once, the others later.</summary>
/// <param name="Name">Which line; its plants are named after it.</param>
/// <param name="PerYear">Decisions in twelve months, at least one.</param>
public sealed record EntrantLine(string Name, int PerYear);
