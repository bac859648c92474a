namespace BlocSim;

/// <summary>
/// How far investors believe that a floor will last, 0 to 1: it rises with every month held and falls with breaches, suspensions and exits.
/// </summary>
/// <param name="Start">Belief when a floor is announced; assumption, 0.2 to 0.8.</param>
/// <param name="MonthlyGain">Share of the missing belief that a month held restores; assumption, 0.01 to 0.05.</param>
/// <param name="Loss">Share of the belief that a month of breach, a suspension or an exit destroys; assumption, 0.05 to 0.3.</param>
public sealed record Credibility(double Start, double MonthlyGain, double Loss)
{
    /// <summary>Half believed at first.</summary>
    public static Credibility Default { get; } = new(0.5, 0.02, 0.15);
}
