namespace BlocSim.Scenarios;

/// <summary>A list; a single entry may stand without brackets.</summary>
internal sealed record ListShape(Shape Item) : Shape;
