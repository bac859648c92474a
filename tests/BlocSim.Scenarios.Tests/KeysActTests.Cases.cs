namespace BlocSim.Scenarios.Tests;

/// <content>What is given and changed for keys that no canned scenario shows at work.</content>
public partial class KeysActTests
{
    private const string Small = "baselines/teaching-world";
    private const string Bloc = "bloc.members=[WEST, EAST, SOUTH]";
    private const string Levy = "bloc.floor=[{ good: oxide, price: 90 USD/kg, from: 2027-01 }]";

    /// <summary>Keys that no canned scenario has, or has where another value happens to change nothing: what is given first, and then another value.</summary>
    private static readonly (string Key, string Scenario, string[] Given, string Other)[] Stated =
    [
        .. OfInterventions("floor: { good: oxide, price: 70 USD/kg }", "A floor's level", ("price", "80 USD/kg")),
        .. OfInterventions(
            "tariff: { good: oxide, ad-valorem: 10 % }",
            "The bloc's duty on outsiders' goods",
            ("ad-valorem", "30 %")
        ),
        .. OfInterventions("audits: 50 per year", null, ("at", "2031-01"), ("audits", "500 per year")),
        .. OfInterventions("joins: REST", null, ("joins", "GIANT")),
        .. OfInterventions("leaves: SOUTH", null, ("leaves", "EAST")),
        (
            "A floor's level: good",
            "every-stage",
            ["interventions=[{ at: 2030-01, floor: { good: ndpr-oxide, price: 0 USD/kg } }]"],
            "interventions[0].floor.good=ndfeb-magnet"
        ),
        (
            "The bloc's duty on outsiders' goods: good",
            "leaky-bloc",
            ["interventions=[{ at: 2030-01, tariff: { good: oxide, ad-valorem: 10 % } }]"],
            "interventions[0].tariff.good=magnet"
        ),
        .. OfEvents(
            "A ban on exports",
            "export-ban: { goods: [oxide], to: [WEST], until: 2029-01 }",
            ("to", "[EAST]"),
            ("until", "2030-01")
        ),
        .. OfEvents(
            "A tax on exports",
            "export-tax: { goods: [oxide], rate: 10 %, specific: 1 USD/kg, until: 2029-01 }",
            ("rate", "20 %"),
            ("specific", "3 USD/kg"),
            ("until", "2030-01")
        ),
        .. OfEvents(
            "Exports need a licence",
            "export-licence: { goods: [oxide], delay: 6 months, interest: 10 %, until: 2030-01 }",
            ("delay", "9 months"),
            ("interest", "40 %"),
            ("until", "2031-01")
        ),
        .. OfEvents(
            "A nation's own import duty, in force from the event's date",
            "tariff: { goods: [oxide], from-nations: [WEST], ad-valorem: 10 %, specific: 1 USD/kg, phase-in: 6 months, until: 2031-01 }",
            ("from-nations", "[SOUTH]"),
            ("ad-valorem", "30 %"),
            ("specific", "5 USD/kg"),
            ("phase-in", "24 months"),
            ("until", "2032-01")
        ),
        .. OfEvents(
            "A nation's own import duty, in force from the event's date",
            "tariff: { goods: [oxide], ad-valorem: 50 %, specific: 5 USD/kg, quota: 0.3 kt/yr, in-quota-ad-valorem: 5 %, in-quota-specific: 1 USD/kg }",
            ("quota", "0.1 kt/yr"),
            ("in-quota-ad-valorem", "10 %"),
            ("in-quota-specific", "3 USD/kg")
        ),
        (
            "A good: choke",
            Small,
            ["events=[{ at: 2028-01, nation: GIANT, export-ban: { goods: [oxide], until: 2029-01 } }]"],
            "goods.oxide.choke=1.2 x"
        ),
        (
            "What sellers get above cost so that the base year starts at the good's price: half-life",
            Small,
            ["goods.oxide.price=109 USD/kg", "goods.oxide.price-wedge={ half-life: 3 years }"],
            "goods.oxide.price-wedge.half-life=5 years"
        ),
        (
            "What sellers get above cost so that the base year starts at the good's price: nations",
            Small,
            ["goods.oxide.price=109 USD/kg", "goods.oxide.price-wedge={}"],
            "goods.oxide.price-wedge.nations=[GIANT]"
        ),
        (
            "A plant, or a block of similar sites: from",
            Small,
            ["nations.EAST.facilities={ rest: { process: works, capacity: 2 kt/yr, cost: 40 USD/kg, from: 2027-01 } }"],
            "nations.EAST.facilities.rest.from=2028-01"
        ),
        (
            "A plant, or a block of similar sites: until",
            Small,
            [
                "nations.EAST.facilities={ rest: { process: works, capacity: 2 kt/yr, cost: 40 USD/kg, from: 2027-01, until: 2028-01 } }",
            ],
            "nations.EAST.facilities.rest.until=2029-01"
        ),
        ("A plant, or a block of similar sites: spread", Small, [], "nations.GIANT.facilities.young.spread=20 %"),
        (
            "A plant, or a block of similar sites: status",
            Small,
            ["nations.EAST.facilities={ rest: { process: works, capacity: 2 kt/yr, cost: 48 USD/kg, status: idle } }"],
            "nations.EAST.facilities.rest.status=operating"
        ),
        (
            "A plant, or a block of similar sites: restart-after",
            Small,
            [
                "nations.EAST.facilities={ rest: { process: works, capacity: 2 kt/yr, cost: 48 USD/kg, status: idle, restart-after: 3 months } }",
            ],
            "nations.EAST.facilities.rest.restart-after=18 months"
        ),
        (
            "A plant, or a block of similar sites: restart-premium",
            Small,
            ["nations.EAST.facilities={ rest: { process: works, capacity: 2 kt/yr, cost: 48 USD/kg, status: idle } }"],
            "nations.EAST.facilities.rest.restart-premium=50 %"
        ),
        (
            "A project: when a planned plant is decided and how long it takes: risk-premium",
            Small,
            [
                "events=[{ at: 2026-03, nation: GIANT, export-quota: { goods: [oxide], limit: 4 kt/yr } }]",
                "nations.WEST.facilities.mill.project.wacc=2 %",
                "nations.WEST.facilities.mill.project.risk-premium=0 %",
            ],
            "nations.WEST.facilities.mill.project.risk-premium=100 %"
        ),
        (
            "What a recycling plant lives on: what its nation bought a lifetime ago: of",
            "leaky-bloc",
            [
                "processes.recycling={ outputs: { oxide: 1 } }",
                "nations.ALFA.facilities.recycler={ process: recycling, capacity: 5 kt/yr, cost: 20 USD/kg, scrap: { of: magnet, lifetime: 2 years, collected: 50 %, content: 0.3 } }",
            ],
            "nations.ALFA.facilities.recycler.scrap.of=oxide"
        ),
        .. OfFloor(
            "price: 90 USD/kg, from: 2027-01, path: [{ at: 2029-01, price: 100 USD/kg }]",
            "A level of a floor from a date on",
            ("at", "path[0].at=2030-01"),
            ("price", "path[0].price=120 USD/kg")
        ),
        .. OfFloor("price: 90 USD/kg, from: 2027-01", "A price floor", ("growth", "growth=5 %")),
        .. OfFloor(
            "price: 80 USD/kg, from: 2027-01, form: contract-for-difference, cap: 1 kt/yr",
            "A price floor",
            ("cap", "cap=2 kt/yr")
        ),
        .. OfFloor(
            "price: 50 USD/kg, from: 2027-01, form: contract-for-difference, clawback: 20 %",
            "A price floor",
            ("clawback", "clawback=60 %"),
            ("collar", "collar=65 USD/kg"),
            ("settles-on", "settles-on=benchmark")
        ),
        .. OfEntrants(
            ("from", "from=2029-01"),
            ("idle-after", "idle-after=3 months"),
            ("life", "life=3 years"),
            ("per-year", "per-year=3"),
            ("risk-premium", "risk-premium=100 %"),
            ("wacc", "wacc=40 %"),
            ("most", "most=1"),
            ("capital", "capital=5000 USD/kg"),
            ("lead-time", "lead-time=3 years"),
            ("size", "size=0.2 kt/yr"),
            ("cost", "cost=70 USD/kg")
        ),
        .. OfShocks(
            "demand: { deviation: 2 %, persistence: 90 %, common: 20 % }",
            "News that moves final demand",
            ("deviation", "demand.deviation=3 %"),
            ("persistence", "demand.persistence=80 %"),
            ("common", "demand.common=60 %"),
            ("goods", "demand.goods=[magnet]")
        ),
        .. OfShocks(
            "outages: [{ nation: GIANT, good: oxide, deviation: 5 %, persistence: 90 % }]",
            "Months in which plants cannot use all of their capacity: half of the time all of it, else less",
            ("deviation", "outages[0].deviation=3 %"),
            ("persistence", "outages[0].persistence=80 %"),
            ("nation", "outages[0].nation=ALFA"),
            ("good", "outages[0].good=magnet")
        ),
        .. OfFloor(
            "price: 70 USD/kg, from: 2027-01, form: buffer-stock, ceiling: 75 USD/kg, budget: 5 bn USD, space: 1 kt, opening-stock: 0.2 kt",
            "A price floor",
            ("space", "space=2 kt"),
            ("opening-stock", "opening-stock=0.4 kt")
        ),
        .. OfFloor(
            "price: 50 USD/kg, from: 2027-01, index: { to: world-price, share: 120 %, over: 12 months }",
            "What a floor follows",
            ("over", "index.over=36 months")
        ),
        .. OfBloc(
            "Customs enforcement",
            "enforcement: { audits: 100 per year }",
            ("audit-power", "enforcement.audit-power=90 %"),
            ("audit-cost", "enforcement.audit-cost=3000 USD"),
            ("lot", "enforcement.lot=5 t")
        ),
        .. OfBloc(
            "Customs enforcement",
            "enforcement: { detection: 10 % }",
            ("detection", "enforcement.detection=30 %"),
            ("evasion", "enforcement.evasion=false"),
            ("evasion-response", "enforcement.evasion-response=4"),
            ("tracing", "enforcement.tracing=90 %")
        ),
        (
            "Customs enforcement: audited",
            "leaky-bloc",
            [
                "bloc.tariffs=[{ goods: [magnet], ad-valorem: 25 %, from: 2027-01 }]",
                "bloc.enforcement.audits=200 per year",
            ],
            "bloc.enforcement.audited=by-value"
        ),
        ("A good: evasion-response", "leaky-bloc", [], "goods.oxide.evasion-response=3"),
        .. OfBloc("The bloc", "via: [WEST]", ("via", "via=[SOUTH]")),
        .. OfBloc(
            "An import duty; those that apply to the same trade add up",
            "tariffs: [{ goods: [oxide], ad-valorem: 30 %, specific: 5 USD/kg, quota: 1 kt/yr, in-quota-ad-valorem: 2 %, in-quota-specific: 1 USD/kg, until: 2030-01 }]",
            ("importers", "tariffs[0].importers=[WEST]"),
            ("in-quota-ad-valorem", "tariffs[0].in-quota-ad-valorem=5 %"),
            ("in-quota-specific", "tariffs[0].in-quota-specific=2 USD/kg"),
            ("until", "tariffs[0].until=2031-01")
        ),
        .. OfBloc(
            "Members buy outsiders' goods jointly and use their weight",
            "buyers-club: { goods: [oxide], until: 2029-01 }",
            ("until", "buyers-club.until=2030-01")
        ),
        .. OfBloc(
            "What buyers of some sectors in the bloc may not buy",
            "procurement: [{ goods: [oxide], sectors: [defence], until: 2029-01 }]",
            ("until", "procurement[0].until=2030-01"),
            ("sectors", "procurement[0].sectors=[electronics]"),
            ("barred", "procurement[0].barred=[REST]")
        ),
        .. OfBloc(
            "What buyers in the bloc get back of what members' goods cost them",
            "relief: [{ goods: [oxide], per-tonne: 5 USD/kg, until: 2029-01 }]",
            ("until", "relief[0].until=2030-01")
        ),
        .. OfBloc(
            "Help for one named plant",
            "support: [{ nation: WEST, plant: mill, payer: WEST, offtake: 75 USD/kg, from: 2027-01, until: 2035-01 }]",
            ("from", "support[0].from=2028-01"),
            ("until", "support[0].until=2034-01"),
            ("grant", "support[0].grant=50 %"),
            ("payer", "support[0].payer=EAST"),
            ("plant", "support[0].plant=works")
        ),
        (
            "Help for one named plant: nation",
            Small,
            [Bloc, "bloc.support=[{ nation: WEST, plant: works, offtake: 75 USD/kg }]"],
            "bloc.support[0].nation=SOUTH"
        ),
        .. OfBloc(
            "The bloc's stockpile",
            "stockpile: { goods: { oxide: 120 days }, loan: 200 m USD, private: 20 m USD, from: 2027-01, until: 2036-01 }",
            ("buy-below", "stockpile.buy-below=0.95 x"),
            ("from", "stockpile.from=2028-01"),
            ("until", "stockpile.until=2029-01"),
            ("interest", "stockpile.interest=9 %"),
            ("storage", "stockpile.storage=5 %")
        ),
        ("The bloc's stockpile: release-share", "project-vault-lesson", [], "bloc.stockpile.release-share=60 %"),
        ("A rule by which a government answers the bloc: until", "dump-and-recoup", [], "strategies[0].until=2028-01"),
        ("A rule by which a government answers the bloc: share", "whose-levy", [], "strategies[0].share=50 %"),
        (
            "A rule by which a government answers the bloc: nation",
            Small,
            [Bloc, Levy, "strategies=[{ nation: GIANT, kind: restrict, goods: [oxide], limit: 50 % }]"],
            "strategies[0].nation=REST"
        ),
        (
            "A rule of origin: when what a member makes counts as a member's: until",
            "made-inside",
            [],
            "bloc.origin[0].until=2030-01"
        ),
        (
            "How plants of a process move to where inputs are cheaper: margin",
            "moving-out",
            [],
            "processes.magnet-making.relocation.margin=10 %"
        ),
        (
            "A sector that buys in many nations: elasticity",
            Small,
            ["buyers[0].long-run-elasticity=2"],
            "buyers[0].elasticity=0.5"
        ),
        (
            "A sector that buys in many nations: long-run-elasticity",
            Small,
            [Bloc, Levy],
            "buyers[0].long-run-elasticity=1.5"
        ),
        (
            "Demand stated for one nation: sector",
            "one-floor-four-forms",
            ["bloc.procurement=[{ goods: [levy-metal], sectors: [industry] }]"],
            "nations.BLOC.demand.levy-metal[0].sector=other"
        ),
        (
            "How nations decide on belonging to the bloc; without it the calendar decides: deciding",
            "one-at-a-time",
            [],
            "bloc.membership.deciding=[EAST]"
        ),
        (
            "How nations decide on belonging to the bloc; without it the calendar decides: side-payment",
            "one-at-a-time",
            ["bloc.membership.payer=WEST"],
            "bloc.membership.side-payment=50 m USD"
        ),
        (
            "How nations decide on belonging to the bloc; without it the calendar decides: payer",
            "one-at-a-time",
            ["bloc.membership.payer=WEST", "bloc.membership.side-payment=50 m USD"],
            "bloc.membership.payer=EAST"
        ),
        (
            "Nations that do not take the price of a good as given: from",
            "theory/cournot",
            ["clock.end=2027"],
            "conduct[0].from=2026-01"
        ),
        (
            "Nations that do not take the price of a good as given: until",
            "theory/cournot",
            ["clock.end=2027"],
            "conduct[0].until=2026-01"
        ),
        (
            "Something that happens on a date: joins",
            Small,
            [Bloc, Levy, "events=[{ at: 2030-01, joins: REST }]"],
            "events[0].joins=GIANT"
        ),
        (
            "Something that happens on a date: leaves",
            Small,
            [Bloc, Levy, "events=[{ at: 2030-01, leaves: SOUTH }]"],
            "events[0].leaves=EAST"
        ),
        (
            "Something that happens on a date: nation",
            Small,
            ["events=[{ at: 2030-01, nation: GIANT, export-tax: { goods: [oxide], rate: 20 % } }]"],
            "events[0].nation=SOUTH"
        ),
        ("The bloc: dual-track", Small, [Bloc, Levy, "bloc.dual-track=[SOUTH]"], "bloc.dual-track=[EAST]"),
        ("The bloc: members", Small, [Bloc, Levy], "bloc.members=[WEST, EAST]"),
        ("A scenario: substitution", Small, [], "substitution=perfect"),
        .. OfTwoGoods(
            "A ban on exports: goods",
            "events",
            "[{ at: 2028-01, nation: GIANT, export-ban: { goods: [oxide] } }]",
            "[0].export-ban.goods=[magnet]"
        ),
        .. OfTwoGoods(
            "A tax on exports: goods",
            "events",
            "[{ at: 2028-01, nation: GIANT, export-tax: { goods: [oxide], rate: 20 % } }]",
            "[0].export-tax.goods=[magnet]"
        ),
        .. OfTwoGoods(
            "Exports need a licence: goods",
            "events",
            "[{ at: 2028-01, nation: GIANT, export-licence: { goods: [oxide], delay: 3 months } }]",
            "[0].export-licence.goods=[magnet]"
        ),
        .. OfTwoGoods(
            "A limit on output; several goods share one limit: goods",
            "events",
            "[{ at: 2028-01, nation: GIANT, production-quota: { goods: [oxide], limit: 8 kt/yr } }]",
            "[0].production-quota.goods=[magnet]"
        ),
        .. OfTwoGoods(
            "A nation's own import duty, in force from the event's date: goods",
            "events",
            "[{ at: 2028-01, nation: GIANT, tariff: { goods: [oxide], ad-valorem: 20 % } }]",
            "[0].tariff.goods=[magnet]"
        ),
        .. OfTwoGoods(
            "A rule by which a government answers the bloc: goods",
            "strategies",
            "[{ nation: GIANT, kind: restrict, goods: [oxide], limit: 50 % }]",
            "[0].goods=[magnet]"
        ),
        .. OfTwoGoods(
            "A rule of origin: when what a member makes counts as a member's: goods",
            "bloc.origin",
            "[{ goods: [magnet], content: 90 % }]",
            "[0].goods=[oxide]"
        ),
        .. OfTwoGoods(
            "Members buy outsiders' goods jointly and use their weight: goods",
            "bloc.buyers-club",
            "{ goods: [oxide] }",
            ".goods=[magnet]"
        ),
        .. OfTwoGoods(
            "What buyers in the bloc get back of what members' goods cost them: goods",
            "bloc.relief",
            "[{ goods: [oxide], per-tonne: 5 USD/kg }]",
            "[0].goods=[magnet]"
        ),
        .. OfTwoGoods(
            "What buyers of some sectors in the bloc may not buy: goods",
            "bloc.procurement",
            "[{ goods: [oxide] }]",
            "[0].goods=[magnet]"
        ),
        .. OfTwoGoods(
            "Nations that do not take the price of a good as given: good",
            "conduct",
            "[{ good: ore, kind: cournot, nations: [GIANT], until: 2026-03 }]",
            "[0].good=oxide"
        ),
        .. OfTwoGoods(
            "A plant, or a block of similar sites: process",
            "nations.HAVEN.facilities.new",
            NewPlant,
            ".process=separation"
        ),
        (
            "A process: what plants turn into what: inputs",
            "leaky-bloc",
            [Other, $"nations.HAVEN.facilities.new={NewPlant}", "nations.HAVEN.facilities.new.process=other"],
            "processes.other.inputs.oxide=0.5"
        ),
        (
            "A process: what plants turn into what: outputs",
            "leaky-bloc",
            [Other, $"nations.HAVEN.facilities.new={NewPlant}", "nations.HAVEN.facilities.new.process=other"],
            "processes.other.outputs.magnet=0.5"
        ),
        (
            "Demand stated for one nation: irreversible",
            Small,
            [
                "nations.WEST.demand={ oxide: [{ quantity: 0.2 kt/yr, sector: other, long-run-elasticity: 2 }] }",
                "events=[{ at: 2028-01, nation: GIANT, export-quota: { goods: [oxide], limit: 2 kt/yr, until: 2031-01 } }]",
            ],
            "nations.WEST.demand.oxide[0].irreversible=90 %"
        ),
        (
            "How far investors believe that a floor will last: loss",
            "believe-it",
            ["events=[{ at: 2027-03, leaves: SOUTH }]"],
            "bloc.credibility.loss=95 %"
        ),
        (
            "A sector that buys in many nations: sector",
            Small,
            [Bloc, Levy, "bloc.procurement=[{ goods: [oxide], sectors: [electronics] }]"],
            "buyers[1].sector=other"
        ),
    ];

    private const string NewPlant =
        "{ process: magnet-making, capacity: 5 kt/yr, cost: 20 USD/kg, project: { decide: 2027-01, lead-time: 1 year } }";

    private const string Other = "processes.other={ inputs: { oxide: 0.35 }, outputs: { magnet: 1 } }";

    private static IEnumerable<(string, string, string[], string)> OfTwoGoods(
        string key,
        string path,
        string given,
        string other
    ) => [(key, "leaky-bloc", [$"{path}={given}"], path + other)];

    /// <summary>A case for each key of an intervention, or of what it sets.</summary>
    private static IEnumerable<(string, string, string[], string)> OfInterventions(
        string change,
        string? group,
        params (string Key, string Other)[] keys
    )
    {
        string[] given =
        [
            Bloc,
            Levy,
            "bloc.enforcement.audits=20 per year",
            $"interventions=[{{ at: 2030-01, {change} }}]",
        ];
        string inside = group is null ? string.Empty : $"{change.Split(':')[0]}.";
        return keys.Select(k =>
            (
                $"{group ?? "A change of policy that nobody was told of beforehand"}: {k.Key}",
                Small,
                given,
                $"interventions[0].{inside}{k.Key}={k.Other}"
            )
        );
    }

    private static IEnumerable<(string, string, string[], string)> OfEvents(
        string group,
        string act,
        params (string Key, string Other)[] keys
    )
    {
        string name = act[..act.IndexOf(':', StringComparison.Ordinal)];
        string given = $"events=[{{ at: 2028-01, nation: GIANT, {act} }}]";
        return keys.Select(k => ($"{group}: {k.Key}", Small, new[] { given }, $"events[0].{name}.{k.Key}={k.Other}"));
    }

    /// <summary>A limit on exports makes entrants pay for some years; when it goes, they do not.</summary>
    private static IEnumerable<(string, string, string[], string)> OfEntrants(
        params (string Key, string Change)[] keys
    ) =>
        keys.Select(k =>
            (
                $"Plants that may come beyond the named ones, wherever they pay: {k.Key}",
                Small,
                new[]
                {
                    "events=[{ at: 2026-03, nation: GIANT, export-quota: { goods: [oxide], limit: 1 kt/yr, until: 2031-01 } }]",
                    "entrants=[{ process: works, nations: [SOUTH], size: 0.1 kt/yr, cost: 64 USD/kg, capital: 300 USD/kg, lead-time: 2 years, most: 3 }]",
                },
                $"entrants[0].{k.Change}"
            )
        );

    private static IEnumerable<(string, string, string[], string)> OfShocks(
        string shocks,
        string group,
        params (string Key, string Change)[] keys
    ) =>
        keys.Select(k => ($"{group}: {k.Key}", "leaky-bloc", new[] { $"shocks={{ {shocks} }}" }, $"shocks.{k.Change}"));

    private static IEnumerable<(string, string, string[], string)> OfFloor(
        string floor,
        string group,
        params (string Key, string Change)[] keys
    ) =>
        keys.Select(k =>
            (
                $"{group}: {k.Key}",
                Small,
                new[] { Bloc, $"bloc.floor=[{{ good: oxide, {floor} }}]" },
                $"bloc.floor[0].{k.Change}"
            )
        );

    private static IEnumerable<(string, string, string[], string)> OfBloc(
        string group,
        string rule,
        params (string Key, string Change)[] keys
    )
    {
        int colon = rule.IndexOf(':', StringComparison.Ordinal);
        string given = $"bloc.{rule[..colon]}={rule[(colon + 2)..]}";
        return keys.Select(k => ($"{group}: {k.Key}", Small, new[] { Bloc, Levy, given }, $"bloc.{k.Change}"));
    }
}
