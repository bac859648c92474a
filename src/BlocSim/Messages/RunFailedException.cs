using System.Globalization;

namespace BlocSim;

/// <summary>A run that cannot go on. What it recorded before is kept.</summary>
public sealed class RunFailedException : Exception
{
    private RunFailedException(string message, Exception? inner)
        : base(message, inner) { }

    /// <summary>A market that has no clearing price.</summary>
    internal static RunFailedException NotCleared(string good, string date, string nation, double residual) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"the market for {good} did not clear at {date}: excess demand of {residual:0.#e+0} (relative) is left at {nation}. Check for a floor above every buyer's choke price, or a nation without buyers or sellers in reach"
            ),
            null
        );

    /// <summary>An agent that threw.</summary>
    public static RunFailedException Agent(string agent, Phase phase, string date, Exception cause) =>
        new($"{agent} failed in phase {phase} at {date}: {cause.Message}", cause);

    /// <summary>Agents that did not answer in time.</summary>
    public static RunFailedException Stuck(IReadOnlyList<string> agents, Phase phase, string date, TimeSpan timeout) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"no answer from {string.Join(", ", agents.Take(5))}{(agents.Count > 5 ? $" and {agents.Count - 5} more" : string.Empty)} in phase {phase} at {date} within {timeout.TotalSeconds:0.#} s"
            ),
            null
        );

    /// <summary>A run whose host ended under it.</summary>
    public static RunFailedException Stopped(Phase phase, string date) =>
        new($"the run was ended from outside in phase {phase} at {date}: the actor system that hosts it stopped", null);

    /// <summary>A broken law of conservation.</summary>
    internal static RunFailedException Invariant(string law, string date) =>
        new($"an invariant does not hold at {date}: {law}", null);
}
