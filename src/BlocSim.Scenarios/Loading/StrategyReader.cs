using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads the rules by which governments answer the bloc.</summary>
internal static class StrategyReader
{
    /// <summary>Keys that say something for a kind of strategy, beside those all have.</summary>
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["dump"] = ["goods", "subsidy", "mark", "recoup-tax", "recoup", "budget"],
        ["restrict"] = ["goods", "limit", "after", "lasts", "truce"],
        ["retaliate"] = ["goods", "after", "lasts", "cost"],
        ["divide"] = ["offer", "budget", "goods", "discount"],
        ["capture"] = ["goods", "share"],
    };

    public static ImmutableArray<Strategy> Read(Section file, NameCheck names, List<Problem> problems)
    {
        List<Strategy> all = [];
        foreach (Section s in file.Groups("strategies"))
        {
            string kind = s.Text("kind");
            if (names.Nation(s, "nation") is not { } nation || !Keys.TryGetValue(kind, out string[]? own))
            {
                continue;
            }

            foreach (string key in s.Map.Entries.Select(e => e.Key))
            {
                if (key is not ("nation" or "kind" or "from" or "until") && !own.Contains(key))
                {
                    problems.Add(
                        new Problem(
                            s.MarkOf(key),
                            s.At(key),
                            $"says nothing when the kind is {kind}; {kind} has {string.Join(", ", own)}"
                        )
                    );
                }
            }

            ImmutableArray<string> goods = names.Goods(s, "goods");
            bool onGoods = kind == "divide" ? s.Has("discount") : own.Contains("goods");
            if (onGoods && (!s.Has("goods") || !s.Items("goods").Any()))
            {
                problems.Add(new Problem(s.Map.Mark, s.At("goods"), "missing; on which goods?"));
            }

            string? needed = kind switch
            {
                "dump" => "subsidy",
                "restrict" => "limit",
                "divide" when !s.Has("discount") => "offer",
                _ => null,
            };
            if (needed is not null && !s.Has(needed))
            {
                problems.Add(
                    new Problem(
                        s.Map.Mark,
                        s.At(needed),
                        kind == "divide" ? "missing; divide needs an offer or a discount" : $"missing; {kind} needs it"
                    )
                );
            }

            Supplies(s, file, nation, goods, problems);
            if (kind == "divide" && !file.Group("bloc").Has("membership"))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("kind"),
                        s.At("kind"),
                        "nobody can be courted while the calendar decides on members; add bloc.membership"
                    )
                );
            }

            all.Add(
                new Strategy
                {
                    Nation = nation,
                    Kind = kind switch
                    {
                        "dump" => StrategyKind.Dump,
                        "restrict" => StrategyKind.Restrict,
                        "retaliate" => StrategyKind.Retaliate,
                        "capture" => StrategyKind.Capture,
                        _ => StrategyKind.Divide,
                    },
                    Goods = goods,
                    Subsidy = s.Number("subsidy", ValueKind.Price, 0),
                    Mark = s.Number("mark", ValueKind.Flow, 0),
                    RecoupTax = s.Number("recoup-tax", ValueKind.Share, 0),
                    RecoupMonths = Months(s, "recoup", 0),
                    Budget = s.Optional("budget", ValueKind.Money) ?? double.PositiveInfinity,
                    Limit = s.Number("limit", ValueKind.Share, 0),
                    DelayMonths = Months(s, "after", 3),
                    LastsMonths = Months(s, "lasts", 0),
                    TruceMonths = Months(s, "truce", 0),
                    Yearly = s.Number(kind == "divide" ? "offer" : "cost", ValueKind.Money, 0),
                    Discount = s.Number("discount", ValueKind.Share, 0),
                    Share = s.Number("share", ValueKind.Share, 1),
                    InForce = new Period(s.Date("from"), s.Date("until")),
                }
            );
        }

        return [.. all];
    }

    private static void Supplies(
        Section s,
        Section file,
        string nation,
        ImmutableArray<string> goods,
        List<Problem> problems
    )
    {
        Section n = file.Group("nations").Group(nation);
        foreach (string good in goods.Where(g => !n.Has("facilities") && !n.Group("supply").Has(g)))
        {
            problems.Add(new Problem(s.MarkOf("goods"), s.At("goods"), $"{nation} has no supply of {good}"));
        }

        if (s.Text("kind") == "dump" && !n.Has("facilities"))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("kind"),
                    s.At("kind"),
                    $"{nation} has a supply schedule; only plants can be paid per tonne"
                )
            );
        }
    }

    private static int Months(Section s, string key, int fallback) =>
        (int)Math.Ceiling(s.Number(key, ValueKind.Duration, fallback));
}
