namespace BlocSim.Scenarios;

/// <summary>A fixed set of keys.</summary>
/// <param name="Title">What the group is called on the reference page.</param>
/// <param name="Fields">Its keys.</param>
internal sealed record GroupShape(string Title, IReadOnlyList<Field> Fields) : Shape;
