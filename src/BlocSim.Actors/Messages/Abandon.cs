namespace BlocSim.Actors;

/// <summary>To the run's coordinator: nobody waits for the tick any more.</summary>
internal sealed record Abandon
{
    public static Abandon Now { get; } = new();
}
