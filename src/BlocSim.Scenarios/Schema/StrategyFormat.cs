using static BlocSim.Scenarios.ValueKind;

namespace BlocSim.Scenarios;

/// <summary>The part of the scenario format about what governments do: rules of the bloc beside its border, and answers of those outside.</summary>
internal static class StrategyFormat
{
    private static readonly ListShape Nations = new(new ValueShape(NationCode));
    private static readonly ListShape Goods = new(new ValueShape(GoodName));
    private static readonly ValueShape Price = new(ValueKind.Price);
    private static readonly ValueShape Share = new(ValueKind.Share, 0, 1);
    private static readonly ValueShape Rate = new(ValueKind.Share, 0, 50);
    private static readonly ValueShape Cash = new(Money);
    private static readonly ValueShape Debt = new(Money, double.NegativeInfinity);
    private static readonly ValueShape Months = new(Duration);
    private static readonly Field From = new("from", new ValueShape(Date), "First month in force.", "the start");
    private static readonly Field Until = new(
        "until",
        new ValueShape(Date),
        "First month no longer in force.",
        "the end"
    );

    private static readonly GroupShape Membership = new(
        "How nations decide on belonging to the bloc; without it the calendar decides",
        [
            new("review", Months, "Time between reviews.", "12 months"),
            new("scale", Cash, "Difference a year that makes the odds e to one.", "50 m USD"),
            new("inertia", Share, "Chance that a review changes nothing.", "50 %"),
            new(
                "affinity",
                new MapShape("nation", Debt),
                "What belonging is worth politically, a year; may be negative.",
                "0 USD"
            ),
            new("affinity-of-others", Debt, "The same for every nation not named there.", "0 USD"),
            new(
                "deciding",
                Nations,
                "Nations that decide; the others follow the calendar. Those that act against the bloc never decide.",
                "those the calendar names"
            ),
            new(
                "side-payment",
                Cash,
                "What a member that would be better off outside is paid to stay, a year.",
                "0 USD"
            ),
            new("payer", new ValueShape(NationCode), "Whose treasury makes side payments."),
        ]
    );

    private static readonly GroupShape Credibility = new(
        "How far investors believe that a floor will last",
        [
            new("start", Share, "Belief when a floor is announced.", "50 %"),
            new("monthly-gain", Share, "Share of the missing belief that a month held restores.", "2 %"),
            new("loss", Share, "Share of the belief that a month of breach, a suspension or an exit destroys.", "15 %"),
        ]
    );

    private static readonly GroupShape LegalRisk = new(
        "Challenges that suspend floors and the bloc's tariffs",
        [
            new("hazard", Share, "Chance that an instrument in force is suspended within a year.", "required"),
            new("suspension", Months, "How long it then stays suspended.", "12 months"),
        ]
    );

    private static readonly GroupShape Club = new(
        "Members buy outsiders' goods jointly and use their weight",
        [
            new("goods", Goods, "Goods bought jointly.", "required"),
            new(
                "supply-elasticity",
                new ValueShape(ValueKind.Number, 0.05, 100),
                "How outsiders' supply answers to price, as the club believes.",
                "2"
            ),
            From,
            Until,
        ]
    );

    public static readonly GroupShape Support = new(
        "Help for one named plant",
        [
            new("nation", new ValueShape(NationCode), "The plant's nation.", "required"),
            new("plant", new ValueShape(Text), "The plant.", "required"),
            new("payer", new ValueShape(NationCode), "Whose treasury pays.", "the plant's nation"),
            new("offtake", Price, "What a tonne earned last period is made up to this price.", "none"),
            new("grant", Share, "Share of the capital cost given.", "0 %"),
            new("cheaper-capital", Share, "Points of interest taken off the cost of capital.", "0 %"),
            new("faster-permits", Share, "Share taken off the lead time.", "0 %"),
            From,
            Until,
        ]
    );

    private static readonly GroupShape Procurement = new(
        "What buyers of some sectors in the bloc may not buy",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new(
                "sectors",
                new ListShape(new ValueShape(Text)),
                "Sectors covered, or processes whose plants buy.",
                "all buyers in the bloc"
            ),
            new("barred", Nations, "Nations that may not supply.", "all outside the bloc"),
            From,
            Until,
        ]
    );

    private static readonly GroupShape OriginRule = new(
        "A rule of origin: when what a member makes counts as a member's",
        [
            new("goods", Goods, "Goods covered; made of inputs that are bought.", "required"),
            new(
                "content",
                Share,
                "Least share of the value of bought inputs that must come from members, over the last year.",
                "required"
            ),
            From,
            Until,
        ]
    );

    private static readonly GroupShape Relief = new(
        "What buyers in the bloc get back of what members' goods cost them",
        [
            new("goods", Goods, "Goods covered.", "required"),
            new(
                "per-tonne",
                Price,
                "Paid back for every tonne of members' goods, those made at home as well.",
                "required"
            ),
            From,
            Until,
        ]
    );

    private static readonly GroupShape Stockpile = new(
        "The bloc's stockpile",
        [
            new(
                "goods",
                new MapShape("good", Months),
                "Target, as time that it would last at members' use.",
                "required"
            ),
            new("loan", Cash, "What can be borrowed.", "0 USD"),
            new("private", Cash, "Private capital, spent first.", "0 USD"),
            new("fill", Months, "Time in which it is filled while it buys in full.", "3 years"),
            new(
                "buy-below",
                new ValueShape(Multiple, 0, 100),
                "It buys while the world price is under this multiple of its three-year average, less and less over the last 15 % of that average (not below the average itself).",
                "1.2 x"
            ),
            new("release-above", new ValueShape(Multiple, 0, 100), "It releases above this multiple.", "1.5 x"),
            new(
                "release-share",
                new ValueShape(ValueKind.Share, 0, 0.9),
                "Share of members' orders that a release meets.",
                "30 %"
            ),
            new("interest", Share, "A year, on the loan drawn.", "4.5 %"),
            new("storage", Share, "A year, of the value stored.", "2 %"),
            From,
            Until,
        ]
    );

    /// <summary>Keys of the bloc beside members, floors, tariffs and customs.</summary>
    public static Field[] OfTheBloc { get; } =
    [
        new(
            "dual-track",
            Nations,
            "Members whose goods are exempt inside, but whose own border floor and tariffs do not hold at.",
            "none"
        ),
        new("membership", Membership, "How nations decide on belonging.", "by the calendar"),
        new("credibility", Credibility, "How far investors believe in floors.", "defaults"),
        new("legal-risk", LegalRisk, "Rulings that suspend instruments.", "none"),
        new("buyers-club", Club, "Joint buying.", "none"),
        new("procurement", new ListShape(Procurement), "What some buyers may not buy.", "none"),
        new("origin", new ListShape(OriginRule), "When members' goods count as members'.", "always"),
        new("relief", new ListShape(Relief), "What buyers of members' goods get back.", "none"),
        new("support", new ListShape(Support), "Help for named plants.", "none"),
        new("stockpile", Stockpile, "A stockpile.", "none"),
    ];

    public static readonly GroupShape Strategy = new(
        "A rule by which a government answers the bloc",
        [
            new("nation", new ValueShape(NationCode), "Whose government.", "required"),
            new(
                "kind",
                new ValueShape(Choice, Choices: ["dump", "restrict", "retaliate", "divide", "capture"]),
                "dump: pays its producers while rivals' new capacity is above a mark, then taxes exports. restrict: limits exports after the bloc burdens its goods, with truces. retaliate: bans exports to one member at a time. divide: offers the member that gains least money or a discount for leaving. capture: taxes its exports to members up to the floor.",
                "required"
            ),
            new("goods", Goods, "Goods concerned; for divide those sold at a discount.", "none"),
            new("subsidy", Price, "dump: paid per tonne.", "required for dump"),
            new(
                "mark",
                new ValueShape(ValueKind.Flow),
                "dump: rivals' capacity above that of the start at which it begins.",
                "0 t/yr"
            ),
            new("recoup-tax", Rate, "dump: export tax afterwards, share of the price.", "0 %"),
            new("recoup", Months, "dump: how long that tax is taken.", "0 months"),
            new("budget", Cash, "dump, divide: money for the whole run.", "no limit"),
            new(
                "limit",
                Share,
                "restrict: share of last year's exports that may still leave.",
                "required for restrict"
            ),
            new("after", Months, "restrict, retaliate: time from the bloc's measure to the answer.", "3 months"),
            new(
                "lasts",
                Months,
                "restrict: time until a truce. retaliate: time until the next member's turn.",
                "as long as the bloc's measure"
            ),
            new("truce", Months, "restrict: length of a truce.", "0 months"),
            new("cost", Cash, "retaliate: what the member loses on goods outside the model, a year.", "0 USD"),
            new("offer", Cash, "divide: offered for a year outside.", "0 USD"),
            new(
                "discount",
                new ValueShape(ValueKind.Share, 0, 0.9),
                "divide: taken off the border price of the goods named, for the nation that left.",
                "0 %"
            ),
            new("share", Share, "capture: of the way to the floor.", "100 %"),
            From,
            Until,
        ]
    );
}
