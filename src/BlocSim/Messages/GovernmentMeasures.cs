namespace BlocSim;

/// <summary>What a government does to its own producers and exports in a tick; public, and decided in the tick before.</summary>
internal sealed class GovernmentMeasures(World world)
{
    /// <summary>Paid to producers per tonne of a good, USD.</summary>
    public double[] Subsidy { get; } = new double[world.Goods.Length];

    /// <summary>Taken from exports of a good, as a share of the price.</summary>
    public double[] ExportTaxRate { get; } = new double[world.Goods.Length];

    /// <summary>Tonnes a tick of a good that may leave; infinite for no limit.</summary>
    public double[] Quota { get; } = [.. world.Goods.Select(_ => double.PositiveInfinity)];

    /// <summary>Nations not supplied with a good, by good.</summary>
    public bool[][] Banned { get; } = [.. world.Goods.Select(_ => new bool[world.Nations.Length])];

    /// <summary>Taken from exports of a good to a nation, USD per tonne, by good and nation; a discount is negative.</summary>
    public double[][] Charge { get; } = [.. world.Goods.Select(_ => new double[world.Nations.Length])];

    /// <summary>Rises whenever export terms change.</summary>
    public int Version { get; private set; }

    /// <summary>Takes over what was decided.</summary>
    public void CopyFrom(GovernmentMeasures next)
    {
        bool changed = false;
        for (int g = 0; g < Subsidy.Length; g++)
        {
            changed |= ExportTaxRate[g] != next.ExportTaxRate[g] || Quota[g] != next.Quota[g];
            changed |= !Banned[g].AsSpan().SequenceEqual(next.Banned[g]);
            changed |= !Charge[g].AsSpan().SequenceEqual(next.Charge[g]);
            Subsidy[g] = next.Subsidy[g];
            ExportTaxRate[g] = next.ExportTaxRate[g];
            Quota[g] = next.Quota[g];
            next.Banned[g].CopyTo(Banned[g], 0);
            next.Charge[g].CopyTo(Charge[g], 0);
        }

        Version += changed ? 1 : 0;
    }

    /// <summary>Back to doing nothing.</summary>
    public void Clear()
    {
        Array.Clear(Subsidy);
        Array.Clear(ExportTaxRate);
        Array.Fill(Quota, double.PositiveInfinity);
        for (int g = 0; g < Banned.Length; g++)
        {
            Array.Clear(Banned[g]);
            Array.Clear(Charge[g]);
        }
    }
}
