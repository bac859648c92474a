using S = BlocSim.MetricScope;

namespace BlocSim;

/// <summary>Output, capacity, use, shares, leakage and plants.</summary>
internal static class TradeMetrics
{
    private const int Bloc = (int)Region.Bloc;
    private const int World = (int)Region.World;

    public static IReadOnlyList<Metric> All { get; } =
    [
        MetricList.Of(
            "output",
            "t/yr",
            S.Origins,
            "Tonnes sold by a nation's producers.",
            "sum of flows from the nation",
            (f, g, o) => f.Ledger(g).Sold[o] * f.PerYear
        ),
        MetricList.Of(
            "output-total",
            "t/yr",
            S.Regions,
            "Tonnes sold by producers of a group of nations.",
            "sum of flows from the group",
            (f, g, e) => f.SumOrigins(g, f.Ledger(g).Sold, e) * f.PerYear
        ),
        MetricList.Of(
            "capacity",
            "t/yr",
            S.Origins,
            "Capacity able to operate.",
            "sum over operating plants; co-products follow their lead plants",
            (f, g, o) => f.World.Layouts[g].OriginSchedule[o] >= 0 ? double.NaN : f.Public.Capacity[g][o]
        ),
        MetricList.Of(
            "capacity-total",
            "t/yr",
            S.Regions,
            "Capacity able to operate in a group of nations.",
            "sum over the group's plants",
            (f, g, e) =>
                Array.Exists(f.World.Layouts[g].OriginSchedule, s => s >= 0)
                    ? double.NaN
                    : f.SumOrigins(g, f.Public.Capacity[g], e)
        ),
        MetricList.Of(
            "utilisation",
            "share",
            S.Origins,
            "Share of capacity in use.",
            "output / capacity",
            (f, g, o) =>
                f.World.Layouts[g].OriginSchedule[o] >= 0
                    ? double.NaN
                    : TickFigures.Ratio(f.Ledger(g).Sold[o] * f.PerYear, f.Public.Capacity[g][o])
        ),
        MetricList.Of(
            "share-of-supply",
            "share",
            S.Origins,
            "A nation's share of world supply.",
            "output / world output",
            (f, g, o) => TickFigures.Ratio(f.Ledger(g).Sold[o], f.Ledger(g).SoldByAll)
        ),
        MetricList.Of(
            "non-dominant-share",
            "share",
            S.World,
            "Share of world supply that does not come from the nation that supplied most in the base year.",
            "1 - output of that nation / world output",
            (f, g, _) => 1 - TickFigures.Ratio(f.Ledger(g).Sold[f.Public.Dominant[g]], f.Ledger(g).SoldByAll)
        ),
        MetricList.Of(
            "share-of-bloc-use",
            "share",
            S.Bloc,
            "Members' own goods as a share of what the bloc buys.",
            "1 - targeted tonnes / use in the bloc",
            (f, g, _) => 1 - TickFigures.Ratio(f.Ledger(g).Targeted, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        MetricList.Of(
            "hhi",
            "index",
            S.World,
            "Concentration of world supply (Herfindahl-Hirschman), 0 to 10,000.",
            "10,000 x sum of squared supply shares",
            (f, g, _) => Concentration(f, g)
        ),
        MetricList.Of(
            "import-reliance",
            "share",
            S.Bloc,
            "Share of the bloc's use that comes from outside.",
            "targeted tonnes / use in the bloc",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).Targeted, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        MetricList.Of(
            "use",
            "t/yr",
            S.Regions,
            "Tonnes bought.",
            "sum of flows to the group",
            (f, g, e) => f.SumNations(f.Ledger(g).Use, e) * f.PerYear
        ),
        MetricList.Of(
            "targeted-imports",
            "t/yr",
            S.Bloc,
            "Outsiders' goods bought in the bloc through every channel, members' that fail a rule of origin among them.",
            "sum of flows from non-members to members",
            (f, g, _) => f.Ledger(g).Targeted * f.PerYear
        ),
        MetricList.Of(
            "evasion",
            "t/yr",
            S.Bloc,
            "Outsiders' goods that entered the bloc misdeclared.",
            "sum of misdeclared flows from non-members to members",
            (f, g, _) => f.Ledger(g).Misdeclared * f.PerYear
        ),
        MetricList.Of(
            "transshipment",
            "t/yr",
            S.Bloc,
            "Outsiders' goods that entered the bloc with a third nation's papers.",
            "sum of third-nation flows from non-members to members",
            (f, g, _) => f.Ledger(g).ThirdNation * f.PerYear
        ),
        MetricList.Of(
            "papers",
            "t/yr",
            S.Nations,
            "Of transshipment, outsiders' goods that came with this nation's papers.",
            "sum of third-nation flows from non-members to members, by the nation whose papers they had",
            (f, g, n) =>
                f.World.Layouts[g].OriginOf[n] >= 0 || f.World.Scenario.Bloc.DualTrack.Contains(f.World.Nations[n].Code)
                    ? f.Ledger(g).Vouched[n] * f.PerYear
                    : double.NaN,
            s => !s.Bloc.Memberships.IsEmpty
        ),
        MetricList.Of(
            "member-content",
            "share",
            S.Origins,
            "Share of the value of the inputs that plants bought for a good over the last year which came from members.",
            "tonnes of members x price / tonnes x price, inputs of the good, memory of a year",
            (f, g, o) =>
                f.World.Scenario.Bloc.OriginRules.Any(r => r.Goods.Contains(f.World.Goods[g].Name))
                    ? f.Public.MemberContent[g][f.World.Layouts[g].OriginNation[o]]
                    : double.NaN,
            s => !s.Bloc.OriginRules.IsEmpty
        ),
        MetricList.Of(
            "re-exports",
            "t/yr",
            S.Bloc,
            "Of transshipment, goods that came with the papers of a member on its own track.",
            "sum of third-nation flows by way of members that the common border does not hold for",
            (f, g, _) => f.Ledger(g).ReExported * f.PerYear,
            s => !s.Bloc.DualTrack.IsEmpty
        ),
        MetricList.Of(
            "evasion-share",
            "share",
            S.Bloc,
            "Evasion as a share of the bloc's use.",
            "evasion / use in the bloc",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).Misdeclared, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        MetricList.Of(
            "transshipment-share",
            "share",
            S.Bloc,
            "Transshipment as a share of the bloc's use.",
            "transshipment / use in the bloc",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).ThirdNation, f.SumNations(f.Ledger(g).Use, Bloc))
        ),
        MetricList.Of(
            "evaded-share-of-arrivals",
            "share",
            S.Bloc,
            "Share of outsiders' arrivals that evaded either way.",
            "(evasion + transshipment) / targeted imports",
            (f, g, _) => TickFigures.Ratio(f.Ledger(g).Misdeclared + f.Ledger(g).ThirdNation, f.Ledger(g).Targeted)
        ),
        MetricList.Of(
            "unmet-demand",
            "t/yr",
            S.Regions,
            "Orders that found no supply: above the choke price, or where no seller can be reached.",
            "quantity at the choke price - tonnes bought; all that is wanted at the usual price where nothing can be bought",
            (f, g, e) => f.SumNations(f.Ledger(g).Unmet, e) * f.PerYear
        ),
        MetricList.Of(
            "smuggled",
            "t/yr",
            S.Origins,
            "Exports that go past the nation's own export taxes and quotas.",
            "smuggled share x exports",
            Smuggled,
            Smuggles
        ),
        MetricList.Of(
            "smuggled-share",
            "share",
            S.Origins,
            "Share of a nation's exports that goes past its export taxes and quotas.",
            "moves toward 1 - exp(-response x (price abroad - price at home) / base price), at most what can be smuggled",
            (f, g, o) =>
                f.World.Nations[f.World.Layouts[g].OriginNation[o]].Smuggling is null
                    ? double.NaN
                    : f.Producers[f.World.Layouts[g].OriginNation[o]]!.Smuggled[g],
            Smuggles
        ),
        MetricList.Of(
            "relocated",
            "t/yr",
            S.Origins,
            "Capacity that has come from other nations so far, less what has left for them.",
            "arrivals - departures of plants of processes that relocate",
            Relocated,
            s => s.Processes.Any(p => p.Relocation is not null)
        ),
        MetricList.Of(
            "plants-operating",
            "count",
            S.Origins,
            "Plants able to operate.",
            "number of plants with status operating",
            (f, g, o) => Count(f, g, o, FacilityStatus.Operating)
        ),
        MetricList.Of(
            "plants-idle",
            "count",
            S.Origins,
            "Plants in care and maintenance.",
            "number of plants with status idle",
            (f, g, o) => Count(f, g, o, FacilityStatus.Idle)
        ),
        MetricList.Of(
            "plants-building",
            "count",
            S.Origins,
            "Plants committed and not yet producing.",
            "number of plants with status building",
            (f, g, o) => Count(f, g, o, FacilityStatus.Building)
        ),
        MetricList.Of(
            "plants-closed",
            "count",
            S.Origins,
            "Plants closed for good.",
            "number of plants with status closed",
            (f, g, o) => Count(f, g, o, FacilityStatus.Closed)
        ),
        MetricList.Of(
            "detection",
            "share",
            S.Bloc,
            "Chance that a misdeclared lot is caught.",
            "1 - exp(-power x audits of the good / lots of the good)",
            (f, g, _) => f.Notice.Floors[g].InForce || f.Ledger(g).Misdeclared > 0 ? f.Notice.Detection[g] : double.NaN
        ),
    ];

    private static double Concentration(TickFigures f, int g)
    {
        double[] sold = f.Ledger(g).Sold;
        double total = f.Ledger(g).SoldByAll;
        double sum = 0;
        for (int o = 0; o < sold.Length; o++)
        {
            double share = total > 0 ? sold[o] / total : 0;
            sum += share * share;
        }

        return total > 0 ? 10_000 * sum : double.NaN;
    }

    private static double Count(TickFigures f, int g, int o, FacilityStatus status)
    {
        int[] facilities = f.World.Layouts[g].OriginFacilities[o];
        if (facilities.Length == 0)
        {
            return double.NaN;
        }

        int count = 0;
        foreach (int facility in facilities)
        {
            count += f.Plant(facility).Status == status ? 1 : 0;
        }

        return count;
    }

    private static double Smuggled(TickFigures f, int g, int o)
    {
        int nation = f.World.Layouts[g].OriginNation[o];
        int x = f.Market.Markets[g].ExportNodeOf[o];
        bool can = f.World.Nations[nation].Smuggling is not null && x >= 0;
        return can ? f.Producers[nation]!.Smuggled[g] * f.Market.Markets[g].Sales[x] * f.PerYear : double.NaN;
    }

    private static double Relocated(TickFigures f, int g, int o)
    {
        int nation = f.World.Layouts[g].OriginNation[o];
        bool moves = false;
        double sum = 0;
        for (int s = 0; s < f.World.Stages.Length; s++)
        {
            Stage stage = f.World.Stages[s];
            Process process = f.World.Processes[stage.Process];
            if (stage.Nation == nation && process.Relocation is not null && process.Lead.Good == f.World.Goods[g].Name)
            {
                moves = true;
                sum += f.Producers[nation]!.Relocated[s];
            }
        }

        return moves ? sum : double.NaN;
    }

    private static bool Smuggles(Scenario scenario) => scenario.Nations.Any(n => n.Smuggling is not null);
}
