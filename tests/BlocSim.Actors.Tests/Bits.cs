namespace BlocSim.Actors.Tests;

/// <summary>Every number of a table to the bit.</summary>
internal static class Bits
{
    /// <summary>All values, series by series.</summary>
    public static long[] Of(RunTable table) =>
        [.. table.Series.SelectMany(s => s.Values).Select(BitConverter.DoubleToInt64Bits)];
}
