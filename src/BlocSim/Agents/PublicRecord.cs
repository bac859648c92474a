namespace BlocSim;

/// <summary>What everybody can see at the start of a tick: last tick's prices, capacities and what customs found.</summary>
internal sealed class PublicRecord
{
    public PublicRecord(World world, Calibration calibration)
    {
        int goods = world.Goods.Length;
        ReceivedPrice = [.. calibration.OriginPrice.Select(p => (double[])p.Clone())];
        Capacity = [.. calibration.OriginCapacity.Select(p => (double[])p.Clone())];
        MonthsQualified = [.. calibration.OriginCapacity.Select(c => c.Select(k => k > 0 ? 1000 : 0).ToArray())];
        Delivered = new double[goods][];
        Netback = new double[goods][];
        WorldPrice = new double[goods];
        for (int g = 0; g < goods; g++)
        {
            MarketLayout layout = world.Layouts[g];
            Delivered[g] = new double[world.Nations.Length];
            Netback[g] = new double[world.Nations.Length];
            Array.Fill(Delivered[g], world.Goods[g].BasePrice);
            Array.Fill(Netback[g], world.Goods[g].BasePrice);
            WorldPrice[g] = world.Goods[g].BasePrice;
            for (int r = 0; r < layout.Rows.Length; r++)
            {
                if (layout.RowStage[r] >= 0 && calibration.RowPrice[g][r] > 0)
                {
                    Delivered[g][layout.DestinationNation[layout.Rows[r].Destination]] = calibration.RowPrice[g][r];
                }
            }
        }
    }

    /// <summary>Average received per tonne by good and origin, rents included, USD per tonne.</summary>
    public double[][] ReceivedPrice { get; }

    /// <summary>What a tonne cost on average by good and buying nation, hiding cost included, USD per tonne.</summary>
    public double[][] Delivered { get; }

    /// <summary>Best netback a tonne would earn by good and nation, USD per tonne.</summary>
    public double[][] Netback { get; }

    /// <summary>Tonne-weighted mean export price by good, USD per tonne.</summary>
    public double[] WorldPrice { get; }

    /// <summary>Capacity able to operate by good and origin, tonnes a year.</summary>
    public double[][] Capacity { get; }

    /// <summary>Months since an origin first had capacity; buyers qualify a newcomer over 24 months.</summary>
    public int[][] MonthsQualified { get; }

    /// <summary>Rises whenever a capacity or a qualification changes.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Share of evading lots that customs caught last tick; NaN when there were none to catch.</summary>
    public double CaughtShare { get; set; } = double.NaN;
}
