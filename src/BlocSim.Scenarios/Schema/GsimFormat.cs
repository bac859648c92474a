using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The format of comparative statics in GSIM's form.</summary>
internal static class GsimFormat
{
    private static readonly ValueShape Text = new(ValueKind.Text);
    private static readonly ValueShape Elasticity = new(ValueKind.Number, double.NegativeInfinity);

    private static readonly GroupShape Elasticities = new(
        "Elasticities",
        [
            new("demand", Elasticity, "Of composite demand, negative.", "-1.25"),
            new("supply", Elasticity, "Of supply, positive.", "1.5"),
            new("substitution", Elasticity, "Between origins, positive.", "5"),
        ]
    );

    /// <summary>The whole file.</summary>
    public static GroupShape Root { get; } =
        new(
            "Comparative statics in GSIM's form",
            [
                new("gsim", new ValueShape(Integer, 1, 1), "Version of the format.", "required"),
                new("name", Text, "Title.", "required"),
                new("source", Text, "Where its figures come from.", "none"),
                new("regions", new ListShape(Text), "Regions, in the order of tables.", "required"),
                new(
                    "trade",
                    Table(new ValueShape(ValueKind.Number)),
                    "Trade at world prices by exporter and importer; what is left out is 0.",
                    "required"
                ),
                new(
                    "tariffs",
                    Table(new ValueShape(ValueKind.Share, 0, 50)),
                    "Tariffs before, by exporter and importer.",
                    "0 %"
                ),
                new(
                    "change",
                    Table(new ValueShape(ValueKind.Share, 0, 50)),
                    "Tariffs after, only those that change.",
                    "required"
                ),
                new("elasticities", Elasticities, "Elasticities of all regions.", "as below"),
                new("by-region", new MapShape("region", Elasticities), "Elasticities of single regions.", "none"),
            ]
        );

    private static MapShape Table(ValueShape cell) => new("exporter", new MapShape("importer", cell));
}
