namespace BlocSim.Actors;

/// <summary>To the run's coordinator: change policy.</summary>
/// <param name="Change">What changes.</param>
/// <param name="Done">Is given the change with the month in which it holds first, or why it cannot be made.</param>
internal sealed record Intervene(Intervention Change, TaskCompletionSource<Intervention> Done);
