namespace BlocSim.Experiments;

/// <summary>What one run of an experiment gave.</summary>
/// <param name="Point">Index of its point.</param>
/// <param name="Number">Number of its replication, from 1.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Hash">SHA-256 of its resolved scenario; empty where that could not be read.</param>
/// <param name="Policy">Values with the policy, a row a period, a number a column; empty where it failed.</param>
/// <param name="Baseline">The same of the baseline.</param>
/// <param name="Error">Why it failed; empty where it did not.</param>
/// <param name="Seconds">How long it took; no part of the result.</param>
public sealed record Outcome(
    int Point,
    int Number,
    ulong Seed,
    string Hash,
    double[][] Policy,
    double[][] Baseline,
    string Error,
    double Seconds
)
{
    /// <summary>Whether the run came to its end.</summary>
    public bool Succeeded => Error.Length == 0;
}
