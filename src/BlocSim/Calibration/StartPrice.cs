namespace BlocSim;

/// <summary>The price at which the base year of a good clears, and what lies between it and a stated one.</summary>
internal static class StartPrice
{
    /// <summary>The world price of the base year, USD/t: what crosses borders at its sellers' prices, what stays at home where nothing does.</summary>
    /// <param name="layout">Who trades.</param>
    /// <param name="flows">Tonnes by row and origin.</param>
    /// <param name="prices">By origin, USD/t.</param>
    /// <param name="counts">Which origins count; null for all.</param>
    public static double Of(MarketLayout layout, double[] flows, double[] prices, Func<int, bool>? counts = null)
    {
        double[] tonnes = new double[2];
        double[] value = new double[2];
        for (int r = 0; r < layout.Rows.Length; r++)
        {
            for (int o = 0; o < prices.Length; o++)
            {
                int kind = layout.DestinationNation[layout.Rows[r].Destination] == layout.OriginNation[o] ? 1 : 0;
                double moved = counts?.Invoke(o) == false ? 0 : flows[(r * prices.Length) + o];
                tonnes[kind] += moved;
                value[kind] += moved * prices[o];
            }
        }

        return tonnes[0] > 0 ? value[0] / tonnes[0] : value[1] / tonnes[1];
    }

    /// <summary>
    /// What sellers with a wedge get above cost so that the base year clears at the good's price, USD/t: <c>w = (price - clearing price) / (their share of what is
    /// counted in it)</c>. NaN where they sell nothing that is. Nations whose plants are full sell at the good's price, whatever their cost.
    /// </summary>
    public static double Wedge(World world, int good, double[] flows, double[] prices, bool[] full)
    {
        MarketLayout layout = world.Layouts[good];
        bool Raised(int o) => !full[o] && Has(world, good, o);
        double share = Of(layout, flows, [.. Enumerable.Range(0, prices.Length).Select(o => Raised(o) ? 1.0 : 0)]);
        return share > 0 ? (world.Goods[good].BasePrice - Of(layout, flows, prices)) / share : double.NaN;
    }

    /// <summary>Whether plants of an origin get the good's wedge.</summary>
    public static bool Has(World world, int good, int origin)
    {
        MarketLayout layout = world.Layouts[good];
        return world.Goods[good].Wedge is { } wedge
            && layout.OriginFacilities[origin].Length > 0
            && (wedge.Nations.IsEmpty || wedge.Nations.Contains(world.Nations[layout.OriginNation[origin]].Code));
    }
}
