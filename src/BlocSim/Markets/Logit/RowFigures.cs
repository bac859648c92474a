namespace BlocSim;

/// <summary>What rows' price indices and quantities are computed from, and they: an array a figure, padded to whole packs with harmless rows.</summary>
internal sealed class RowFigures(int rows)
{
    public double[] Sum { get; } = Filled(rows, 1);

    /// <summary>What costs are measured from, so that the numbers stay moderate: the row's last price index.</summary>
    public double[] Shift { get; } = Filled(rows, 1);

    public double[] Theta { get; } = Filled(rows, 1);

    public double[] PerTheta { get; } = Filled(rows, 1);

    public double[] Level { get; } = Filled(rows, 0);

    public double[] Response { get; } = Filled(rows, 0);

    public double[] Reference { get; } = Filled(rows, 1);

    public double[] PerReference { get; } = Filled(rows, 1);

    /// <summary>Above this index, and for demands that are not isoelastic at any, a row is computed by itself.</summary>
    public double[] Highest { get; } = Filled(rows, double.PositiveInfinity);

    public double[] Index { get; } = Filled(rows, 1);

    public double[] Quantity { get; } = Filled(rows, 0);

    /// <summary>Tonnes per pull: quantity over sum.</summary>
    public double[] Scale { get; } = Filled(rows, 0);

    private static double[] Filled(int rows, double value)
    {
        double[] values = new double[LaneMath.Padded(rows)];
        Array.Fill(values, value);
        return values;
    }
}
