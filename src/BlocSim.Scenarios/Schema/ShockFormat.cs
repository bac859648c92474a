using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The part of the scenario format that says what is never quite certain: demand and capacity.</summary>
internal static class ShockFormat
{
    private static readonly Field Deviation = new(
        "deviation",
        new ValueShape(Share, 0, 0.5),
        "Standard deviation of a month's news.",
        "required"
    );

    private static readonly Field Persistence = new(
        "persistence",
        new ValueShape(Share, 0, 0.999),
        "Share of it that is left a month later.",
        "97 %"
    );

    private static readonly GroupShape Demand = new(
        "News that moves final demand",
        [
            Deviation,
            Persistence,
            new("common", new ValueShape(Share, 0, 1), "Share of its variance that is the same for all goods.", "50 %"),
            new("goods", new ListShape(new ValueShape(GoodName)), "Goods whose final buyers it moves.", "all"),
        ]
    );

    private static readonly GroupShape Outages = new(
        "Months in which plants cannot use all of their capacity: half of the time all of it, else less",
        [
            new("nation", new ValueShape(NationCode), "Whose plants.", "required"),
            new("good", new ValueShape(GoodName), "What they make.", "required"),
            Deviation,
            Persistence,
        ]
    );

    /// <summary>The group.</summary>
    public static readonly GroupShape Shocks = new(
        "What is drawn anew in every run, the same for policy and baseline",
        [
            new("demand", Demand, "News that moves final demand.", "none"),
            new("outages", new ListShape(Outages), "Whose plants are not always able.", "none"),
        ]
    );
}
