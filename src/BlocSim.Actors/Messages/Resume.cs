namespace BlocSim.Actors;

/// <summary>To the run's coordinator: go on.</summary>
internal sealed record Resume
{
    public static Resume Now { get; } = new();
}
