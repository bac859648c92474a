namespace BlocSim.Docs;

/// <summary>Outcomes of 2024 to 2026: bands, not fits; what falls outside is shown.</summary>
internal static class OutcomeCases
{
    private const string Rare = "baselines/rare-earths-2026";
    private const string Calm = "shocks={}";
    private const string Held = "{ cover: 26 weeks, hoarding: 0, draw-elasticity: 1.5 }";

    public static IReadOnlyList<OutcomeCase> All { get; } =
    [
        new(
            "NdPr oxide, standard deviation of the logarithm of yearly prices over five years (median of 9 worlds)",
            "0.27, 2021 to 2025 (USGS, yearly averages of 92, 124, 75, 55 and 69 USD/kg)",
            0.2,
            0.3,
            Rare,
            [],
            worlds => worlds.Select(Spread).Order().ElementAt(4),
            "tuned: the size of the news was found by trying"
        )
        {
            Worlds = 9,
        },
        new(
            "NdFeB magnets, price inside a buyer nation in a month in which China's exports fall by three quarters, over the month before",
            "shortages and stopped lines, no report of a price many times higher (China customs, May 2025: 74 % below the year before)",
            1,
            3,
            Rare,
            [
                Calm,
                "bloc.members=[USA]",
                "events=[{ at: 2027-05, nation: CHN, export-quota: { goods: [ndfeb-magnet], limit: 20 kt/yr, until: 2027-06 } }]",
            ],
            worlds => Inside(worlds[0], "ndfeb-magnet")[16] / Inside(worlds[0], "ndfeb-magnet")[15],
            "eight weeks of stocks, purchases of elasticity 1.5 while they last"
        ),
        new(
            "Cobalt, seven months into DR Congo's ban of February 2025, % above the start",
            "170 (hydroxide, 30 September 2025: S&P Global, Fastmarkets)",
            100,
            300,
            "baselines/cobalt-2024",
            [
                "goods.cobalt.stocks={ cover: 52 weeks, hoarding: 0, draw-elasticity: 1.5 }",
                "events=[{ at: 2026-02, nation: COD, export-ban: { goods: [cobalt], until: 2026-10 } }, { at: 2026-10, nation: COD, export-quota: { goods: [cobalt], limit: 117.5 kt/yr } }]",
            ],
            worlds => 100 * ((Outside(worlds[0], "cobalt")[8] / Outside(worlds[0], "cobalt")[0]) - 1),
            "a year of stocks, as after the surplus of 2023 and 2024: chosen so; with 26 weeks it is 749, with 78 it is 222"
        ),
        new(
            "Magnets, share of the duty of 25 % on outsiders' goods that is not collected",
            "0.22 (Section 301, US fiscal year 2020: 10 of 45.6 billion USD; FEDS Notes 2021)",
            0.15,
            0.35,
            Rare,
            [Calm, "bloc={ members: [USA], tariffs: [{ goods: [ndfeb-magnet], ad-valorem: 25 % }] }"],
            worlds => worlds[0].Find("evaded-share-of-arrivals", "ndfeb-magnet", "bloc")![..12].Average(),
            "one good with much trade by firms able to evade, against all goods from China"
        ),
        new(
            "Price protection of a separator at 110 USD/kg, million USD a quarter, market at the 69 USD/kg of 2025",
            "51 in 2025Q4 for 718 t made, 562 t sold (MP Materials, 2026-02-26)",
            35,
            70,
            Rare,
            [Calm, "goods.ndpr-oxide.price=69 USD/kg"],
            worlds => worlds[0].Find("subsidy", "ndpr-oxide", "USA")![..3].Sum() / 12 / 1e6,
            "what is put on stock is paid for as well, concentrate included; the model pays for oxide sold, at what the plant itself receives, 81 USD/kg"
        ),
        new(
            "Gallium, buyers outside in a year without any export from China, % above the start",
            "more than 150 (USGS Open-File Report 2024-1057)",
            150,
            600,
            "baselines/gallium-2024",
            [$"goods.gallium.stocks={Held}", "bloc.members=[USA]", Ban("gallium")],
            worlds => Rise(worlds[0], "gallium"),
            "98.9 % of output is China's, recycling and sales through third nations are not in the baseline: once stocks are used up buyers bid to the choke price"
        ),
        new(
            "Germanium, the same",
            "26 (USGS Open-File Report 2024-1057)",
            10,
            60,
            "baselines/germanium-2024",
            [$"goods.germanium.stocks={Held}", "bloc.members=[USA]", Ban("germanium")],
            worlds => Rise(worlds[0], "germanium"),
            "as gallium; half of the world's germanium is recycled, and none of it is in the baseline"
        ),
    ];

    private static string Ban(string good) =>
        $"events=[{{ at: 2026-03, nation: CHN, export-ban: {{ goods: [{good}], until: 2027-03 }} }}]";

    private static double[] Inside(RunTable t, string good) => t.Find("price-inside", good, "bloc")!;

    private static double[] Outside(RunTable t, string good) => t.Find("price-outside", good, "world")!;

    /// <summary>The mean of the twelve months of the ban over the month before it.</summary>
    private static double Rise(RunTable t, string good) =>
        100 * ((Inside(t, good)[2..14].Average() / Inside(t, good)[1]) - 1);

    /// <summary>Mean over all windows of five years.</summary>
    private static double Spread(RunTable t)
    {
        double[] years =
        [
            .. t.Find("world-price", "ndpr-oxide", "world")!.Chunk(12).Select(y => Math.Log(y.Average())),
        ];
        double Deviation(double[] x) => Math.Sqrt(x.Sum(v => (v - x.Average()) * (v - x.Average())) / (x.Length - 1));
        return Enumerable.Range(0, years.Length - 4).Average(i => Deviation(years[i..(i + 5)]));
    }
}
