using System.Globalization;

namespace BlocSim.Reports;

/// <summary>Numbers of things in words.</summary>
public static class Counted
{
    /// <summary>A number of runs: <c>1 run</c>, <c>1,000 runs</c>.</summary>
    public static string Of(int runs) => Of(runs, "run");

    /// <summary>A number of things: <c>1 walk</c>, <c>20 walks</c>.</summary>
    public static string Of(int count, string thing) =>
        count == 1 ? $"1 {thing}" : string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {thing}s");
}
