using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Turns a tree into a scenario, noting every name that does not exist and every rule that is broken.</summary>
internal sealed partial class ScenarioBuilder(MapNode root, string label, List<Problem> problems)
{
    private const int MaxTicks = 12_000;
    private readonly Section file = new(root, string.Empty);
    private readonly NameCheck names = new(root, problems);

    public Scenario Build()
    {
        Clock clock = BuildClock();
        ImmutableArray<Good> goods = BuildGoods();
        ImmutableArray<Process> processes = BuildProcesses(goods);
        var nations = new NationsBuilder(file, names, problems, goods, processes, clock.Start);
        nations.Build();
        var policy = new PolicyBuilder(file, names, problems, clock, goods, nations.Folded);
        policy.Build();
        ImmutableArray<Conduct> conducts = ConductReader.Read(file, names, clock, problems);
        FloorCheck.Contracts(file, policy.Floors, conducts, problems);
        FloorCheck.Wedges(file, goods, conducts, problems);
        foreach (string good in goods.Select(g => g.Name))
        {
            Traded(good, goods, processes, nations);
        }

        var procurement = new ProcurementReader(names, goods, nations.Buyers, processes, problems);
        string focus =
            names.Good(file, "focus")
            ?? policy.Floors.FirstOrDefault()?.Good
            ?? (goods.IsEmpty ? string.Empty : goods[0].Name);
        var read = new Scenario
        {
            Name = file.Text("name", label),
            Question = file.Text("question"),
            Level = file.Text("level", "case"),
            Source = file.Text("source"),
            Clock = clock,
            Seed = ulong.TryParse(
                file.Text("seed", "1"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out ulong seed
            )
                ? seed
                : 1,
            Goods = goods,
            Processes = processes,
            Nations = nations.Nations,
            Facilities = nations.Facilities,
            Schedules = nations.Schedules,
            Buyers = nations.Buyers,
            Conducts = conducts,
            DemandShocks = ShockReader.Demand(file, names, nations.Buyers, problems),
            Outages = ShockReader.Outages(file, names, nations.Facilities, processes, problems),
            Priors = BuildPriors(),
            Freights = BuildFreights(),
            Bloc = policy.Bloc with { Procurements = procurement.Read(file) },
            Tariffs = policy.Tariffs,
            ExportMeasures = policy.ExportMeasures,
            Strategies = StrategyReader.Read(file, names, problems),
            DiscountRate = file.Number("discount-rate", ValueKind.Share, 0.05),
            Focus = focus,
            Keeps = [.. file.Group("baseline").Items("keeps").Select(i => i.Text).Distinct()],
            Milestones = policy.Milestones,
            Changes = [.. file.Items("changed").Select(i => i.Text)],
        };
        ImmutableArray<Intervention> made = InterventionReader.Read(file, names, read, problems);
        IEnumerable<Milestone> marks = made.Where(i => i.At > clock.Start && i.At <= clock.End)
            .Select(i => new Milestone(i.At, i.Describe(read)));
        return made.IsEmpty
            ? read
            : read with
            {
                Interventions = made,
                Milestones = [.. read.Milestones.Concat(marks).OrderBy(m => m.Date)],
            };
    }

    /// <summary>Where a path such as <c>goods.oxide</c> stands; the nearest key that exists.</summary>
    public Mark MarkOf(string path)
    {
        Node node = file.Map;
        foreach (string step in path.Split('.'))
        {
            if (node is not MapNode map || map[step] is not { } next)
            {
                break;
            }

            node = next;
        }

        return node.Mark;
    }

    private Clock BuildClock()
    {
        Section s = file.Group("clock");
        YearMonth start = s.Date("start") ?? new YearMonth(2025, 1);
        YearMonth end = s.Date("end") ?? start;
        int step = s.Text("step", "month") switch
        {
            "year" => 12,
            "quarter" => 3,
            _ => 1,
        };
        bool bare = s.Text("end").Length == 4;
        if (bare && step != 12 && s.Date("end") is not null)
        {
            // "end: 2040" means all of 2040.
            end = new YearMonth(end.Year, 12);
        }

        if (end < start)
        {
            problems.Add(
                new Problem(
                    s.MarkOf("end"),
                    "clock.end",
                    $"{s.Text("end")} is before the start, {s.Text("start")}; swap them?"
                )
            );
            end = start;
        }

        var clock = new Clock(start, end, step);
        if (clock.Ticks > MaxTicks)
        {
            problems.Add(
                new Problem(
                    s.MarkOf("end"),
                    "clock",
                    $"the run would have {clock.Ticks} ticks; expected at most {MaxTicks}, use a longer step"
                )
            );
            return new Clock(start, start, step);
        }

        return clock;
    }

    private ImmutableArray<Good> BuildGoods()
    {
        string everywhere = file.Text("substitution", "logit");
        List<Good> goods = [];
        foreach ((string name, Mark mark, Node value, string path) in file.Named("goods"))
        {
            Section s = value is MapNode map ? new Section(map, path) : Section.Empty;
            double price = s.Number("price", ValueKind.Price, 1);
            if (!(price > 0))
            {
                problems.Add(
                    new Problem(
                        s.Has("price") ? s.MarkOf("price") : mark,
                        $"{path}.price",
                        "expected a price above zero"
                    )
                );
                price = 1;
            }

            goods.Add(
                new Good
                {
                    Name = name,
                    Title = s.Text("title", name.Replace('-', ' ')),
                    BasePrice = price,
                    IsHomogeneous = s.Text("substitution", everywhere) == "perfect",
                    Sigma = s.Number("sigma", ValueKind.Number, 8),
                    Elasticity = s.Number("elasticity", ValueKind.Number, 0.15),
                    LongRunElasticity = s.Number(
                        "long-run-elasticity",
                        ValueKind.Number,
                        Math.Max(0.6, s.Number("elasticity", ValueKind.Number, 0.15))
                    ),
                    Choke = s.Number("choke", ValueKind.Multiple, 30),
                    RelabellingCost = s.Number("relabelling", ValueKind.Price, 0.05 * price),
                    EvasionResponse = s.Optional("evasion-response", ValueKind.Number),
                    DisplayFactor = s.Text("unit", "t") == "kg" ? 0.001 : 1,
                    Stocks = s.Has("stocks") ? Stocks(s.Group("stocks")) : null,
                    Contracts = Contracts(s, everywhere),
                    Wedge = Wedge(s, everywhere),
                }
            );
        }

        PriceWedge? Wedge(Section s, string everywhere)
        {
            if (!s.Has("price-wedge"))
            {
                return null;
            }

            if (s.Text("substitution", everywhere) == "perfect" || !s.Has("price"))
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("price-wedge"),
                        s.At("price-wedge"),
                        s.Has("price")
                            ? "the good is the same from everywhere (substitution: perfect) and has no base year to start from; expected a good with a sigma"
                            : "expected a price to start at: add price"
                    )
                );
            }

            Section w = s.Group("price-wedge");
            return new PriceWedge(
                names.Nations(w, "nations"),
                w.Optional("half-life", ValueKind.Duration) / 12 ?? double.PositiveInfinity
            );
        }

        ContractRules? Contracts(Section s, string everywhere)
        {
            if (!s.Has("contracts"))
            {
                return null;
            }

            if (s.Text("substitution", everywhere) == "perfect")
            {
                problems.Add(
                    new Problem(
                        s.MarkOf("contracts"),
                        s.At("contracts"),
                        "the good is the same from everywhere (substitution: perfect), so nobody is bound to a supplier; give it a sigma"
                    )
                );
            }

            Section c = s.Group("contracts");
            return new ContractRules(
                c.Number("share", ValueKind.Share, 0.6),
                Math.Max(1, c.Number("term", ValueKind.Duration, 12))
            );
        }

        static StockRules Stocks(Section s) =>
            new()
            {
                CoverWeeks = s.Number("cover", ValueKind.Duration, 8 * 12 / 52.0) * 52 / 12,
                AdjustMonths = s.Number("adjust", ValueKind.Duration, 9),
                Hoarding = s.Number("hoarding", ValueKind.Number, 2),
                DrawElasticity = s.Number("draw-elasticity", ValueKind.Number, 0),
                AheadMonths = (int)Math.Ceiling(s.Number("ahead", ValueKind.Duration, 0)),
            };

        if (goods.Count == 0 && file.Has("goods"))
        {
            problems.Add(new Problem(file.MarkOf("goods"), "goods", "expected at least one good"));
        }

        return [.. goods];
    }
}
