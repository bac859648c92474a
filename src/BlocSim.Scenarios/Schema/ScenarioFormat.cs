using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The scenario format, described once.</summary>
internal static class ScenarioFormat
{
    private static readonly ListShape Nations = new(new ValueShape(NationCode));
    private static readonly ValueShape Price = new(ValueKind.Price);
    private static readonly ValueShape Flow = new(ValueKind.Flow);
    private static readonly ValueShape Share = new(ValueKind.Share, 0, 1);
    private static readonly ValueShape Growth = new(ValueKind.Share, -0.5, 1);
    private static readonly ValueShape Number = new(ValueKind.Number);
    private static readonly ValueShape Elasticity = new(ValueKind.Number, 0, 100);
    private static readonly ValueShape SectorName = new(ValueKind.Text) { IsName = true };
    private static readonly ValueShape Date = new(ValueKind.Date);
    private static readonly ValueShape Text = new(ValueKind.Text);
    private static readonly ValueShape Months = new(Duration);

    private static readonly Field Irreversible = new(
        "irreversible",
        Share,
        "Share of the largest saving ever adapted to that stays when prices fall again.",
        "0 %"
    );

    private static readonly GroupShape Step = new(
        "A step of supply",
        [
            new("cost", Price, "Marginal cost.", "required"),
            new("quantity", Flow, "Tonnes offered at that cost.", "required"),
        ]
    );

    private static readonly GroupShape Conduct = new(
        "Nations that do not take the price of a good as given",
        [
            new("good", new ValueShape(GoodName), "The good.", "required"),
            new(
                "kind",
                new ValueShape(Choice, Choices: ["cournot", "leader", "cartel"]),
                "cournot: each chooses its tonnes, those of the others given. leader: one moves first and foresees the answer of all others. cartel: they choose together.",
                "required"
            ),
            new("nations", Nations, "Who; a leader is one nation.", "required"),
            new("from", Date, "First month.", "the start"),
            new("until", Date, "First month no longer.", "the end"),
        ]
    );

    private static readonly GroupShape Supply = new(
        "Supply stated as a schedule, for theory and teaching",
        [
            new(
                "form",
                new ValueShape(Choice, Choices: ["linear", "isoelastic", "steps"]),
                "linear: intercept + slope x price. isoelastic: quantity x ((price - start) / (reference - start))^elasticity. steps: constant marginal cost.",
                "required"
            ),
            new(
                "intercept",
                new ValueShape(ValueKind.Flow, double.NegativeInfinity),
                "Linear: tonnes at price zero; may be negative.",
                "0 t/yr"
            ),
            new("slope", Number, "Linear: tonnes a year per USD/t.", "0"),
            new("quantity", Flow, "Isoelastic: tonnes at the reference price.", "0 t/yr"),
            new("price", Price, "Isoelastic: the reference price.", "the good's base price"),
            new("elasticity", Elasticity, "Isoelastic: the elasticity.", "1"),
            new("start", Price, "Isoelastic: the price below which nothing is offered.", "0 USD/t"),
            new("capacity", Flow, "Linear and isoelastic: nothing more is offered at any price.", "no limit"),
            new("steps", new ListShape(Step), "Steps: what is offered at which cost.", "none"),
        ]
    );

    private static readonly GroupShape Demand = new(
        "Demand stated for one nation",
        [
            new(
                "form",
                new ValueShape(Choice, Choices: ["linear", "isoelastic"]),
                "linear: intercept + slope x price. isoelastic: quantity x (price index / base)^-elasticity.",
                "isoelastic"
            ),
            new("intercept", Flow, "Linear: tonnes at price zero.", "0 t/yr"),
            new(
                "slope",
                new ValueShape(ValueKind.Number, double.NegativeInfinity, 0),
                "Linear: tonnes a year per USD/t, zero or negative.",
                "0"
            ),
            new("quantity", Flow, "Isoelastic: tonnes in the base year.", "0 t/yr"),
            new("sector", SectorName, "The using sector.", "all"),
            new("growth", Growth, "Yearly growth at unchanged prices.", "0 %"),
            new("elasticity", Elasticity, "Short-run elasticity, positive.", "the good's"),
            new("long-run-elasticity", Elasticity, "Long-run elasticity, positive.", "the good's"),
            Irreversible,
            new("capable", Share, "Share bought by firms able to evade.", "0 %"),
        ]
    );

    private static readonly GroupShape Smuggling = new(
        "Smuggling out of a nation",
        [
            new(
                "response",
                new ValueShape(ValueKind.Number, 0.01, 1000),
                "Of a wedge of x between the price abroad and at home the share 1 - exp(-response x / base price) would evade it.",
                "8"
            ),
            new(
                "most",
                new ValueShape(ValueKind.Share, 0, 0.95),
                "Largest share of exports that can be smuggled.",
                "60 %"
            ),
            new("monthly-gain", Share, "Share of the way there that is gone in a month.", "5 %"),
        ]
    );

    private static readonly GroupShape Nation = new(
        "A nation or customs territory",
        [
            new("name", Text, "The name printed on charts.", "its code"),
            new(
                "represents",
                Nations,
                "Parties it stands for in trade, counted once: the EU for delegations of its states.",
                "none"
            ),
            new(
                "smuggling",
                Smuggling,
                "How readily goods are smuggled out past its export taxes and quotas.",
                "not at all"
            ),
            new("facilities", new MapShape("plant", PlantFormat.Facility), "Its plants.", "none"),
            new("supply", new MapShape("good", Supply), "Supply stated as schedules.", "none"),
            new("demand", new MapShape("good", new ListShape(Demand)), "Demand stated for this nation.", "none"),
        ]
    );

    private static readonly GroupShape Process = new(
        "A process: what plants turn into what",
        [
            new(
                "inputs",
                new MapShape("good", new ValueShape(ValueKind.Number, 1e-9, 1e9)),
                "Tonnes used up by one unit of activity.",
                "none"
            ),
            new(
                "outputs",
                new MapShape("good", new ValueShape(ValueKind.Number, 1e-9, 1e9)),
                "Tonnes made by one unit of activity; the first good leads.",
                "required"
            ),
            new("relocation", GoodFormat.Relocation, "Plants move to where inputs are cheaper.", "they stay"),
        ]
    );

    private static readonly GroupShape Buyers = new(
        "A sector that buys in many nations",
        [
            new("good", new ValueShape(GoodName), "What it buys.", "required"),
            new("sector", SectorName, "Its name.", "required"),
            new("total", Flow, "Tonnes in the base year, all nations together.", "required"),
            new(
                "shares",
                new MapShape("nation", Number),
                "Relative weights of nations; they need not add up to anything.",
                "required"
            ),
            new("growth", Growth, "Yearly growth at unchanged prices.", "0 %"),
            new("elasticity", Elasticity, "Short-run elasticity, positive.", "the good's"),
            new("long-run-elasticity", Elasticity, "Long-run elasticity, positive.", "the good's"),
            Irreversible,
            new("capable", Share, "Share bought by firms able to evade.", "0 %"),
        ]
    );

    private static readonly GroupShape Trade = new(
        "What is known about who bought from whom in the base year",
        [
            new("good", new ValueShape(GoodName), "The good.", "required"),
            new("from", Nations, "Exporters.", "all"),
            new("to", Nations, "Importers.", "all"),
            new(
                "weight",
                Number,
                "Multiplies the weight of these pairs before balancing; 0 means no trade, also later.",
                "required"
            ),
            new("home", new ValueShape(YesNo), "Only trade within a nation.", "false"),
        ]
    );

    private static readonly GroupShape Freight = new(
        "A freight rate; the last that applies counts",
        [
            new("cost", Price, "USD per mass, border to border.", "required"),
            new("good", new ValueShape(GoodName), "The good.", "all"),
            new("from", new ValueShape(NationCode), "The exporter.", "all"),
            new("to", new ValueShape(NationCode), "The importer.", "all"),
        ]
    );

    private static readonly GroupShape Clock = new(
        "The calendar",
        [
            new("start", Date, "First period.", "required"),
            new("end", Date, "Last period.", "required"),
            new("step", new ValueShape(Choice, Choices: ["month", "quarter", "year"]), "Length of a tick.", "month"),
        ]
    );

    /// <summary>The whole file.</summary>
    public static GroupShape Root { get; } =
        new(
            "A scenario",
            [
                new("blocsim", new ValueShape(Integer, 1, 1), "Version of the format.", "required"),
                new("name", Text, "Title of the scenario.", "required"),
                new("question", Text, "The question it asks, one line.", "none"),
                new(
                    "level",
                    new ValueShape(Choice, Choices: ["lesson", "exercise", "case", "briefing"]),
                    "For whom it is: a first lesson, an exercise, a case from the world, a briefing.",
                    "case"
                ),
                new("source", Text, "Where its figures come from, one line for the foot of charts.", "none"),
                new(
                    "extends",
                    new ListShape(new ValueShape(ValueKind.Text)),
                    "A scenario to start from, or a list of them: a file beside this one or a canned name. Groups of keys merge, lists are replaced; a later one goes over an earlier.",
                    "none"
                ),
                new("clock", Clock, "The calendar.", "required"),
                new("seed", new ValueShape(Integer, 0, 1.8446744073709552e19), "Seeds every draw.", "1"),
                new("discount-rate", Share, "Yearly rate at which welfare is discounted to the start.", "5 %"),
                new(
                    "focus",
                    new ValueShape(GoodName),
                    "The good that charts and summaries look at first.",
                    "the first good with a floor, else the first good"
                ),
                new(
                    "substitution",
                    new ValueShape(Choice, Choices: ["logit", "perfect"]),
                    "How buyers see goods of different origins, where a good does not say.",
                    "logit"
                ),
                new("goods", new MapShape("good", GoodFormat.Good), "Goods.", "required"),
                new("processes", new MapShape("process", Process), "Processes.", "none"),
                new("nations", new MapShape("nation", Nation), "Nations, by code.", "required"),
                new(
                    "entrants",
                    new ListShape(PlantFormat.Entrants),
                    "Plants that may come beyond the named ones, wherever they pay.",
                    "none"
                ),
                new("buyers", new ListShape(Buyers), "Sectors that buy in many nations.", "none"),
                new("shocks", ShockFormat.Shocks, "What is never quite certain: demand and capacity.", "none"),
                new("conduct", new ListShape(Conduct), "Who has market power over a good.", "all take prices as given"),
                new(
                    "trade",
                    new ListShape(Trade),
                    "What is known about base-year trade.",
                    "in proportion to supply and use"
                ),
                new("freight", new ListShape(Freight), "Freight rates.", "none"),
                new(
                    "standing-tariffs",
                    new ListShape(PolicyFormat.Tariff),
                    "Duties that stood in the base year and stay in the baseline; importers required.",
                    "none"
                ),
                new("bloc", PolicyFormat.Bloc, "The bloc and its policy.", "none"),
                new("law", PolicyFormat.Law, "What is in force whatever the bloc does.", "none"),
                new("baseline", BaselineFormat.Baseline, "What the policy is held against.", "the world without it"),
                new(
                    "changed",
                    new ListShape(Text),
                    "What was set on the command line; written by run, shown at the foot of charts.",
                    "none"
                ),
                new("strategies", new ListShape(StrategyFormat.Strategy), "How governments answer the bloc.", "none"),
                new("events", new ListShape(PolicyFormat.Event), "What happens, and when.", "none"),
                new(
                    "interventions",
                    new ListShape(PolicyFormat.Intervention),
                    "Changes of policy that nobody was told of beforehand, as a person makes them while a run goes on: buyers do not stock up before them. They hold over what the calendar says until the next of their kind.",
                    "none"
                ),
            ]
        );
}
