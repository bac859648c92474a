namespace BlocSim;

/// <summary>When something is in force: from the start of one month up to, not including, another.</summary>
/// <param name="From">The first month in force; null means since before the run.</param>
/// <param name="Until">The first month no longer in force; null means to the end.</param>
public sealed record Period(YearMonth? From = null, YearMonth? Until = null)
{
    /// <summary>In force throughout.</summary>
    public static Period Always { get; } = new();

    /// <summary>Whether the month lies in the period.</summary>
    public bool Holds(YearMonth month) =>
        (From is not { } from || month >= from) && (Until is not { } until || month < until);
}
