using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The format of small questions of comparative statics.</summary>
internal static class StaticsFormat
{
    private static readonly ValueShape Text = new(ValueKind.Text);
    private static readonly ValueShape Any = new(ValueKind.Number, double.NegativeInfinity);
    private static readonly ValueShape Number = new(ValueKind.Number);

    private static readonly GroupShape Line = new(
        "A straight line",
        [new("intercept", Any, "Value at zero.", "0"), new("slope", Any, "Change per unit.", "0")]
    );

    private static readonly GroupShape TargetPrice = new(
        "A target price with yield risk",
        [
            new("acreage", Line, "Acreage by expected farm price.", "required"),
            new("price", Line, "Market price by crop; the slope is negative.", "required"),
            new("yield-variance", Number, "Variance of the logarithm of yield; its mean is 1.", "required"),
            new("target", Number, "Below it the government pays the difference.", "0"),
        ]
    );

    private static readonly GroupShape Cartel = new(
        "Which sizes of a price-leading cartel hold",
        [
            new("firms", new ValueShape(Integer, 1, 100), "Equal firms.", "required"),
            new("cost-slope", new ValueShape(ValueKind.Number, 1e-9), "Marginal cost per tonne made.", "1"),
            new("demand", Line, "Tonnes by price; the slope is negative.", "required"),
        ]
    );

    private static readonly GroupShape Problem = new(
        "A complementarity problem: 0 <= z perp F(z) >= 0, F = constant + linear z + z' quadratic z",
        [
            new("constant", new ListShape(Any), "One number an equation.", "required"),
            new("linear", new ListShape(new ListShape(Any)), "One row an equation.", "required"),
            new(
                "quadratic",
                new ListShape(new ListShape(new ListShape(Any))),
                "One square table an equation.",
                "none: a linear problem"
            ),
            new("start", new ListShape(Any), "Where to begin.", "zeros"),
        ]
    );

    /// <summary>The whole file.</summary>
    public static GroupShape Root { get; } =
        new(
            "A question of comparative statics: one of target-price, cartel and complementarity",
            [
                new("statics", new ValueShape(Integer, 1, 1), "Version of the format.", "required"),
                new("name", Text, "Title.", "required"),
                new("source", Text, "Where its figures come from.", "none"),
                new("target-price", TargetPrice, "A target price with yield risk.", "none"),
                new("cartel", Cartel, "Stability of a cartel.", "none"),
                new("complementarity", Problem, "A complementarity problem.", "none"),
            ]
        );
}
