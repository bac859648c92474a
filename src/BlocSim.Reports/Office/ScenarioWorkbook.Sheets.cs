namespace BlocSim.Reports;

/// <content>The sheets and their example.</content>
public static partial class ScenarioWorkbook
{
    /// <summary>Sheets that become tables: name, what stands in them, headings, an example.</summary>
    private static readonly (string Name, string Meaning, string[] Heads, object?[][] Rows)[] Sheets =
    [
        (
            "Goods",
            "What is traded. sigma: how readily buyers change suppliers (5 hardly, 15 readily).",
            ["name", "title", "unit", "price USD/kg", "sigma"],
            [
                ["oxide", "Oxide", "kg", 60.0, 8.0],
            ]
        ),
        (
            Nations,
            "Codes of two to five capital letters, with names.",
            ["code", "name"],
            [
                ["HOME", "Home (member)"],
                ["ALLY", "Ally (member)"],
                ["GIANT", "Giant (dominant outsider)"],
            ]
        ),
        (
            Processes,
            "What is made of what: a row a process and input; a mine has no input.",
            ["process", "makes", "of", "tonnes"],
            [
                ["refining", "oxide", null, null],
            ]
        ),
        (
            "Plants",
            "A row a plant; output is that of the base year, from and until are the months between which it stands.",
            [
                "nation",
                "name",
                "process",
                "capacity kt/yr",
                "output kt/yr",
                "cost USD/kg",
                "fixed-cost USD/kg",
                "expansion %",
                "from",
                "until",
                "source",
            ],
            [
                ["HOME", "first", "refining", 2.5, 2.0, 54.0, 2.0, null, null, null, "assumption"],
                ["HOME", "second", "refining", 3.0, 0.0, 62.0, 3.0, null, "2029-01", null, "assumption"],
                ["ALLY", "only", "refining", 1.2, 1.0, 56.0, 2.0, null, null, null, "assumption"],
                ["GIANT", "south", "refining", 6.0, 5.6, 40.0, null, 4.0, null, null, "assumption"],
                ["GIANT", "north", "refining", 5.0, 4.4, 45.0, null, 4.0, null, null, "assumption"],
                ["GIANT", "west", "refining", 5.0, 4.0, 50.0, null, 4.0, null, null, "assumption"],
            ]
        ),
        (
            "Use",
            "What final buyers use in the base year; outputs and use of a good agree within 2 %. capable: share bought by firms able to evade.",
            ["nation", "good", "sector", "form", "quantity kt/yr", "growth %", "elasticity", "capable %", "source"],
            [
                ["HOME", "oxide", "industry", "isoelastic", 5.0, 3.0, 0.15, 20.0, "assumption"],
                ["ALLY", "oxide", "industry", "isoelastic", 4.0, 3.0, 0.15, 20.0, "assumption"],
                ["GIANT", "oxide", "industry", "isoelastic", 8.0, 3.0, 0.15, 0.0, "assumption"],
            ]
        ),
        (
            "Floors",
            "Price floors of the bloc; form is variable-levy, contract-for-difference, ... (docs/policies).",
            ["good", "price USD/kg", "form", "from", "until", "growth %"],
            [
                ["oxide", 90.0, "variable-levy", "2027-01", null, null],
            ]
        ),
        ("Tariffs", "Import duties of the bloc.", ["goods", "ad-valorem %", "from", "until"], []),
    ];

    private static readonly (string Key, object Value, string Meaning)[] Questions =
    [
        ("title", "A floor from a workbook", "what it is called"),
        ("question", "What does a floor of 90 USD/kg do?", "one sentence"),
        ("source", "invented figures", "where the figures come from; stands on every chart"),
        ("start", "2026-01", "first month"),
        ("end", "2035-12", "last month"),
        ("step", "month", "month, quarter or year"),
        ("focus", "oxide", "the good that charts and answers are about"),
        ("seed", 1, "any whole number; the same one gives the same run"),
        ("members", "HOME, ALLY", "members of the bloc, codes with commas between them"),
    ];
}
