namespace BlocSim.Actors;

/// <summary>To the run's coordinator: begin no further tick.</summary>
internal sealed record Pause
{
    public static Pause Now { get; } = new();
}
