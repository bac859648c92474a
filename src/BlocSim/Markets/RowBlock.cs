namespace BlocSim;

/// <summary>Eight rows' figures side by side, one lane each: what the index and quantity of a row are computed from, and they.</summary>
internal sealed class RowBlock
{
    public double[] Sum { get; } = Lanes();

    public double[] Shift { get; } = Lanes();

    public double[] Theta { get; } = Lanes();

    public double[] Level { get; } = Lanes();

    public double[] Response { get; } = Lanes();

    public double[] Reference { get; } = Lanes();

    public double[] Index { get; } = Lanes();

    public double[] Quantity { get; } = Lanes();

    public double[] Slope { get; } = Lanes();

    /// <summary>Puts a harmless row into a lane.</summary>
    public void Blank(int lane)
    {
        Sum[lane] = 1;
        Shift[lane] = 1;
        Theta[lane] = 1;
        Level[lane] = 0;
        Response[lane] = 0;
        Reference[lane] = 1;
    }

    private static double[] Lanes() => new double[PackMath.Lanes];
}
