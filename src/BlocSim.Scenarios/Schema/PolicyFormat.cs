using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The part of the scenario format that describes the bloc, its instruments and events.</summary>
internal static class PolicyFormat
{
    private static readonly ListShape Nations = new(new ValueShape(NationCode));
    private static readonly ListShape Goods = new(new ValueShape(GoodName));
    private static readonly ValueShape Price = new(ValueKind.Price);
    private static readonly ValueShape Flow = new(ValueKind.Flow);
    private static readonly ValueShape Share = new(ValueKind.Share, 0, 1);
    private static readonly ValueShape Rate = new(ValueKind.Share, 0, 50);
    private static readonly ValueShape Growth = new(ValueKind.Share, -0.5, 1);
    private static readonly ValueShape Date = new(ValueKind.Date);
    private static readonly ValueShape Text = new(ValueKind.Text);
    private static readonly ValueShape Months = new(Duration);

    public static readonly GroupShape Tariff = new(
        "An import duty; those that apply to the same trade add up",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new("from-nations", Nations, "Exporters covered.", "all outside the bloc"),
            new("importers", Nations, "Who levies it.", "all members"),
            new("ad-valorem", Rate, "Share of the border price.", "0 %"),
            new("specific", Price, "Per mass, on top.", "0 USD/t"),
            new(
                "quota",
                Flow,
                "Tariff-rate quota: tonnes, all covered imports together, that pay only the in-quota duty.",
                "none"
            ),
            new("in-quota-ad-valorem", Rate, "Duty inside the quota.", "0 %"),
            new("in-quota-specific", Price, "Duty inside the quota, per mass.", "0 USD/t"),
            new("from", Date, "First month in force.", "the start"),
            new("until", Date, "First month no longer in force.", "the end"),
            new("phase-in", Months, "Time over which it rises from zero.", "at once"),
        ]
    );

    private static readonly GroupShape FloorStep = new(
        "A level of a floor from a date on",
        [new("at", Date, "First month.", "required"), new("price", Price, "The floor from then on.", "required")]
    );

    private static readonly GroupShape FloorIndex = new(
        "What a floor follows",
        [
            new(
                "to",
                new ValueShape(Choice, Choices: ["world-price", "benchmark", "member-cost"]),
                "world-price: its average. benchmark: the average of what the dominant producer's tonnes fetch at home. member-cost: the full unit cost, fixed cost included, that half of members' capacity does not exceed.",
                "required"
            ),
            new("share", Rate, "The floor as a share of that.", "100 %"),
            new("over", Months, "world-price and benchmark: time over which it is averaged.", "12 months"),
            new("every", Months, "Time between reviews.", "3 months"),
        ]
    );

    private static readonly GroupShape Floor = new(
        "A price floor",
        [
            new("good", new ValueShape(GoodName), "The good.", "required"),
            new("price", Price, "The floor, compared with the delivered price including duty.", "required"),
            new(
                "form",
                new ValueShape(Choice, Choices: [.. FloorForm.All.Select(f => f.Name)]),
                "How it is held, and so who receives the wedge.",
                FloorForm.VariableLevy.Name
            ),
            new(
                "basis",
                new ValueShape(Choice, Choices: ["reference", "consignment"]),
                "Variable levy: one levy from the cheapest representative offer, or one per consignment.",
                "reference"
            ),
            new("from", Date, "First month in force.", "the start"),
            new("until", Date, "First month no longer in force.", "the end"),
            new("phase-in", Months, "Time over which it rises from the price at its start.", "at once"),
            new("growth", Growth, "Yearly change after its start.", "0 %"),
            new("path", new ListShape(FloorStep), "Levels from later dates on.", "none"),
            new("index", FloorIndex, "What it follows; the price is then the least it can be.", "nothing"),
            new("clawback", Share, "Contract for difference: share of a price above the collar paid back.", "0 %"),
            new(
                "collar",
                Price,
                "Contract for difference: the price from which on a part is paid back; at least the floor.",
                "the floor"
            ),
            new(
                "settles-on",
                new ValueShape(Choice, Choices: ["own-price", "benchmark"]),
                "Contract for difference: the price that is held against the floor. own-price: what each producer sells for. benchmark: what the dominant producer's tonnes fetched at home the period before; a producer keeps what it sells for beyond that.",
                "own-price"
            ),
            new("cap", Flow, "Contract for difference: tonnes covered for all members.", "no cap"),
            new("ceiling", Price, "Buffer stock: the price at which the store sells.", "never"),
            new(
                "budget",
                new ValueShape(Money),
                "Buffer stock: money to buy with, for the whole run; sales refill it.",
                "no limit"
            ),
            new("space", new ValueShape(Mass), "Buffer stock: what can be stored.", "no limit"),
            new("opening-stock", new ValueShape(Mass), "Buffer stock: in store at the start.", "0 t"),
        ]
    );

    private static readonly GroupShape Enforcement = new(
        "Customs enforcement",
        [
            new(
                "evasion",
                new ValueShape(YesNo),
                "false: nobody misdeclares goods or uses another nation's papers, so that a floor is seen without leakage at the border.",
                "true"
            ),
            new("audits", new ValueShape(PerYear), "Lots examined.", "none stated: detection is as below"),
            new(
                "audited",
                new ValueShape(Choice, Choices: ["by-tonnage", "by-value"]),
                "Which lots are examined. by-tonnage: every tonne alike, at random. by-value: where most duty is owed.",
                "by-tonnage"
            ),
            new(
                "audit-cost",
                new ValueShape(Money, 0),
                "What examining a lot costs the treasury where it arrives (assumption, 200 to 3,000 USD).",
                "1000 USD"
            ),
            new("data-sharing", Share, "How much of their data members share; raises what an audit finds.", "0 %"),
            new("penalty", new ValueShape(Multiple, 0, 100), "Fine as a multiple of what was evaded.", "3 x duty"),
            new(
                "detection",
                Share,
                "Chance that a misdeclared lot is caught where no audits are stated, and at the start.",
                "5 %"
            ),
            new("audit-power", Share, "Chance that an audited evading lot is found out, without data sharing.", "50 %"),
            new("tracing", Share, "Chance that relabelled goods are traced, as a share of detection.", "50 %"),
            new(
                "re-export-tracing",
                Share,
                "The same for goods that members on their own track sell on; stated, they do.",
                "they sell nothing on"
            ),
            new("lot", new ValueShape(Mass, 0.001), "Size of a lot.", "20 t"),
            new(
                "evasion-response",
                new ValueShape(ValueKind.Number, 0.01, 1000),
                "eta: hiding costs have mean base price / eta.",
                "8"
            ),
        ]
    );

    public static readonly GroupShape Bloc = new(
        "The bloc",
        [
            new(
                "members",
                Nations,
                "Parties from the start; those that a customs territory represents are folded into it.",
                "none"
            ),
            new("accession", new MapShape("nation", Date), "Later accession dates of members.", "the start"),
            new(
                "via",
                Nations,
                "Nations whose papers can be used to relabel goods.",
                "every nation with capacity to make the good"
            ),
            new("floor", new ListShape(Floor), "Price floors.", "none"),
            new("tariffs", new ListShape(Tariff), "Import duties.", "none"),
            new("enforcement", Enforcement, "Customs enforcement.", "defaults"),
            .. StrategyFormat.OfTheBloc,
        ]
    );

    private static readonly GroupShape OwnTariff = new(
        "A nation's own import duty, in force from the event's date",
        [.. Tariff.Fields.Where(f => f.Key is not ("importers" or "from"))]
    );

    private static readonly GroupShape ExportQuota = new(
        "A limit on exports; several goods share one limit",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new("limit", Flow, "What may leave.", "required"),
            new("until", Date, "First month no longer in force.", "the end"),
        ]
    );

    private static readonly GroupShape ProductionQuota = new(
        "A limit on output; several goods share one limit",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new("limit", Flow, "What may be made, by each plant in proportion to its capacity.", "required"),
            new("until", Date, "First month no longer in force.", "the end"),
        ]
    );

    private static readonly GroupShape ExportTax = new(
        "A tax on exports",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new("rate", Rate, "Share of the domestic price.", "0 %"),
            new("specific", Price, "Per mass, on top.", "0 USD/t"),
            new("until", Date, "First month no longer in force.", "the end"),
        ]
    );

    private static readonly GroupShape ExportBan = new(
        "A ban on exports",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new("to", Nations, "Destinations.", "all"),
            new("until", Date, "First month no longer in force.", "the end"),
        ]
    );

    private static readonly GroupShape ExportLicence = new(
        "Exports need a licence",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new(
                "delay",
                Months,
                "Time from application to licence; until the first are out nothing leaves.",
                "required"
            ),
            new("interest", Share, "A year, on goods that wait.", "10 %"),
            new("until", Date, "First month no longer in force.", "the end"),
        ]
    );

    public static readonly GroupShape Event = new(
        "Something that happens on a date",
        [
            new("at", Date, "The month.", "required"),
            new("nation", new ValueShape(NationCode), "Who acts, for export measures and tariffs."),
            new("export-quota", ExportQuota, "The nation limits its exports."),
            new("production-quota", ProductionQuota, "The nation limits its output."),
            new("export-tax", ExportTax, "The nation taxes its exports."),
            new("export-ban", ExportBan, "The nation bans exports."),
            new("export-licence", ExportLicence, "The nation asks for export licences."),
            new("tariff", OwnTariff, "The nation levies a duty of its own."),
            new("joins", new ValueShape(NationCode), "A nation joins the bloc."),
            new("leaves", new ValueShape(NationCode), "A member leaves the bloc."),
            new("note", Text, "A name for the date on charts."),
        ]
    );

    private static readonly GroupShape Measure = new(
        "An export measure that is law",
        [
            new("at", Date, "The month.", "required"),
            new("nation", new ValueShape(NationCode), "Whose law.", "required"),
            new("export-quota", ExportQuota, "The nation limits its exports."),
            new("production-quota", ProductionQuota, "The nation limits its output."),
            new("export-tax", ExportTax, "The nation taxes its exports."),
            new("export-ban", ExportBan, "The nation bans exports."),
            new("export-licence", ExportLicence, "The nation asks for export licences."),
        ]
    );

    /// <summary>What is in force whatever the bloc does.</summary>
    public static readonly GroupShape Law = new(
        "Law in force whatever the bloc does: it stands in the baseline too",
        [
            new("support", new ListShape(StrategyFormat.Support), "Help for named plants.", "none"),
            new("measures", new ListShape(Measure), "Export measures, with their dates.", "none"),
        ]
    );

    private static readonly GroupShape SetFloor = new(
        "A floor's level",
        [
            new("good", new ValueShape(GoodName), "The good; a floor on it is stated.", "required"),
            new("price", Price, "The floor from then on; 0 USD/t lifts it.", "required"),
        ]
    );

    private static readonly GroupShape SetTariff = new(
        "The bloc's duty on outsiders' goods",
        [
            new("good", new ValueShape(GoodName), "The good.", "required"),
            new("ad-valorem", Rate, "Share of the border price, in place of the bloc's own tariffs.", "required"),
        ]
    );

    public static readonly GroupShape Intervention = new(
        "A change of policy that nobody was told of beforehand",
        [
            new("at", Date, "The month: it holds from the first period on that begins in it or later.", "required"),
            new("floor", SetFloor, "Sets the level of a floor, in force or not."),
            new("tariff", SetTariff, "Sets the bloc's duty."),
            new("audits", new ValueShape(PerYear), "Lots that customs examine from then on."),
            new("joins", new ValueShape(NationCode), "A nation is in the bloc, and decides no more."),
            new("leaves", new ValueShape(NationCode), "A nation is out of the bloc, and decides no more."),
        ]
    );
}
