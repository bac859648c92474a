using System.Globalization;
using BlocSim.Experiments;

namespace BlocSim.Cli;

/// <summary>Says beforehand how large the table of flows will be, where that matters.</summary>
internal static class FlowSize
{
    private const long Large = 200_000_000;

    /// <summary>Speaks of a large table; refuses one that the disk cannot hold.</summary>
    /// <param name="bytes">The estimate.</param>
    /// <param name="folder">Where it goes.</param>
    /// <exception cref="ExperimentException">There is no room for it.</exception>
    public static void Tell(long bytes, string folder)
    {
        if (bytes < Large)
        {
            return;
        }

        string size = string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
        if (Free(folder) is { } free && bytes > free)
        {
            throw ExperimentException.Asked(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"flows.csv would take about {size}, and {free / 1e9:0.0} GB are free; --no-flows leaves it out"
                )
            );
        }

        Console.Error.WriteLine($"flows.csv will take about {size}; --no-flows leaves it out");
    }

    private static long? Free(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
