using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The part of the scenario format that describes plants.</summary>
internal static class PlantFormat
{
    private static readonly ValueShape Price = new(ValueKind.Price);
    private static readonly ValueShape Flow = new(ValueKind.Flow);
    private static readonly ValueShape Share = new(ValueKind.Share, 0, 1);
    private static readonly ValueShape Growth = new(ValueKind.Share, -0.5, 1);
    private static readonly ValueShape Date = new(ValueKind.Date);
    private static readonly ValueShape Text = new(ValueKind.Text);
    private static readonly ValueShape Months = new(Duration);

    private static readonly GroupShape Project = new(
        "A project: when a planned plant is decided and how long it takes",
        [
            new("decide", Date, "First month in which it may be decided.", "required"),
            new(
                "lead-time",
                new ListShape(Months with { Words = ["never"] }),
                "Time from decision to first tonne: one value, or shortest, most likely and longest, drawn from a triangular distribution; or never.",
                "required"
            ),
            new(
                "needs",
                Price,
                "Decided only once what its lead good earns has averaged this (moving average, memory of a year).",
                "decided whatever the price"
            ),
            new(
                "capital",
                Price,
                "Capital cost per tonne of yearly capacity; with it the project is decided by its net present value.",
                "none stated"
            ),
            new("life", Months, "Time in which it must earn that back.", "20 years"),
            new("wacc", Share, "Cost of capital a year, without price risk.", "9 %"),
            new("risk-premium", Share, "Added to it per unit of the yearly volatility of the price.", "5 %"),
        ]
    );

    /// <summary>Plants beyond the named ones.</summary>
    public static readonly GroupShape Entrants = new(
        "Plants that may come beyond the named ones, wherever they pay",
        [
            new("process", new ValueShape(ProcessName), "What they run.", "required"),
            new("nations", new ListShape(new ValueShape(NationCode)), "Where they may stand.", "required"),
            new("size", Flow, "Capacity of one, tonnes of its lead good.", "required"),
            new("cost", Price, "Cash cost beside bought inputs.", "required"),
            new("fixed-cost", Price, "Fixed cost per tonne of yearly capacity.", "0 USD/t"),
            new("capital", Price, "Capital cost per tonne of yearly capacity.", "required"),
            new(
                "lead-time",
                new ListShape(Months),
                "Time from decision to first tonne: one value, or shortest, most likely and longest.",
                "required"
            ),
            new("life", Months, "Time in which it must earn its capital back.", "20 years"),
            new("wacc", Share, "Cost of capital a year, without price risk.", "9 %"),
            new("risk-premium", Share, "Added to it per unit of the yearly volatility of the price.", "5 %"),
            new("from", Date, "First month in which one may be decided.", "the start"),
            new("most", new ValueShape(Integer, 1, 40), "How many in a nation in all.", "5"),
            new("per-year", new ValueShape(Integer, 1, 40), "How many a nation takes on in twelve months.", "1"),
            new("idle-after", Months, "Time below avoidable cost before one idles.", "2 years"),
        ]
    );

    private static readonly GroupShape CatchUp = new(
        "A technology gap that closes while the plant operates",
        [
            new("cost", Price, "Where the cash cost goes.", "required"),
            new("half-life", Months, "Time of operation in which half of the gap closes.", "required"),
        ]
    );

    private static readonly GroupShape Scrap = new(
        "What a recycling plant lives on: what its nation bought a lifetime ago",
        [
            new("of", new ValueShape(GoodName), "The good that comes back.", "required"),
            new("lifetime", Months, "Time in use.", "required"),
            new("collected", Share, "Share that is collected.", "required"),
            new(
                "content",
                new ValueShape(ValueKind.Number, 1e-9, 1e3),
                "Tonnes of the plant's lead good in a collected tonne, losses taken off.",
                "1"
            ),
        ]
    );

    private static readonly GroupShape Host = new(
        "The host metal of a by-product",
        [
            new("metal", Text, "Its name, for readers.", "required"),
            new(
                "most",
                Flow,
                "Tonnes of the by-product that the host's activity of the base year can yield.",
                "required"
            ),
            new("growth", Growth, "Yearly growth of the host's activity.", "0 %"),
        ]
    );

    public static readonly GroupShape Facility = new(
        "A plant, or a block of similar sites",
        [
            new("process", new ValueShape(ProcessName), "The process it runs.", "required"),
            new("capacity", Flow, "Tonnes of the process's lead good at full use.", "required"),
            new(
                "cost",
                Price,
                "Cash cost per tonne of the lead good, before bought inputs and co-product credit.",
                "required"
            ),
            new("output", Flow, "Output in the base year, tonnes of the lead good.", "0 t/yr"),
            new("spread", Share, "Half-width of the offer around unit cost: sites differ.", "10 %"),
            new("fixed-cost", Price, "Fixed cost per tonne of yearly capacity; a fifth goes on while idle.", "0 USD/t"),
            new(
                "status",
                new ValueShape(Choice, Choices: ["operating", "idle", "planned"]),
                "Status at the start.",
                "operating; planned with a project"
            ),
            new("expansion", Growth, "Yearly growth of capacity while use is above 85 % and sales pay.", "0 %"),
            new("idle-after", Months, "Time below avoidable cost before it idles.", "6 months"),
            new("restart-after", Months, "Time above restart cost before it restarts.", "3 months"),
            new("restart-premium", Share, "What a restart needs above unit cost.", "10 %"),
            new("close-after", Months, "Time idle before it closes for good.", "5 years"),
            new(
                "learning",
                new ValueShape(ValueKind.Share, 0, 0.9),
                "Share by which cash cost falls with every doubling of what was ever made.",
                "0 %"
            ),
            new(
                "experience",
                new ValueShape(Mass),
                "Made before the run; doublings count from here.",
                "a year at full use"
            ),
            new("catch-up", CatchUp, "A technology gap that closes.", "none"),
            new("scrap", Scrap, "For recycling: output is limited by the scrap that comes back.", "not limited"),
            new("host", Host, "For by-products: output is limited by the host metal's stream.", "not limited"),
            new(
                "from",
                Date,
                "First month in which it produces, where that is settled whatever it earns.",
                "the start"
            ),
            new(
                "until",
                Date,
                "First month in which it is gone, where that is settled: a mine that is worked out.",
                "never"
            ),
            new("project", Project, "For a plant that does not stand yet and has to be decided."),
        ]
    );
}
