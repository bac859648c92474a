using System.Collections.Immutable;

namespace BlocSim.Reports;

/// <summary>What stood how and when: a row a plant, bars over the figure's periods.</summary>
/// <param name="States">Names of states with their colours.</param>
/// <param name="Rows">The rows from top to bottom: name, and from which period to which it was in which state.</param>
public sealed record Timetable(
    ImmutableArray<(string Name, int Color)> States,
    ImmutableArray<(string Name, ImmutableArray<(int From, int Until, int State)> Spans)> Rows
);
