namespace BlocSim.Docs;

/// <summary>Episodes that the model must reproduce in their shape: bands, not fits (docs/odd.md, patterns).</summary>
internal static class HistoryCases
{
    private const string Tin = "The tin crash of 1985";
    private const string Gallium = "Gallium 2023-24";
    private const string Dysprosium = "Dysprosium 2009-14";
    private const string RareEarths = "Rare earths 2010-12";

    public static IReadOnlyList<HistoryCase> All { get; } =
    [
        new(
            Tin,
            "tin-1985",
            "last month in which the floor held, as a year",
            "24 October 1985 (Lord Copper, tin crisis part three): 1985.8",
            1985.25,
            1986.25,
            t => Year(t, Breaks(t))
        ),
        new(
            Tin,
            "tin-1985",
            "largest departure from the floor while the store bought, %",
            "none: the store bought what was left over",
            0,
            0.5,
            t => 100 * Departure(t)
        ),
        new(
            Tin,
            "tin-1985",
            "price a year after the break, share of the floor",
            "about half; free price 0.4 of that before in 1986 (Anderson and Gilbert 1988; Lord Copper)",
            0.35,
            0.65,
            t => World(t, "tin")[Breaks(t) + 12] / Floor(t)[Breaks(t)]
        ),
        new(
            Gallium,
            "gallium-2023",
            "price outside over price in China, October 2023",
            "475 over 270 USD/kg: 1.76 (2023-10-18)",
            1.4,
            2,
            t => Ratio(t, 9)
        ),
        new(
            Gallium,
            "gallium-2023",
            "the same, mean of 2024",
            "1.4 to 2 (Fastmarkets)",
            1.4,
            2,
            t => Enumerable.Range(12, 12).Average(m => Ratio(t, m))
        ),
        new(
            RareEarths,
            "rare-earths-2010",
            "Ce oxide, peak over start",
            "138 over 4.56 USD/kg: 30 (mining.com)",
            10,
            29.5,
            t => Peak(t, "ce-oxide")
        ),
        new(
            RareEarths,
            "rare-earths-2010",
            "La oxide, peak over start",
            "135 over 8.71 USD/kg: 15.5 (mining.com)",
            10,
            29.5,
            t => Peak(t, "la-oxide")
        ),
        new(
            RareEarths,
            "rare-earths-2010",
            "Ce oxide, export over domestic price, mean of 2011-07 to 2012-06",
            "2 to 10",
            2,
            10,
            t => Gap(t, "ce-oxide")
        ),
        new(
            RareEarths,
            "rare-earths-2010",
            "La oxide, export over domestic price, mean of 2011-07 to 2012-06",
            "80 over 20.63 USD/kg in September 2011: 3.9 (mining.com)",
            2,
            10,
            t => Gap(t, "la-oxide")
        ),
        new(
            RareEarths,
            "rare-earths-2010",
            "months of the last two years in which the quota bound",
            "none: exports stayed below the quota (MOFCOM; China Daily)",
            0,
            6,
            t => t.Find("quota-rent", "ce-oxide", "CHN")![^24..].Count(r => r > 1e5)
        ),
        new(
            Dysprosium,
            "dysprosium-2011",
            "peak over start, below the choke price",
            "2,377 over 91 USD/kg: 26 (mining.com)",
            15,
            29.5,
            t => Peak(t, "dy-oxide")
        ),
        new(
            Dysprosium,
            "dysprosium-2011",
            "month of the peak, as a year",
            "August 2011: 2011.7 (mining.com)",
            2011.25,
            2012.25,
            t => Year(t, Array.IndexOf(World(t, "dy-oxide"), World(t, "dy-oxide").Max()))
        ),
        new(
            Dysprosium,
            "dysprosium-2011",
            "price at the end of 2012, USD/kg",
            "600 to 630 (USGS MCS 2016)",
            300,
            1000,
            t => World(t, "dy-oxide")[47] / 1000
        ),
        new(
            Dysprosium,
            "dysprosium-2011",
            "price at the end of 2013, USD/kg",
            "440 to 490 (USGS MCS 2016)",
            230,
            930,
            t => World(t, "dy-oxide")[59] / 1000
        ),
        new(
            Dysprosium,
            "dysprosium-2011",
            "price at the end of 2014, USD/kg",
            "320 to 360 (USGS MCS 2016)",
            170,
            680,
            t => World(t, "dy-oxide")[71] / 1000
        ),
    ];

    private static double[] World(RunTable t, string good) => t.Find("world-price", good, "world")!;

    private static double[] Floor(RunTable t) => t.Find("floor", "tin", "bloc")!;

    /// <summary>The last month in which the price was at the floor.</summary>
    private static int Breaks(RunTable t)
    {
        double[] price = World(t, "tin");
        double[] floor = Floor(t);
        return Array.FindLastIndex(price, p => p >= 0.995 * floor[0]);
    }

    private static double Year(RunTable t, int tick)
    {
        YearMonth date = t.Clock.DateOf(tick);
        return date.Year + (date.Month / 12.0);
    }

    private static double Departure(RunTable t)
    {
        double[] price = World(t, "tin");
        double[] floor = Floor(t);
        double worst = 0;
        for (int i = 0; i <= Breaks(t); i++)
        {
            worst = Math.Max(worst, 1 - (price[i] / floor[i]));
        }

        return worst;
    }

    private static double Ratio(RunTable t, int tick) =>
        t.Find("price-received", "gallium", "EU")![tick] / t.Find("price-marginal", "gallium", "CHN")![tick];

    private static double Peak(RunTable t, string good) => World(t, good).Max() / World(t, good)[0];

    private static double Gap(RunTable t, string good)
    {
        double[] home = t.Find("price-marginal", good, "CHN")!;
        return Enumerable.Range(30, 12).Average(m => World(t, good)[m] / home[m]);
    }
}
