namespace BlocSim;

/// <summary>A dated event that charts mark.</summary>
/// <param name="Date">The month.</param>
/// <param name="Text">Its name, a few words.</param>
public sealed record Milestone(YearMonth Date, string Text);
