namespace BlocSim;

/// <summary>What crossing a border costs in the base year: freight and the duties that stood.</summary>
internal sealed class Border(World world, int good)
{
    /// <summary>Delivered price of a tonne under standing duties.</summary>
    public double Standing(int importer, int exporter, double price)
    {
        double freight = world.FreightOf(good, exporter, importer);
        (double rate, double specific) = StandingDuty(importer, exporter);
        return ((price + freight) * (1 + rate)) + specific;
    }

    /// <summary>Standing duties of a nation on another's goods; none at home.</summary>
    public (double Rate, double Specific) StandingDuty(int importer, int exporter)
    {
        double rate = 0;
        double specific = 0;
        if (importer == exporter)
        {
            return (0, 0);
        }

        foreach (Tariff t in world.Scenario.Tariffs)
        {
            if (
                t.Standing
                && t.Goods.Contains(world.Goods[good].Name)
                && Names(t.Importers, importer)
                && (t.Exporters.IsEmpty || Names(t.Exporters, exporter))
            )
            {
                rate += t.AdValorem;
                specific += t.Specific;
            }
        }

        return (rate, specific);
    }

    /// <summary>The supply-weighted mean delivered price over origins.</summary>
    public double MeanStanding(int importer, MarketLayout layout, double[] prices, double[] supply)
    {
        double sum = 0;
        double weight = 0;
        for (int o = 0; o < prices.Length; o++)
        {
            sum += supply[o] * Standing(importer, layout.OriginNation[o], prices[o]);
            weight += supply[o];
        }

        return weight > 0 ? sum / weight : world.Goods[good].BasePrice;
    }

    private bool Names(System.Collections.Immutable.ImmutableArray<string> codes, int nation) =>
        codes.Contains(world.Nations[nation].Code);
}
