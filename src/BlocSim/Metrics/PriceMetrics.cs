using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>Prices, floors and levies.</summary>
internal static class PriceMetrics
{
    private const int Bloc = (int)Region.Bloc;

    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "world-price",
            "USD/t",
            S.World,
            "Mean price at exporters' borders.",
            "sum of export value / tonnes crossing borders; home sales where none cross",
            (f, g, _) => WorldPrice(f, g)
        ),
        MetricList.Of(
            "benchmark-price",
            "USD/t",
            S.World,
            "What the tonnes of whoever supplied most in the base year fetch at home: the index that contracts and floors may name.",
            "price-marginal of that nation",
            (f, g, _) => Benchmark(f, g)
        ),
        MetricList.Of(
            "volatility",
            "share",
            S.World,
            "How much the world price moves: yearly standard deviation of its logarithm, from changes a period, memory of three years.",
            "sqrt(mean of (change of ln price)^2 / years a period)",
            (f, g, _) => f.Public.Volatility[g],
            s => s.DemandShocks is not null || !s.Outages.IsEmpty
        ),
        MetricList.Of(
            "price-inside",
            "USD/t",
            S.Bloc,
            "Mean price paid by buyers in the bloc, duty and levy included, relief taken off.",
            "sum of payments / tonnes, over members",
            (f, g, _) => Paid(f, g, Bloc)
        ),
        MetricList.Of(
            "price-outside",
            "USD/t",
            S.World,
            "Mean price paid by buyers outside the bloc.",
            "sum of payments / tonnes, over non-members",
            (f, g, _) => Paid(f, g, (int)Region.Outside)
        ),
        MetricList.Of(
            "price-gap",
            "USD/t",
            S.World,
            "How much more buyers in the bloc pay.",
            "price-inside - price-outside",
            (f, g, _) => Paid(f, g, Bloc) - Paid(f, g, (int)Region.Outside)
        ),
        MetricList.Of(
            "price-members",
            "USD/t",
            S.Bloc,
            "Mean price members' producers receive; whether a floor reaches them.",
            "receipts / tonnes sold, over member origins",
            (f, g, _) =>
                f.Price(g, f.SumOrigins(g, f.Ledger(g).Receipts, Bloc), f.SumOrigins(g, f.Ledger(g).Sold, Bloc))
        ),
        MetricList.Of(
            "price-received",
            "USD/t",
            S.Origins,
            "Mean price a nation's producers receive, rents and contract payments included.",
            "receipts / tonnes sold",
            (f, g, o) => f.Price(g, f.Ledger(g).Receipts[o], f.Ledger(g).Sold[o])
        ),
        MetricList.Of(
            "price-marginal",
            "USD/t",
            S.Origins,
            "Price at which a nation's supply clears.",
            "p of the clearing",
            (f, g, o) => f.Ledger(g).Sold[o] > f.Ledger(g).NoTrade ? f.Market.Markets[g].Price[o] : double.NaN
        ),
        MetricList.Of(
            "floor",
            "USD/t",
            S.Bloc,
            "The floor in force, phase-in and indexation applied.",
            "as announced",
            (f, g, _) => f.Notice.Floors[g].Price
        ),
        MetricList.Of(
            "levy",
            "USD/t",
            S.Bloc,
            "Levy that a tonne of outsiders' goods owes when it is declared.",
            "levy on declared goods / declared tonnes of non-members; the levy asked for where next to nothing declares",
            (f, g, _) => f.Notice.Floors[g].InForce ? DeclaredLevy(f, g) : double.NaN
        ),
        MetricList.Of(
            "levy-per-arrival",
            "USD/t",
            S.Bloc,
            "Levy collected per tonne of outsiders' goods that arrive, those that evade it included.",
            "levy revenue / targeted tonnes",
            (f, g, _) =>
                f.Notice.Floors[g].InForce
                    ? f.Price(g, f.SumNations(f.Ledger(g).Levy, Bloc), f.Ledger(g).Targeted)
                    : double.NaN
        ),
        MetricList.Of(
            "floor-held",
            "share",
            S.Bloc,
            "Share of outsiders' declared tonnes sold at or above the floor.",
            "tonnes declared at >= 0.995 floor / declared tonnes of non-members",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).HeldOutside, f.Ledger(g).FlooredOutside)
        ) with
        {
            Said = "floor held on declared imports",
        },
        MetricList.Of(
            "floor-held-members",
            "share",
            S.Bloc,
            "Share of members' own tonnes sold inside at or above the floor.",
            "tonnes sold at >= 0.995 floor / tonnes of members sold inside",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).HeldMembers, f.Ledger(g).FlooredMembers)
        ) with
        {
            Said = "floor held for members' sales inside",
        },
    ];

    /// <summary>None where that nation sells next to nothing.</summary>
    internal static double Benchmark(TickFigures f, int g)
    {
        int o = f.Public.Dominant[g];
        return o >= 0 && f.Ledger(g).Sold[o] > f.Ledger(g).NoTrade ? f.Market.Markets[g].Price[o] : double.NaN;
    }

    private static double DeclaredLevy(TickFigures f, int g)
    {
        GoodLedger ledger = f.Ledger(g);
        return ledger.FlooredOutside > ledger.NoTrade ? ledger.DeclaredLevy / ledger.FlooredOutside
            : f.Notice.Floors[g].Form.Receiver == WedgeReceiver.Treasury && f.Market.Markets[g].Levy > 0
                ? f.Market.Markets[g].Levy
            : double.NaN;
    }

    internal static double WorldPrice(TickFigures f, int g)
    {
        GoodLedger ledger = f.Ledger(g);
        if (ledger.Traded > ledger.NoTrade)
        {
            return ledger.ExportValue / ledger.Traded;
        }

        double value = 0;
        double tonnes = 0;
        for (int o = 0; o < ledger.Sold.Length; o++)
        {
            value += ledger.Receipts[o] - ledger.Support[o];
            tonnes += ledger.Sold[o];
        }

        return f.Price(g, value, tonnes);
    }

    private static double Paid(TickFigures f, int g, int region) =>
        f.Price(g, f.SumNations(f.Ledger(g).Paid, region), f.SumNations(f.Ledger(g).Use, region));
}
