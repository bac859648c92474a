namespace BlocSim.Cli;

/// <summary>Published examples that BlocSim reproduces from scenario files.</summary>
internal static class ValidationCases
{
    private const string Krugman = "Krugman and Obstfeld, International Economics, ch. 8, problems 1 to 4";
    private const string Floors = "acemicro.org, market distortions, price floor";

    private static readonly string[] Larger =
    [
        "nations.FOREIGN.supply.wheat.intercept=400 t/yr",
        "nations.FOREIGN.supply.wheat.slope=200",
        "nations.FOREIGN.demand.wheat.intercept=800 t/yr",
        "nations.FOREIGN.demand.wheat.slope=-200",
    ];

    public static IReadOnlyList<ValidationCase> All { get; } =
    [
        new(
            "Free trade between two large countries",
            Krugman,
            "tariff-large-country",
            ["bloc.tariffs=[]"],
            [("world-price", "world", 1.5), ("targeted-imports", "bloc", 20)]
        ),
        new(
            "Tariff of 0.50 by a large country",
            Krugman,
            "tariff-large-country",
            [],
            [
                ("price-marginal", "HOME", 1.75),
                ("price-marginal", "FOREIGN", 1.25),
                ("targeted-imports", "bloc", 10),
                ("output", "HOME", 55),
                ("use", "bloc", 65),
                ("consumer-surplus-change", "HOME", -16.875),
                ("producer-surplus-change", "HOME", 13.125),
                ("duty-revenue", "bloc", 5),
                ("welfare-change", "HOME", 1.25),
                ("welfare-change", "FOREIGN", -3.75),
                ("welfare-change-total", "world", -2.5),
            ]
        ),
        new(
            "The same as a floor of 1.75: the levy at the new foreign price",
            Krugman + ", read as a floor",
            "tariff-large-country",
            ["bloc.tariffs=[]", "bloc.floor=[{ good: wheat, price: 1.75 USD/t, from: 2027 }]"],
            [("price-marginal", "FOREIGN", 1.25), ("levy", "bloc", 0.5)]
        ),
        new(
            "The tariff against a foreign country ten times larger",
            Krugman + "; variant with a larger foreign country, values computed from its schedules",
            "tariff-large-country",
            Larger,
            [
                ("price-marginal", "HOME", 1.545455),
                ("price-marginal", "FOREIGN", 1.045455),
                ("targeted-imports", "bloc", 18.181818),
            ]
        ),
        Floor(
            "A: P = 14 - Q, P = 2 + Q, floor 10 (consumer surplus printed as 6; 8 with its own figures)",
            "14 t/yr",
            "-1",
            "-2 t/yr",
            "1",
            10,
            4,
            24,
            4
        ),
        Floor("B: P = 108 - 5Q, P = 45 + 2Q, floor 93", "21.6 t/yr", "-0.2", "-22.5 t/yr", "0.5", 93, 3, 135, 126),
        Floor(
            "C: P = 133 - 5Q, P = 49 + 9Q, floor 118",
            "26.6 t/yr",
            "-0.2",
            "-5.444444444444445 t/yr",
            "0.1111111111111111",
            118,
            3,
            166.5,
            63
        ),
        Floor(
            "D: P = 127 - 14Q, P = 31 + 2Q, floor 85",
            "9.071428571428571 t/yr",
            "-0.07142857142857142",
            "-15.5 t/yr",
            "0.5",
            85,
            3,
            153,
            72
        ),
    ];

    private static ValidationCase Floor(
        string title,
        string a,
        string b,
        string c,
        string d,
        int floor,
        double quantity,
        double producers,
        double loss
    ) =>
        new(
            "Textbook floor " + title,
            Floors,
            "theory/textbook-floor",
            [
                $"nations.HOME.demand.wheat.intercept={a}",
                $"nations.HOME.demand.wheat.slope={b}",
                $"nations.HOME.supply.wheat.intercept={c}",
                $"nations.HOME.supply.wheat.slope={d}",
                $"bloc.floor.price={floor} USD/t",
            ],
            [
                ("output", "HOME", quantity),
                ("price-inside", "bloc", floor),
                ("producer-surplus", "HOME", producers),
                ("welfare-change", "HOME", -loss),
            ]
        );
}
