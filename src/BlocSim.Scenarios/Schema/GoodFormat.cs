using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The part of the scenario format about goods.</summary>
internal static class GoodFormat
{
    private static readonly ValueShape Text = new(ValueKind.Text);
    private static readonly ValueShape Number = new(ValueKind.Number);
    private static readonly ValueShape Price = new(ValueKind.Price);
    private static readonly ValueShape Months = new(Duration);

    private static readonly GroupShape GoodStocks = new(
        "How buyers of a good keep stocks of it",
        [
            new("cover", Months, "Time of use that they aim to hold.", "8 weeks"),
            new("adjust", Months, "Time over which a gap to that is closed.", "9 months"),
            new(
                "hoarding",
                new ValueShape(ValueKind.Number, 0, 20),
                "How much the aim grows with rising prices: by hoarding x yearly growth of the price, between -0.3 and 1, times the cover, of which at most 8 weeks count.",
                "2"
            ),
            new(
                "draw-elasticity",
                new ValueShape(ValueKind.Number, 0, 10),
                "Final buyers: how elastic purchases are to the price paid over the last years while there is a stock to live on, in proportion to how full it is. At 0 they bid for all they use and live on stock only where nothing can be bought.",
                "0"
            ),
            new(
                "ahead",
                Months,
                "Time before an announced measure that makes it dearer in which the aim is doubled.",
                "none"
            ),
        ]
    );

    private static readonly GroupShape GoodWedge = new(
        "What sellers get above cost so that the base year starts at the good's price",
        [
            new("nations", new ListShape(new ValueShape(NationCode)), "Whose plants get it.", "all that make the good"),
            new("half-life", new ValueShape(Duration, 1), "Time in which it falls by half.", "it stays"),
        ]
    );

    private static readonly GroupShape GoodContracts = new(
        "How far buyers of a good are bound to the suppliers they had",
        [
            new(
                "share",
                new ValueShape(ValueKind.Share, 0, 0.95),
                "Share of what they buy that is under contract, at the prices of the day.",
                "60 %"
            ),
            new("term", new ValueShape(Duration, 1), "Time that a contract runs.", "12 months"),
        ]
    );

    public static readonly GroupShape Relocation = new(
        "How plants of a process move to where inputs are cheaper",
        [
            new(
                "share",
                new ValueShape(ValueKind.Share, 0, 0.9),
                "Share of capacity that leaves in a year while inputs cost too much.",
                "5 %"
            ),
            new(
                "margin",
                new ValueShape(ValueKind.Share, 0, 1),
                "How much less inputs must cost elsewhere, as a share of the base price of what is made.",
                "5 %"
            ),
            new("lag", Months, "Time from leaving to working again elsewhere.", "2 years"),
        ]
    );

    public static readonly GroupShape Good = new(
        "A good",
        [
            new("title", Text, "The name printed on charts.", "its name"),
            new(
                "unit",
                new ValueShape(Choice, Choices: ["t", "kg"]),
                "Prices are shown per tonne or per kilogram.",
                "t"
            ),
            new(
                "price",
                Price,
                "Base-year price: starts co-products and schedules, scales hiding cost. It moves no other offer unless there is a price-wedge: the base year clears where stated costs and outputs say, and check says so where that is more than 5 % away.",
                "1 USD/t"
            ),
            new(
                "substitution",
                new ValueShape(Choice, Choices: ["logit", "perfect"]),
                "perfect: one homogeneous good.",
                "the scenario's"
            ),
            new(
                "sigma",
                new ValueShape(ValueKind.Number, 0.1, 200),
                "Elasticity of substitution between origins.",
                "8"
            ),
            new(
                "elasticity",
                new ValueShape(ValueKind.Number, 0, 100),
                "Short-run elasticity of demand, positive.",
                "0.15"
            ),
            new(
                "long-run-elasticity",
                new ValueShape(ValueKind.Number, 0, 100),
                "Long-run elasticity of demand, positive.",
                "0.6"
            ),
            new(
                "choke",
                new ValueShape(Multiple, 1, 1000),
                "Above this multiple of its base-year delivered price a buyer goes without.",
                "30 x"
            ),
            new(
                "relabelling",
                Price,
                "Cost of passing a consignment off as another nation's.",
                "5 % of the base price"
            ),
            new(
                "evasion-response",
                new ValueShape(ValueKind.Number, 0.01, 1000),
                "eta of this good: low where an assay tells what it is (oxides, metals: 1 to 5), high where goods differ (magnets: 4.5 to 8).",
                "the bloc's, under enforcement"
            ),
            new(
                "stocks",
                GoodStocks,
                "How buyers and plants that use it keep stocks.",
                "plants: 8 weeks, final buyers: none"
            ),
            new(
                "price-wedge",
                GoodWedge,
                "Starts the base year at price, with the stated outputs and flows: what lies above the price at which stated costs clear goes to sellers. {} for all of them and for good.",
                "none"
            ),
            new("contracts", GoodContracts, "How far buyers are bound to the suppliers they had.", "not at all"),
        ]
    );
}
