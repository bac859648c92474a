namespace BlocSim.Docs;

/// <content>Sellers with market power.</content>
internal static partial class ValidationCases
{
    private static IEnumerable<ValidationCase> Strategy() =>
        [
            Run(
                "Cournot with two sellers",
                CompEcon + " demslv05",
                "theory/cournot",
                [("output", "A", 0.8396), ("output", "B", 0.6888), ("price-marginal", "A", 0.7671)],
                5e-5
            ),
            Run(
                "A leader and four Cournot followers",
                "Murphy, Sherali and Soyster (1982); gnash1m of Complementarity.jl",
                "theory/stackelberg",
                [
                    ("output", "LEADER", 6.369341692612341),
                    ("output", "F2", 11.3327),
                    ("output", "F3", 19.5003),
                    ("output", "F4", 20),
                    ("output", "F5", 20),
                    ("output-total", "world", 77.20235592852553),
                    ("producer-surplus", "LEADER", 6.116708234438121),
                ],
                1e-4
            ),
            Run(
                "Cournot with unlike constant costs, two sellers",
                "by hand: P = 10 - Q, costs 1 and 2, q = (10 - 2 c + c') / 3",
                "theory/cournot-constant-costs",
                [("output", "A", 10.0 / 3), ("output", "B", 7.0 / 3), ("price-marginal", "A", 13.0 / 3)],
                1e-8
            ),
            Run(
                "The same, one seller with a capacity of 1 t/yr",
                "by hand: 10 - 1 - 2 q = 1 for the other",
                "theory/cournot-constant-costs",
                [("output", "A", 4), ("output", "B", 1), ("price-marginal", "A", 5)],
                1e-8,
                "nations.B.supply.ore.steps={ cost: 2 USD/t, quantity: 1 t/yr }"
            ),
            Run(
                "Cournot with unlike constant costs, five sellers",
                "by hand: P = (100 + 10 + 20 + 30 + 35) / 5 without the seller at 50, who would need a price above it",
                "theory/cournot-five",
                [
                    ("output", "A", 29),
                    ("output", "B", 19),
                    ("output", "C", 9),
                    ("output", "D", 4),
                    ("price-marginal", "A", 39),
                ],
                1e-7
            ),
            Run(
                "A cartel with unlike costs",
                "by hand: 100 - 2 q = 10 + 0.1 q; the member at 20 and more sells nothing",
                "theory/cartel-unlike-costs",
                [("output", "A", 90 / 2.1), ("price-marginal", "A", 100 - (90 / 2.1))],
                1e-7
            ),
            Run(
                "A leader at its capacity",
                "by hand: above the rival's cost, with the rival full, 88 - 2 q = 30; at capacity it would earn 630",
                "theory/leader-at-capacity",
                [("output", "A", 29), ("price-marginal", "A", 59), ("producer-surplus", "A", 841)],
                1e-5
            ),
            Run(
                "A cartel with stepped costs",
                "worked out by hand: joint marginal revenue 100 - 2 x 40 between the two steps",
                "theory/cartel-steps",
                [("price-marginal", "A", 60), ("output", "A", 20), ("output", "B", 20)],
                1e-6
            ),
            Run(
                "Cournot rivals with stepped costs",
                "worked out by hand: 100 - 3q = 30",
                "theory/cartel-steps",
                [("price-marginal", "A", 160.0 / 3), ("output", "A", 70.0 / 3), ("output", "B", 70.0 / 3)],
                1e-6,
                "conduct.kind=cournot"
            ),
            Run(
                "Price and profits of a price-leading cartel of three out of five",
                Club,
                "theory/cartel-fringe",
                [
                    ("price-marginal", "A", 0.22222222),
                    ("producer-surplus", "A", 0.01851852),
                    ("producer-surplus", "E", 0.02469136),
                ],
                5e-9
            ),
            Statics(
                "Which cartels hold, five firms",
                Club,
                "theory/cartel-stability",
                [],
                5e-7,
                [
                    ("0 of 5", "price", 0.16666667),
                    ("1 of 5", "price", 0.17142857),
                    ("2 of 5", "price", 0.1875),
                    ("3 of 5", "price", 0.22222222),
                    ("4 of 5", "price", 0.3),
                    ("5 of 5", "price", 0.54545455),
                    ("4 of 5", "member's profit", 0.025),
                    ("4 of 5", "outsider's profit", 0.045),
                    ("4 of 5", "stable", 0),
                    ("5 of 5", "stable", 1),
                ]
            ),
            .. new (int Firms, int Stable, double Price, double Competitive)[]
            {
                (2, 2, 0.6, 0.333333),
                (3, 3, 0.571429, 0.25),
                (4, 4, 0.555556, 0.2),
                (6, 3, 0.175, 0.142857),
                (7, 3, 0.145455, 0.125),
                (8, 3, 0.125, 0.111111),
                (9, 3, 0.10989, 0.1),
                (10, 3, 0.098214, 0.090909),
                (11, 3, 0.088889, 0.083333),
                (12, 3, 0.08125, 0.076923),
                (20, 3, 0.048611, 0.047619),
                (50, 3, 0.019676, 0.019608),
                (100, 3, 0.00991, 0.009901),
            }.Select(c =>
                Statics(
                    $"Which cartels hold, {c.Firms} firms: {c.Stable}",
                    Club,
                    "theory/cartel-stability",
                    [$"cartel.firms={c.Firms}"],
                    5e-7,
                    [
                        ($"{c.Stable} of {c.Firms}", "stable", 1),
                        ($"{c.Stable} of {c.Firms}", "price", c.Price),
                        ($"0 of {c.Firms}", "price", c.Competitive),
                    ]
                )
            ),
        ];
}
