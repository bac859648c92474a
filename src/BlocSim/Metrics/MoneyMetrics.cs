using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>Payments, rents and surplus.</summary>
internal static class MoneyMetrics
{
    private const int Bloc = (int)Region.Bloc;

    private const double Rounding = 1e-12;

    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "spending",
            "USD/yr",
            S.Regions,
            "What buyers paid.",
            "sum of payments",
            (f, g, e) => f.SumNations(f.Ledger(g).Paid, e) * f.PerYear
        ),
        MetricList.Of(
            "duty-revenue",
            "USD/yr",
            S.Regions,
            "Duties collected; what is recovered from evaders stands under fines.",
            "rate x declared value",
            (f, g, e) => Duties(f, g, e) * f.PerYear
        ),
        MetricList.Of(
            "relief",
            "USD/yr",
            S.Regions,
            "What treasuries paid back to buyers of members' goods, and of goods with members' papers.",
            "relief per tonne x tonnes declared in the bloc as members' goods",
            (f, g, e) => f.SumNations(f.Ledger(g).Relief, e) * f.PerYear,
            s => !s.Bloc.Reliefs.IsEmpty
        ),
        MetricList.Of(
            "levy-revenue",
            "USD/yr",
            S.Bloc,
            "Levies collected.",
            "levy x declared tonnes",
            (f, g, _) => f.SumNations(f.Ledger(g).Levy, Bloc) * f.PerYear
        ),
        MetricList.Of(
            "fines",
            "USD/yr",
            S.Regions,
            "Duty, levy and fines recovered from evaders who were caught.",
            "chance of being caught x (1 + fine) x duty evaded, over evaded tonnes",
            (f, g, e) => f.SumNations(f.Ledger(g).Fines, e) * f.PerYear
        ),
        MetricList.Of(
            "seller-rent",
            "USD/yr",
            S.Origins,
            "What an undertaking or a floor on internal sales adds to sellers' receipts.",
            "(floor - delivered price) / (1 + duty) x tonnes",
            (f, g, o) => f.Ledger(g).Rent[o] * f.PerYear
        ),
        MetricList.Of(
            "quota-rent",
            "USD/yr",
            S.Origins,
            "What export licences are worth.",
            "(export price - domestic price - tax) x tonnes",
            (f, g, o) => f.Ledger(g).QuotaRent[o] * f.PerYear
        ),
        MetricList.Of(
            "licence-rent",
            "USD/yr",
            S.Nations,
            "What licences to import inside a full tariff-rate quota earn; they are held in the importing nation.",
            "(marginal duty - in-quota duty) x tonnes inside the quota",
            (f, g, n) => f.Ledger(g).LicenceRent[n] * f.PerYear
        ),
        MetricList.Of(
            "export-tax-revenue",
            "USD/yr",
            S.Origins,
            "Export taxes collected by the exporter's state, less discounts that it gives.",
            "tax x tonnes exported + charges by destination x tonnes sent there directly",
            (f, g, o) => f.Ledger(g).ExportTax[o] * f.PerYear
        ),
        MetricList.Of(
            "contract-payments",
            "USD/yr",
            S.Origins,
            "What taxpayers pay producers under contracts for difference, net of clawback.",
            "(floor - price) x covered tonnes",
            (f, g, o) => f.Ledger(g).Support[o] * f.PerYear
        ),
        MetricList.Of(
            "store-purchases",
            "t/yr",
            S.Origins,
            "Tonnes that the authority's buffer stock buys from a nation's producers; negative where it sells.",
            "excess supply at the floor, excess demand at the ceiling",
            (f, g, o) => f.Ledger(g).StockBought[o] * f.PerYear
        ),
        MetricList.Of(
            "store-spending",
            "USD/yr",
            S.Origins,
            "What the buffer stock pays a nation's producers; negative where it sells.",
            "price x tonnes bought",
            (f, g, o) => f.Ledger(g).StockSpending[o] * f.PerYear
        ),
        MetricList.Of(
            "store",
            "t",
            S.Bloc,
            "Tonnes in the authority's buffer stock at the end of the period.",
            "opening stock + purchases - sales",
            (f, g, _) => f.Notice.Stores[g].Stock + f.Ledger(g).StockBought.Sum()
        ),
        MetricList.Of(
            "subsidy",
            "USD/yr",
            S.Origins,
            "What producers are paid per tonne beside the market: by their own state, or under an offtake.",
            "subsidy per tonne x tonnes made",
            (f, g, o) => f.Ledger(g).Subsidy[o] * f.PerYear
        ),
        MetricList.Of(
            "capital-spending",
            "USD/yr",
            S.Origins,
            "Capital that projects decided in the period before spent themselves.",
            "capital cost x capacity x (1 - grant)",
            (f, g, o) => f.Ledger(g).Capital[o] * f.PerYear
        ),
        MetricList.Of(
            "stockpile",
            "t",
            S.Bloc,
            "Tonnes in the bloc's stockpile at the end of the period.",
            "what was bought less what was released",
            (f, g, _) => f.Stockpile is { } s ? s.Stock[g] : double.NaN
        ),
        MetricList.Of(
            "stockpile-purchases",
            "t/yr",
            S.Bloc,
            "Tonnes that the stockpile buys through members' buyers; negative where it releases.",
            "(m - 1) / m of members' purchases, m the factor on their orders",
            (f, g, _) => f.Stockpile is null ? double.NaN : f.Ledger(g).Stockpiled.Sum() * f.PerYear
        ),
        MetricList.Of(
            "stockpile-cover",
            "days",
            S.Bloc,
            "How long the stockpile would last at what members use.",
            "stockpile / (use in the bloc less what went into the stockpile)",
            (f, g, _) =>
                f.Stockpile is { } s
                    ? TickFigures.Ratio(
                        365 * s.Stock[g],
                        (f.SumNations(f.Ledger(g).Use, Bloc) - f.Ledger(g).Stockpiled.Sum()) * f.PerYear
                    )
                    : double.NaN
        ),
        MetricList.Of(
            "stocking",
            "t/yr",
            S.Nations,
            "What final buyers put on their own stocks; negative where they draw on them.",
            "(m - 1) / m of their purchases, m the order as a multiple of use",
            (f, g, n) => f.World.Goods[g].Stocks is null ? double.NaN : f.Ledger(g).OwnStocked[n] * f.PerYear,
            s => s.Goods.Any(g => g.Stocks is not null)
        ),
        MetricList.Of(
            "stocking-cost",
            "USD/yr",
            S.Nations,
            "What final buyers paid for what they put on stock; negative for what drawing on it spared them.",
            "stocking x average price paid",
            (f, g, n) => f.World.Goods[g].Stocks is null ? double.NaN : f.Ledger(g).OwnStockSpending[n] * f.PerYear,
            s => s.Goods.Any(g => g.Stocks is not null)
        ),
        MetricList.Of(
            "insurance-value",
            "USD/t",
            S.Bloc,
            "What the certainty of a floor or an offtake was worth to members' projects at their last appraisal, per tonne of yearly capacity: mean by capacity.",
            "net present value at the cost of capital with the volatility that is left, less that with the market's",
            (f, g, _) => Insurance(f, g),
            s =>
                s.Facilities.Any(x => x.Project?.Capital is not null)
                && (!s.Bloc.Floors.IsEmpty || s.Bloc.Supports.Any(x => !x.Standing))
        ),
        MetricList.Of(
            "audit-spending",
            "USD/yr",
            S.Bloc,
            "What examining lots costs members' treasuries.",
            "lots examined, at most those that arrive, x cost of an audit",
            (f, g, _) => f.SumNations(f.Ledger(g).AuditSpending, Bloc) * f.PerYear,
            s => s.Bloc.Enforcement.AuditsPerYear is not null
        ),
        MetricList.Of(
            "audit-worth",
            "USD/yr",
            S.Bloc,
            "What one more audit a year of this good would bring in at today's evasion, evaders' answer left out.",
            "fines x (chance of being caught that one more audit adds) / (chance of being caught)",
            (f, g, _) =>
                f.Notice.DetectionPerAudit[g] > 0 && f.Notice.Detection[g] > 0
                    ? f.SumNations(f.Ledger(g).Fines, Bloc)
                        * f.PerYear
                        * f.Notice.DetectionPerAudit[g]
                        / f.Notice.Detection[g]
                    : double.NaN
        ),
        MetricList.Of(
            "producer-surplus",
            "USD/yr",
            S.Origins,
            "Receipts less the cost of what was sold, before fixed cost.",
            "receipts - area under the offers, co-product credit counted once",
            (f, g, o) => f.Ledger(g).Surplus[o] * f.PerYear
        ),
        MetricList.Of(
            "fixed-cost",
            "USD/yr",
            S.Origins,
            "Fixed cost of plants that operate or stand idle.",
            "fixed cost x capacity; a fifth of it while idle",
            (f, g, o) => FixedCost(f, g, o)
        ),
        MetricList.Of(
            "treasury",
            "USD/yr",
            S.Nations,
            "What a nation's treasury takes from this good.",
            "duty-revenue + fines - relief + levy + export tax - contract payments - subsidies and grants it pays - audits - what the buffer stock and the stockpile spend there, interest and storage included",
            (f, g, n) => Treasury(f, g, n) * f.PerYear
        ),
        MetricList.Of(
            "terms-of-trade-gain",
            "USD/yr",
            S.Nations,
            "What a nation gains because its exports fetch more, or its imports cost less, at the exporter's border than in the baseline.",
            "tonnes traded x (border price - the same in the baseline), gained by the exporter, lost by the importer; sums to zero",
            (f, g, n) => f.Ledger(g).TermsOfTrade[n] * f.PerYear
        ),
        MetricList.Of(
            "misjudged-odds",
            "USD/yr",
            S.Nations,
            "What evading final buyers paid less in fines than they reckoned with.",
            "misdeclared tonnes x (perceived - actual chance of being caught) x (1 + fine) x duty evaded",
            (f, g, n) => f.Ledger(g).Misjudged[n] * f.PerYear
        ),
        MetricList.Of(
            "hiding-cost",
            "USD/yr",
            S.World,
            "Resources spent on hiding and relabelling.",
            "expected hiding cost of the lots that evade + relabelling",
            (f, g, _) => f.Ledger(g).Hiding * f.PerYear
        ),
    ];

    private static double Insurance(TickFigures f, int g)
    {
        MarketLayout layout = f.World.Layouts[g];
        double worth = 0;
        double capacity = 0;
        for (int o = 0; o < layout.OriginNation.Length; o++)
        {
            foreach (int plant in f.Notice.Member[layout.OriginNation[o]] ? layout.OriginFacilities[o] : [])
            {
                PlantReport report = f.Plant(plant);
                bool appraised = !double.IsNaN(report.Insurance);
                worth += appraised ? report.Insurance * report.Capacity : 0;
                capacity += appraised ? report.Capacity : 0;
            }
        }

        return TickFigures.Ratio(worth, capacity);
    }

    /// <summary>What was booked as duty, relief put back and fines taken off; of these three nothing may be left but rounding.</summary>
    private static double Duties(TickFigures f, int g, int region)
    {
        double relief = f.SumNations(f.Ledger(g).Relief, region);
        double fines = f.SumNations(f.Ledger(g).Fines, region);
        double booked = f.SumNations(f.Ledger(g).Duty, region);
        double duties = booked + relief - fines;
        return Math.Abs(duties) <= Rounding * (Math.Abs(booked) + relief + fines) ? 0 : duties;
    }

    private static double Treasury(TickFigures f, int g, int nation)
    {
        GoodLedger ledger = f.Ledger(g);
        int o = f.World.Layouts[g].OriginOf[nation];
        double own = o >= 0 ? ledger.ExportTax[o] - ledger.Support[o] - ledger.StockSpending[o] : 0;
        return ledger.Duty[nation]
            + ledger.Levy[nation]
            + own
            - ledger.Granted[nation]
            - ledger.AuditSpending[nation]
            - ledger.StockpileSpending[nation];
    }

    private static double FixedCost(TickFigures f, int g, int o)
    {
        double sum = 0;
        foreach (int facility in f.World.Layouts[g].OriginFacilities[o])
        {
            sum += f.Plant(facility).FixedCost;
        }

        return sum;
    }
}
