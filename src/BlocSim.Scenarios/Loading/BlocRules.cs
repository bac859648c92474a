using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads the rules of the bloc beside its border: membership, credibility, legal risk, joint buying, support, stockpile.</summary>
internal sealed class BlocRules(Section file, NameCheck names, List<Problem> problems)
{
    private readonly Section bloc = file.Group("bloc");
    private readonly HashSet<string> supported = new(StringComparer.Ordinal);

    /// <summary>The bloc with these rules.</summary>
    public Bloc Add(Bloc to) =>
        to with
        {
            DualTrack = DualTrack(to),
            MembershipRule = Membership(),
            Credibility = Credibility(),
            LegalRisk = LegalRisk(),
            Club = Club(),
            OriginRules = [.. bloc.Groups("origin").Select(OriginRule)],
            Reliefs = [.. bloc.Groups("relief").Select(Relief)],
            Supports =
            [
                .. file.Group("law")
                    .Groups("support")
                    .Select(Support)
                    .OfType<Support>()
                    .Select(s => s with { Standing = true }),
                .. bloc.Groups("support").Select(Support).OfType<Support>(),
            ],
            Stockpile = Stockpile(),
        };

    private ImmutableArray<string> DualTrack(Bloc to)
    {
        ImmutableArray<string> nations = names.Nations(bloc, "dual-track");
        foreach (string nation in nations.Where(n => to.Memberships.All(m => m.Nation != n)))
        {
            problems.Add(
                new Problem(
                    bloc.MarkOf("dual-track"),
                    "bloc.dual-track",
                    $"{nation} is no member; only members can keep a border of their own"
                )
            );
        }

        return nations;
    }

    private MembershipRule? Membership()
    {
        if (!bloc.Has("membership"))
        {
            return null;
        }

        Section s = bloc.Group("membership");
        double payment = s.Number("side-payment", ValueKind.Money, 0);
        string? payer = names.Nation(s, "payer");
        if (payment > 0 && payer is null && !s.Has("payer"))
        {
            problems.Add(
                new Problem(s.MarkOf("side-payment"), s.At("payer"), "missing; whose treasury makes side payments?")
            );
        }

        Dictionary<string, double> affinity = [];
        foreach ((string nation, Mark mark, Node value, string path) in s.Named("affinity"))
        {
            if (
                names.IsNation(nation, mark, path)
                && value is ScalarNode v
                && Values.TryNumber(v.Text, ValueKind.Money, out double worth, out _)
            )
            {
                affinity[names.Fold(nation)] = worth;
            }
        }

        return new MembershipRule
        {
            ReviewMonths = AtLeastOne(s.Number("review", ValueKind.Duration, 12)),
            Scale = Math.Max(1, s.Number("scale", ValueKind.Money, 50e6)),
            Inertia = s.Number("inertia", ValueKind.Share, 0.5),
            Affinity = affinity.ToFrozenDictionary(StringComparer.Ordinal),
            AffinityOfOthers = s.Number("affinity-of-others", ValueKind.Money, 0),
            Deciding = names.Nations(s, "deciding").ToFrozenSet(StringComparer.Ordinal),
            SidePayment = payer is null ? 0 : payment,
            Payer = payer ?? string.Empty,
        };
    }

    private Credibility Credibility()
    {
        Section s = bloc.Group("credibility");
        Credibility usual = BlocSim.Credibility.Default;
        return new Credibility(
            s.Number("start", ValueKind.Share, usual.Start),
            s.Number("monthly-gain", ValueKind.Share, usual.MonthlyGain),
            s.Number("loss", ValueKind.Share, usual.Loss)
        );
    }

    private LegalRisk? LegalRisk()
    {
        Section s = bloc.Group("legal-risk");
        return s.Has("hazard")
            ? new LegalRisk(
                s.Number("hazard", ValueKind.Share, 0),
                AtLeastOne(s.Number("suspension", ValueKind.Duration, 12))
            )
            : null;
    }

    private BuyersClub? Club()
    {
        Section s = bloc.Group("buyers-club");
        return s.Has("goods")
            ? new BuyersClub
            {
                Goods = names.Goods(s, "goods"),
                SupplyElasticity = Math.Max(0.05, s.Number("supply-elasticity", ValueKind.Number, 2)),
                InForce = When(s),
            }
            : null;
    }

    private OriginRule OriginRule(Section s)
    {
        ImmutableArray<string> covered = names.Goods(s, "goods");
        Section processes = file.Group("processes");
        foreach (string good in covered)
        {
            bool made = processes.Map.Entries.Any(e =>
                processes.Group(e.Key) is var process
                && process.Named("outputs").Any(o => o.Name == good)
                && process.Named("inputs").Any()
            );
            if (!made)
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("goods"),
                        s.At("goods"),
                        $"{good} is not made of inputs that are bought, so there is no content to test; name a good further down the chain"
                    )
                );
            }
        }

        return new OriginRule(covered, s.Number("content", ValueKind.Share, 0), When(s));
    }

    private Relief Relief(Section s)
    {
        ImmutableArray<string> covered = names.Goods(s, "goods");
        double perTonne = s.Number("per-tonne", ValueKind.Price, 0);
        foreach (string good in covered)
        {
            double price = file.Group("goods").Group(good).Number("price", ValueKind.Price, 1);
            if (perTonne >= price)
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("per-tonne"),
                        s.At("per-tonne"),
                        $"found {s.Text("per-tonne")}, not below the base price of {good}, {file.Group("goods").Group(good).Text("price", "1 USD/t")}; buyers would be paid for buying"
                    )
                );
            }
        }

        return new Relief(covered, perTonne, When(s));
    }

    private Support? Support(Section s)
    {
        if (names.Nation(s, "nation") is not { } nation)
        {
            return null;
        }

        string plant = s.Text("plant");
        Section plants = file.Group("nations").Group(nation).Group("facilities");
        if (plant.Length > 0 && !plants.Has(plant))
        {
            string[] known = [.. plants.Map.Entries.Select(e => e.Key)];
            string near = Suggestions.DidYouMean(plant, known);
            problems.Add(new Problem(s.MarkOf("plant"), s.At("plant"), $"{nation} has no plant \"{plant}\"{near}"));
            return null;
        }

        if (!s.Has("offtake") && !s.Has("grant") && !s.Has("cheaper-capital") && !s.Has("faster-permits"))
        {
            problems.Add(
                new Problem(
                    s.Map.Mark,
                    s.Path,
                    "no help in it; expected offtake, grant, cheaper-capital or faster-permits"
                )
            );
        }

        if (!supported.Add($"{nation}/{plant}"))
        {
            problems.Add(
                new Problem(s.MarkOf("plant"), s.At("plant"), $"{plant} is supported twice; put all help in one entry")
            );
        }

        bool planned = plants.Group(plant).Has("project");
        foreach (string key in (string[])["grant", "cheaper-capital", "faster-permits"])
        {
            if (!planned && s.Has(key))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf(key),
                        s.At(key),
                        $"{plant} stands already; only a project can be helped to be built"
                    )
                );
            }
        }

        return new Support
        {
            Nation = nation,
            Facility = plant,
            Payer = names.Nation(s, "payer") ?? nation,
            Offtake = s.Optional("offtake", ValueKind.Price),
            Grant = s.Number("grant", ValueKind.Share, 0),
            CheaperCapital = s.Number("cheaper-capital", ValueKind.Share, 0),
            FasterPermits = s.Number("faster-permits", ValueKind.Share, 0),
            InForce = When(s),
        };
    }

    private Stockpile? Stockpile()
    {
        if (!bloc.Has("stockpile"))
        {
            return null;
        }

        Section s = bloc.Group("stockpile");
        List<(string Good, double Days)> targets = [];
        foreach ((string good, Mark mark, Node value, string path) in s.Named("goods"))
        {
            if (
                names.IsGood(good, mark, path)
                && value is ScalarNode v
                && Values.TryNumber(v.Text, ValueKind.Duration, out double months, out _)
            )
            {
                targets.Add((good, months * 365 / 12));
            }
        }

        double buy = s.Number("buy-below", ValueKind.Multiple, 1.2);
        double release = s.Number("release-above", ValueKind.Multiple, 1.5);
        if (release <= buy)
        {
            problems.Add(
                new Problem(
                    s.MarkOf("release-above"),
                    s.At("release-above"),
                    $"found {release:0.##} x, not above buy-below, {buy:0.##} x; it would buy and release at the same price"
                )
            );
        }

        return new Stockpile
        {
            Targets = [.. targets],
            Loan = s.Number("loan", ValueKind.Money, 0),
            Private = s.Number("private", ValueKind.Money, 0),
            FillYears = Math.Max(1.0 / 12, s.Number("fill", ValueKind.Duration, 36) / 12),
            BuyBelow = buy,
            ReleaseAbove = release,
            ReleaseShare = s.Number("release-share", ValueKind.Share, 0.3),
            Interest = s.Number("interest", ValueKind.Share, 0.045),
            StorageCost = s.Number("storage", ValueKind.Share, 0.02),
            InForce = When(s),
        };
    }

    private Period When(Section s) => Periods.Read(s, problems);

    private static int AtLeastOne(double months) => Math.Max(1, (int)Math.Ceiling(months));
}
