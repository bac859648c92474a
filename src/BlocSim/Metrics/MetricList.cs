using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>Every metric BlocSim measures. Flows and payments are yearly rates, whatever the length of a tick.</summary>
public static class MetricList
{
    private const int Bloc = (int)Region.Bloc;
    private const int World = (int)Region.World;

    /// <summary>All metrics measured in each tick, in the order of tables.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        Of(
            "world-price",
            "USD/t",
            S.World,
            "Mean price at exporters' borders.",
            "sum of export value / tonnes crossing borders; home sales where none cross",
            (f, g, _) => WorldPrice(f, g)
        ),
        Of(
            "price-inside",
            "USD/t",
            S.Bloc,
            "Mean price paid by buyers in the bloc, duty and levy included.",
            "sum of payments / tonnes, over members",
            (f, g, _) => Paid(f, g, Bloc)
        ),
        Of(
            "price-outside",
            "USD/t",
            S.World,
            "Mean price paid by buyers outside the bloc.",
            "sum of payments / tonnes, over non-members",
            (f, g, _) => Paid(f, g, (int)Region.Outside)
        ),
        Of(
            "price-gap",
            "USD/t",
            S.World,
            "How much more buyers in the bloc pay.",
            "price-inside - price-outside",
            (f, g, _) => Paid(f, g, Bloc) - Paid(f, g, (int)Region.Outside)
        ),
        Of(
            "price-members",
            "USD/t",
            S.Bloc,
            "Mean price members' producers receive; whether a floor reaches them.",
            "receipts / tonnes sold, over member origins",
            (f, g, _) =>
                TickFigures.Ratio(f.SumOrigins(g, f.Ledger(g).Receipts, Bloc), f.SumOrigins(g, f.Ledger(g).Sold, Bloc))
        ),
        Of(
            "price-received",
            "USD/t",
            S.Origins,
            "Mean price a nation's producers receive, rents and contract payments included.",
            "receipts / tonnes sold",
            (f, g, o) => TickFigures.Ratio(f.Ledger(g).Receipts[o], f.Ledger(g).Sold[o])
        ),
        Of(
            "price-marginal",
            "USD/t",
            S.Origins,
            "Price at which a nation's supply clears.",
            "p of the clearing",
            (f, g, o) => f.Ledger(g).Sold[o] > 0 ? f.Market.Markets[g].Price[o] : double.NaN
        ),
        Of(
            "floor",
            "USD/t",
            S.Bloc,
            "The floor in force, phase-in and indexation applied.",
            "as announced",
            (f, g, _) => f.Notice.Floors[g].Price
        ),
        Of(
            "levy",
            "USD/t",
            S.Bloc,
            "Mean levy per tonne of outsiders' goods bought in the bloc.",
            "levy revenue / targeted tonnes",
            (f, g, _) =>
                f.Notice.Floors[g].InForce
                    ? TickFigures.Ratio(f.SumNations(f.Ledger(g).Levy, Bloc), f.Ledger(g).Targeted)
                    : double.NaN
        ),
        Of(
            "floor-held",
            "share",
            S.Bloc,
            "Share of outsiders' declared tonnes sold at or above the floor.",
            "tonnes declared at >= 0.995 floor / declared tonnes of non-members",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).HeldOutside, f.Ledger(g).FlooredOutside)
        ),
        Of(
            "floor-held-members",
            "share",
            S.Bloc,
            "Share of members' own tonnes sold inside at or above the floor.",
            "tonnes sold at >= 0.995 floor / tonnes of members sold inside",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).HeldMembers, f.Ledger(g).FlooredMembers)
        ),
        Of(
            "output",
            "t/yr",
            S.Origins,
            "Tonnes sold by a nation's producers.",
            "sum of flows from the nation",
            (f, g, o) => f.Ledger(g).Sold[o] * f.PerYear
        ),
        Of(
            "output-total",
            "t/yr",
            S.Regions,
            "Tonnes sold by producers of a group of nations.",
            "sum of flows from the group",
            (f, g, e) => f.SumOrigins(g, f.Ledger(g).Sold, e) * f.PerYear
        ),
        Of(
            "capacity",
            "t/yr",
            S.Origins,
            "Capacity able to operate.",
            "sum over operating plants; co-products follow their lead plants",
            (f, g, o) => f.Public.Capacity[g][o]
        ),
        Of(
            "capacity-total",
            "t/yr",
            S.Regions,
            "Capacity able to operate in a group of nations.",
            "sum over the group's plants",
            (f, g, e) => f.SumOrigins(g, f.Public.Capacity[g], e)
        ),
        Of(
            "utilisation",
            "share",
            S.Origins,
            "Share of capacity in use.",
            "output / capacity",
            (f, g, o) => TickFigures.Ratio(f.Ledger(g).Sold[o] * f.PerYear, f.Public.Capacity[g][o])
        ),
        Of(
            "share-of-supply",
            "share",
            S.Origins,
            "A nation's share of world supply.",
            "output / world output",
            (f, g, o) => TickFigures.Ratio(f.Ledger(g).Sold[o], f.SumOrigins(g, f.Ledger(g).Sold, World))
        ),
        Of(
            "share-of-bloc-use",
            "share",
            S.Bloc,
            "Members' own goods as a share of what the bloc buys.",
            "1 - targeted tonnes / use in the bloc",
            (f, g, _) => 1 - TickFigures.Ratio(f.Ledger(g).Targeted, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        Of(
            "hhi",
            "index",
            S.World,
            "Concentration of world supply (Herfindahl-Hirschman), 0 to 10,000.",
            "10,000 x sum of squared supply shares",
            (f, g, _) => Concentration(f, g)
        ),
        Of(
            "import-reliance",
            "share",
            S.Bloc,
            "Share of the bloc's use that comes from outside.",
            "targeted tonnes / use in the bloc",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).Targeted, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        Of(
            "use",
            "t/yr",
            S.Regions,
            "Tonnes bought.",
            "sum of flows to the group",
            (f, g, e) => f.SumNations(f.Ledger(g).Use, e) * f.PerYear
        ),
        Of(
            "targeted-imports",
            "t/yr",
            S.Bloc,
            "Outsiders' goods bought in the bloc through every channel.",
            "sum of flows from non-members to members",
            (f, g, _) => f.Ledger(g).Targeted * f.PerYear
        ),
        Of(
            "evasion",
            "t/yr",
            S.Bloc,
            "Outsiders' goods that entered the bloc misdeclared.",
            "sum of misdeclared flows from non-members to members",
            (f, g, _) => f.Ledger(g).Misdeclared * f.PerYear
        ),
        Of(
            "transshipment",
            "t/yr",
            S.Bloc,
            "Outsiders' goods that entered the bloc with a third nation's papers.",
            "sum of third-nation flows from non-members to members",
            (f, g, _) => f.Ledger(g).ThirdNation * f.PerYear
        ),
        Of(
            "evasion-share",
            "share",
            S.Bloc,
            "Evasion as a share of the bloc's use.",
            "evasion / use in the bloc",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).Misdeclared, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        Of(
            "transshipment-share",
            "share",
            S.Bloc,
            "Transshipment as a share of the bloc's use.",
            "transshipment / use in the bloc",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).ThirdNation, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        Of(
            "evaded-share-of-arrivals",
            "share",
            S.Bloc,
            "Share of outsiders' arrivals that evaded either way.",
            "(evasion + transshipment) / targeted imports",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).Misdeclared + f.Ledger(g).ThirdNation, f.Ledger(g).Targeted)
        ),
        Of(
            "spending",
            "USD/yr",
            S.Regions,
            "What buyers paid.",
            "sum of payments",
            (f, g, e) => f.SumNations(f.Ledger(g).Paid, e) * f.PerYear
        ),
        Of(
            "duty-revenue",
            "USD/yr",
            S.Regions,
            "Duties and fines collected.",
            "rate x declared value, plus fines",
            (f, g, e) => f.SumNations(f.Ledger(g).Duty, e) * f.PerYear
        ),
        Of(
            "levy-revenue",
            "USD/yr",
            S.Bloc,
            "Levies collected.",
            "levy x declared tonnes",
            (f, g, _) => f.SumNations(f.Ledger(g).Levy, Bloc) * f.PerYear
        ),
        Of(
            "fines",
            "USD/yr",
            S.Bloc,
            "Duty, levy and fines recovered from evaders who were caught.",
            "chance of being caught x (1 + fine) x duty evaded, over evaded tonnes",
            (f, g, _) => f.SumNations(f.Ledger(g).Fines, Bloc) * f.PerYear
        ),
        Of(
            "seller-rent",
            "USD/yr",
            S.Origins,
            "What an undertaking or a floor on internal sales adds to sellers' receipts.",
            "(floor - delivered price) / (1 + duty) x tonnes",
            (f, g, o) => f.Ledger(g).Rent[o] * f.PerYear
        ),
        Of(
            "quota-rent",
            "USD/yr",
            S.Origins,
            "What export licences are worth.",
            "(export price - domestic price - tax) x tonnes",
            (f, g, o) => f.Ledger(g).QuotaRent[o] * f.PerYear
        ),
        Of(
            "export-tax-revenue",
            "USD/yr",
            S.Origins,
            "Export taxes collected by the exporter's state.",
            "tax x tonnes exported",
            (f, g, o) => f.Ledger(g).ExportTax[o] * f.PerYear
        ),
        Of(
            "contract-payments",
            "USD/yr",
            S.Origins,
            "What taxpayers pay producers under contracts for difference, net of clawback.",
            "(floor - price) x covered tonnes",
            (f, g, o) => f.Ledger(g).Support[o] * f.PerYear
        ),
        Of(
            "producer-surplus",
            "USD/yr",
            S.Origins,
            "Receipts less the cost of what was sold, before fixed cost.",
            "receipts - area under the offers",
            (f, g, o) => f.Ledger(g).Surplus[o] * f.PerYear
        ),
        Of(
            "treasury",
            "USD/yr",
            S.Nations,
            "What a nation's treasury takes from this good.",
            "duty + levy + export tax - contract payments",
            (f, g, n) => Treasury(f, g, n) * f.PerYear
        ),
        Of(
            "hiding-cost",
            "USD/yr",
            S.World,
            "Resources spent on hiding and relabelling.",
            "expected hiding cost of the lots that evade + relabelling",
            (f, g, _) => f.Ledger(g).Hiding * f.PerYear
        ),
        Of(
            "unmet-demand",
            "t/yr",
            S.Regions,
            "Orders above the choke price that found no supply.",
            "quantity at the choke price - tonnes bought",
            (f, g, e) => f.SumNations(f.Ledger(g).Unmet, e) * f.PerYear
        ),
        Of(
            "plants-operating",
            "count",
            S.Origins,
            "Plants able to operate.",
            "number of plants with status operating",
            (f, g, o) => Count(f, g, o, FacilityStatus.Operating)
        ),
        Of(
            "plants-idle",
            "count",
            S.Origins,
            "Plants in care and maintenance.",
            "number of plants with status idle",
            (f, g, o) => Count(f, g, o, FacilityStatus.Idle)
        ),
        Of(
            "plants-building",
            "count",
            S.Origins,
            "Plants committed and not yet producing.",
            "number of plants with status building",
            (f, g, o) => Count(f, g, o, FacilityStatus.Building)
        ),
        Of(
            "plants-closed",
            "count",
            S.Origins,
            "Plants closed for good.",
            "number of plants with status closed",
            (f, g, o) => Count(f, g, o, FacilityStatus.Closed)
        ),
        Of(
            "detection",
            "share",
            S.Bloc,
            "Chance that a misdeclared lot is caught.",
            "1 - exp(-power x audits / lots)",
            (f, g, _) => f.Notice.Floors[g].InForce || f.Ledger(g).Misdeclared > 0 ? f.Notice.Detection : double.NaN
        ),
    ];

    /// <summary>Metrics that compare a run with its paired baseline.</summary>
    public static IReadOnlyList<Metric> Paired { get; } =
    [
        Of(
            "downstream",
            "t/yr",
            S.Bloc,
            "The good embodied in extra imports of what is made from it.",
            "content x (targeted imports of the downstream good - the same in the baseline), where positive"
        ),
        Of(
            "downstream-share",
            "share",
            S.Bloc,
            "Downstream leakage as a share of the bloc's use in the baseline.",
            "downstream / use in the bloc, baseline"
        ),
        Of(
            "leakage",
            "share",
            S.Bloc,
            "Evasion, transshipment and downstream leakage as a share of the bloc's use.",
            "evasion-share + transshipment-share + downstream-share"
        ),
        Of(
            "displacement",
            "share",
            S.World,
            "Share of outsiders' lost sales in the bloc that they made up elsewhere.",
            "-(change of their sales outside) / (change of their sales in the bloc)"
        ),
        Of(
            "consumer-surplus-change",
            "USD/yr",
            S.Nations,
            "Gain (loss, when negative) of final buyers against the baseline.",
            "-integral of 1/2 (A_base + A_policy) (x/P0)^-e dx from the baseline price index to the policy's; linear demand: trapezoid"
        ),
        Of(
            "producer-surplus-change",
            "USD/yr",
            S.Nations,
            "Gain of a nation's producers against the baseline.",
            "producer-surplus - the same in the baseline"
        ),
        Of(
            "treasury-change",
            "USD/yr",
            S.Nations,
            "Gain of a nation's treasury against the baseline.",
            "treasury - the same in the baseline"
        ),
        Of(
            "welfare-change",
            "USD/yr",
            S.Nations,
            "Net gain of a nation against the baseline from this good.",
            "consumer-surplus-change + producer-surplus-change + treasury-change"
        ),
        Of(
            "welfare-change-total",
            "USD/yr",
            S.Regions,
            "Net gain of a group of nations against the baseline from this good.",
            "sum of welfare-change"
        ),
    ];

    /// <summary>The metric of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Metric Find(string name) =>
        All.Concat(Paired).FirstOrDefault(m => m.Name == name)
        ?? throw new ArgumentException($"no metric is called {name}", nameof(name));

    private static Metric Of(
        string name,
        string unit,
        S scope,
        string meaning,
        string formula,
        Func<TickFigures, int, int, double>? measure = null
    ) => new(name, unit, scope, meaning, formula) { Measure = measure };

    internal static double WorldPrice(TickFigures f, int g)
    {
        GoodLedger ledger = f.Ledger(g);
        if (ledger.Traded > 0)
        {
            return ledger.ExportValue / ledger.Traded;
        }

        double value = 0;
        double tonnes = 0;
        for (int o = 0; o < ledger.Sold.Length; o++)
        {
            value += ledger.Sold[o] * f.Market.Markets[g].Price[o];
            tonnes += ledger.Sold[o];
        }

        return TickFigures.Ratio(value, tonnes);
    }

    private static double Paid(TickFigures f, int g, int region) =>
        TickFigures.Ratio(f.SumNations(f.Ledger(g).Paid, region), f.SumNations(f.Ledger(g).Use, region));

    private static double Concentration(TickFigures f, int g)
    {
        double[] sold = f.Ledger(g).Sold;
        double total = f.SumOrigins(g, sold, World);
        double sum = 0;
        for (int o = 0; o < sold.Length; o++)
        {
            double share = total > 0 ? sold[o] / total : 0;
            sum += share * share;
        }

        return total > 0 ? 10_000 * sum : double.NaN;
    }

    private static double Treasury(TickFigures f, int g, int nation)
    {
        GoodLedger ledger = f.Ledger(g);
        int o = f.World.Layouts[g].OriginOf[nation];
        double own = o >= 0 ? ledger.ExportTax[o] - ledger.Support[o] : 0;
        return ledger.Duty[nation] + ledger.Levy[nation] + own;
    }

    private static double Count(TickFigures f, int g, int o, FacilityStatus status)
    {
        int[] facilities = f.World.Layouts[g].OriginFacilities[o];
        ProducerAgent? producer = f.Producers[f.World.Layouts[g].OriginNation[o]];
        if (facilities.Length == 0 || producer is null)
        {
            return double.NaN;
        }

        int count = 0;
        foreach (int facility in facilities)
        {
            count += producer.Plant(facility).Status == status ? 1 : 0;
        }

        return count;
    }
}
