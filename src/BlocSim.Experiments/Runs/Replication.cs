using BlocSim.Scenarios;

namespace BlocSim.Experiments;

/// <summary>The draws that the runs of one number share, whatever the point: a seed and the values of uncertain inputs.</summary>
public static class Replication
{
    private static readonly ulong Key = Draws.KeyOf("replication");

    /// <summary>The seed of a replication; the first has the scenario's own.</summary>
    /// <param name="seed">The scenario's seed.</param>
    /// <param name="number">From 1.</param>
    public static ulong Seed(ulong seed, int number) =>
        number == 1 ? seed : (ulong)(new Draws(seed, Key, DrawPurpose.Design, number).Uniform() * (1UL << 53));

    /// <summary>What to set so that a scenario becomes one replication of itself at a design point.</summary>
    /// <param name="loaded">The scenario.</param>
    /// <param name="seed">The seed that the experiment's replications come from.</param>
    /// <param name="point">The point.</param>
    /// <param name="number">From 1.</param>
    public static IReadOnlyList<string> Changes(LoadedScenario loaded, ulong seed, DesignPoint point, int number)
    {
        var set = point.Settings.Select(s => s.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            $"seed={Seed(seed, number)}",
            .. loaded.Inputs.Where(i => !set.Contains(i.Path)).Select(i => $"{i.Path}={i.Draw(seed, number)}"),
            .. point.Settings.Select(s => s.ToString()),
        ];
    }

    /// <summary>The command that plays one run of an experiment by itself.</summary>
    /// <param name="name">The scenario as the user named it, with what was set.</param>
    /// <param name="changes">From <see cref="Changes"/>.</param>
    public static string Command(string name, IEnumerable<string> changes) =>
        $"blocsim run {name}"
        + string.Concat(changes.Select(c => $" --set \"{c.Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
}
