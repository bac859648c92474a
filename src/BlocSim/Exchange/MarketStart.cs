namespace BlocSim;

/// <summary>A good's market as a run begins: who is there, at the prices of the base year.</summary>
internal static class MarketStart
{
    /// <summary>Makes it.</summary>
    /// <param name="world">The compiled scenario.</param>
    /// <param name="calibration">The base year.</param>
    /// <param name="good">Index of the good.</param>
    public static GoodMarket Of(World world, Calibration calibration, int good)
    {
        MarketLayout layout = world.Layouts[good];
        Good its = world.Goods[good];
        var market = new GoodMarket(
            good,
            its.BasePrice > 0 ? its.BasePrice : 1,
            its.IsHomogeneous,
            layout.NodeOrigin,
            layout.NodeExport,
            layout.OriginNation,
            layout.DestinationNation,
            layout.Rows,
            [.. layout.OriginSchedule.Select((s, o) => layout.OriginFacilities[o].Length + world.StepsOf(s))]
        )
        {
            UsualTonnes = calibration.RowQuantity[good].Sum() * world.Scenario.Clock.YearsPerTick,
            Bound = its.Contracts is null
                ? null
                : new ContractedShares(
                    layout.Rows.Length,
                    layout.NodeOrigin.Length,
                    LaneMath.Padded(layout.NodeOrigin.Length)
                ),
        };
        for (int k = 0; k < market.Nodes; k++)
        {
            market.Price[k] = calibration.OriginPrice[good][market.NodeOrigin[k]];
        }

        for (int r = 0; r < layout.Rows.Length; r++)
        {
            market.Theta[r] = its.IsHomogeneous ? 0 : its.Sigma / calibration.RowPrice[good][r];
        }

        return market;
    }
}
