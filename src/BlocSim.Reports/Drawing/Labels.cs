namespace BlocSim.Reports;

/// <summary>Moves labels apart so that none overlap, keeping their order and staying near where they belong.</summary>
internal static class Labels
{
    /// <param name="wanted">Where each label would like to be.</param>
    /// <param name="distance">Least distance between neighbours.</param>
    /// <param name="low">First position allowed.</param>
    /// <param name="high">Last position allowed.</param>
    public static double[] Apart(IReadOnlyList<double> wanted, double distance, double low, double high)
    {
        high = Math.Max(low, high);

        // Lines that end on one spot keep the order they are given in, whatever rounding says of them.
        int[] order = [.. Enumerable.Range(0, wanted.Count).OrderBy(i => Math.Round(wanted[i], 1)).ThenBy(i => i)];
        double[] position = new double[wanted.Count];
        double gap = wanted.Count > 1 ? Math.Min(distance, (high - low) / (wanted.Count - 1)) : distance;
        double before = double.NegativeInfinity;
        foreach (int i in order)
        {
            position[i] = Math.Max(Math.Clamp(wanted[i], low, high), before + gap);
            before = position[i];
        }

        double after = high + gap;
        foreach (int i in order.Reverse())
        {
            position[i] = Math.Min(position[i], after - gap);
            after = position[i];
        }

        return position;
    }
}
