using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>What each using sector buys, pays and evades, in the bloc and outside it; for goods that more than one sector buys.</summary>
internal static class SectorMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "use-by-sector",
            "t/yr",
            S.Sectors,
            "Tonnes that a using sector bought, plants that process the good among them; for goods that more than one sector buys.",
            "sum of flows to the sector's buyers in the group",
            (f, g, e) => Sum(f, g, e, f.Market.Markets[g].Bought) * f.PerYear
        ),
        MetricList.Of(
            "price-by-sector",
            "USD/t",
            S.Sectors,
            "Mean price that a using sector paid, duty, levy and fines included.",
            "sum of payments / tonnes, over the sector's buyers in the group",
            (f, g, e) => f.Price(g, Sum(f, g, e, f.Ledger(g).RowPaid), Sum(f, g, e, f.Market.Markets[g].Bought))
        ),
        MetricList.Of(
            "evaded-share-by-sector",
            "share",
            S.Sectors,
            "Leakage by sector: outsiders' goods that a using sector in the bloc bought misdeclared or with a third nation's papers, as a share of all it bought.",
            "(evasion + transshipment) / use, over the sector's buyers in the group",
            (f, g, e) =>
                Group(f, g, e).Region == (int)Region.Outside
                    ? double.NaN
                    : TickFigures.Ratio(Sum(f, g, e, f.Ledger(g).RowEvaded), Sum(f, g, e, f.Market.Markets[g].Bought))
        ),
    ];

    private static (int Region, int Sector) Group(TickFigures f, int good, int entity) =>
        Math.DivRem(entity, f.World.Layouts[good].Sectors.Length);

    private static double Sum(TickFigures f, int good, int entity, double[] byRow)
    {
        MarketLayout layout = f.World.Layouts[good];
        (int region, int sector) = Group(f, good, entity);
        double sum = 0;
        foreach (int r in layout.SectorRows[sector])
        {
            sum += f.InRegion(layout.DestinationNation[layout.Rows[r].Destination], region) ? byRow[r] : 0;
        }

        return sum;
    }
}
