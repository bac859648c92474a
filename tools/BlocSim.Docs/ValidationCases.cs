namespace BlocSim.Docs;

/// <summary>Published examples that BlocSim reproduces from files, through its commands.</summary>
internal static partial class ValidationCases
{
    private const string Krugman = "Krugman and Obstfeld, International Economics, ch. 8, problems 1 to 4";
    private const string Floors = "acemicro.org, market distortions, price floor";
    private const string CompEcon = "Miranda and Fackler (2002), CompEcon";
    private const string Club =
        "d'Aspremont, Jacquemin, Gabszewicz and Weymark (1983), On the stability of collusive price leadership; example computed";

    /// <summary>A pound in tonnes: payments per pound come out per tonne.</summary>
    private const double Pound = 0.00045359237;

    public static IReadOnlyList<ValidationCase> All { get; } =
    [
        .. Trade(),
        Textbook(
            "A: P = 14 - Q, P = 2 + Q, floor 10 (consumer surplus printed as 6; 8 with its own figures)",
            ["14 t/yr", "-1", "-2 t/yr", "1"],
            [10, 4, 24, 4]
        ),
        Textbook(
            "B: P = 108 - 5Q, P = 45 + 2Q, floor 93",
            ["21.6 t/yr", "-0.2", "-22.5 t/yr", "0.5"],
            [93, 3, 135, 126]
        ),
        Textbook(
            "C: P = 133 - 5Q, P = 49 + 9Q, floor 118",
            ["26.6 t/yr", "-0.2", "-5.444444444444445 t/yr", "0.1111111111111111"],
            [118, 3, 166.5, 63]
        ),
        Textbook(
            "D: P = 127 - 14Q, P = 31 + 2Q, floor 85",
            ["9.071428571428571 t/yr", "-0.07142857142857142", "-15.5 t/yr", "0.5"],
            [85, 3, 153, 72]
        ),
        Run(
            "A floor with government purchase (its deadweight loss of 45 counts lost trade only)",
            "homeworksource.com, problem 1121992",
            "theory/government-purchase",
            [
                ("use", "bloc", 5),
                ("output", "HOME", 23),
                ("store-purchases", "HOME", 18),
                ("store-spending", "HOME", 594),
            ]
        ),
        Run(
            "A contract for difference: strike 25, market 20 USD/lb, paid on 100 t",
            "The Breakthrough Institute, How can a financial reserve maintain supply of domestic critical minerals",
            "theory/contract-one-liner",
            [("contract-payments", "HOME", 5 / Pound * 100)],
            0.005
        ),
        .. Strategy(),
        Run(
            "Consumer surplus under isoelastic demand, price from 0.3 to 0.7",
            CompEcon + " demqua50 (printed 0.1547610245267632 the other way round)",
            "theory/consumer-surplus",
            [("consumer-surplus-change", "HOME", -0.1547610245267632)],
            1e-11
        ),
        Statics(
            "A target price with yield risk",
            "Miranda and Fackler (2002), chapter 1, by adaptive integration to either side of the kink at 25 digits; "
                + CompEcon
                + " demintro02 prints what 25 nodes across the kink give: acreage 1.0174, payments 0.0573",
            "theory/target-price",
            [],
            1e-9,
            [
                ("acreage", "mean", 1.017930178),
                ("market price", "mean", 0.9910349111),
                ("market price", "standard deviation", 0.1028194818),
                ("farm price", "mean", 1.035860356),
                ("farm price", "standard deviation", 0.04976122597),
                ("farm revenue", "mean", 1.046266244),
                ("farm revenue", "standard deviation", 0.1771557044),
                ("government payments", "mean", 0.05860559247),
                ("government payments", "standard deviation", 0.1032994365),
            ]
        ),
        Statics(
            "A linear complementarity problem",
            "Complementarity.jl, runtests_mcp.jl",
            "theory/lcp",
            [],
            1e-9,
            [("z1", "value", 2.8), ("z2", "value", 0), ("z3", "value", 0.8), ("z4", "value", 1.2)]
        ),
        Statics(
            "The Kojima-Josephy complementarity problem",
            "Complementarity.jl, runtests_mcp.jl",
            "theory/ncp",
            [],
            1e-4,
            [("z1", "value", 1.22474), ("z2", "value", 0), ("z3", "value", 0), ("z4", "value", 0.5)]
        ),
        new(
            "GSIM four by four, free trade between US and EU",
            "Francois and Hall (2003), GSIM version 3.0: price changes printed to four digits; welfare computed from its formulas",
            "gsim",
            "gsim/four-by-four",
            [],
            5e-5,
            [
                ("price change", "US", 0.0792),
                ("price change", "JP", -0.0316),
                ("price change", "EU", 0.0480),
                ("price change", "RW", -0.0184),
                ("producers", "US", 46.136),
                ("producers", "JP", -26.2404),
                ("producers", "EU", 39.8247),
                ("producers", "RW", -5.0732),
                ("consumers", "US", 110.5952),
                ("consumers", "JP", -8.8761),
                ("consumers", "EU", 68.5589),
                ("consumers", "RW", -32.8589),
                ("revenue", "US", -138.5172),
                ("revenue", "JP", 0.6219),
                ("revenue", "EU", -93.8392),
                ("revenue", "RW", -2.8699),
                ("welfare", "US", 18.2139),
                ("welfare", "JP", -34.4945),
                ("welfare", "EU", 14.5443),
                ("welfare", "RW", -40.8021),
            ]
        ),
    ];

    private static IEnumerable<ValidationCase> Trade() =>
        [
            Run(
                "Three regions that trade",
                CompEcon + " demslv14",
                "theory/spatial-equilibrium",
                [
                    ("price-marginal", "R1", 24),
                    ("price-marginal", "R2", 27),
                    ("price-marginal", "R3", 30),
                    ("output", "R1", 15),
                    ("output", "R2", 12),
                    ("output", "R3", 12),
                ],
                5e-5
            ),
            Run(
                "The same three in autarky",
                CompEcon + " demslv14",
                "theory/autarky",
                [
                    ("price-marginal", "R1", 20),
                    ("price-marginal", "R2", 23.4),
                    ("price-marginal", "R3", 34.5),
                    ("output", "R1", 11),
                    ("output", "R2", 10.2),
                    ("output", "R3", 16.5),
                ],
                5e-5
            ),
            Run(
                "Free trade between two large countries",
                Krugman,
                "tariff-large-country",
                [("world-price", "world", 1.5), ("targeted-imports", "bloc", 20)],
                1e-8,
                "bloc.tariffs=[]"
            ),
            Run(
                "Tariff of 0.50 by a large country",
                Krugman,
                "tariff-large-country",
                [
                    ("price-marginal", "HOME", 1.75),
                    ("price-marginal", "FOREIGN", 1.25),
                    ("targeted-imports", "bloc", 10),
                    ("output", "HOME", 55),
                    ("use", "bloc", 65),
                    ("consumer-surplus-change", "HOME", -16.875),
                    ("producer-surplus-change", "HOME", 13.125),
                    ("duty-revenue", "bloc", 5),
                    ("terms-of-trade-gain", "HOME", 2.5),
                    ("deadweight-loss", "HOME", 1.25),
                    ("welfare-change", "HOME", 1.25),
                    ("welfare-change", "FOREIGN", -3.75),
                    ("welfare-change-total", "world", -2.5),
                ]
            ),
            Run(
                "The same as a floor of 1.75: the levy at the new foreign price",
                Krugman + ", read as a floor",
                "theory/floor-reading",
                [("price-marginal", "FOREIGN", 1.25), ("levy", "bloc", 0.5)]
            ),
            Run(
                "The tariff against a foreign country ten times larger",
                Krugman + "; variant with a larger foreign country, values computed from its schedules",
                "theory/tariff-big-foreign",
                [
                    ("price-marginal", "HOME", 1.545455),
                    ("price-marginal", "FOREIGN", 1.045455),
                    ("targeted-imports", "bloc", 18.181818),
                ],
                5e-7
            ),
            Run(
                "A prohibitive tariff: autarky prices",
                Krugman,
                "theory/prohibitive-tariff",
                [("price-marginal", "HOME", 2), ("price-marginal", "FOREIGN", 1), ("targeted-imports", "bloc", 0)]
            ),
            Run(
                "The quota equivalent of the tariff: its revenue becomes the licences' rent",
                "Bhagwati (1965); figures of " + Krugman,
                "theory/quota-equivalent",
                [
                    ("price-marginal", "HOME", 1.75),
                    ("price-marginal", "FOREIGN", 1.25),
                    ("licence-rent", "HOME", 5),
                    ("welfare-change", "HOME", 1.25),
                ],
                1e-8
            ),
        ];

    private static ValidationCase Run(
        string title,
        string source,
        string scenario,
        (string, string, double)[] values,
        double within = 1e-9,
        params string[] changes
    ) => new(title, source, "run", scenario, changes, within, values);

    private static ValidationCase Statics(
        string title,
        string source,
        string file,
        string[] changes,
        double within,
        (string, string, double)[] values
    ) => new(title, source, "statics", file, changes, within, values);

    /// <summary>Curves as intercepts and slopes; values as floor, quantity, producer surplus and deadweight loss.</summary>
    private static ValidationCase Textbook(string title, string[] curves, double[] values) =>
        new(
            "Textbook floor " + title,
            Floors,
            "run",
            "theory/textbook-floor",
            [
                $"nations.HOME.demand.wheat.intercept={curves[0]}",
                $"nations.HOME.demand.wheat.slope={curves[1]}",
                $"nations.HOME.supply.wheat.intercept={curves[2]}",
                $"nations.HOME.supply.wheat.slope={curves[3]}",
                FormattableString.Invariant($"bloc.floor.price={values[0]} USD/t"),
            ],
            1e-8,
            [
                ("output", "HOME", values[1]),
                ("price-inside", "bloc", values[0]),
                ("producer-surplus", "HOME", values[2]),
                ("welfare-change", "HOME", -values[3]),
                ("deadweight-loss", "HOME", values[3]),
            ]
        );
}
