using System.Collections.Immutable;
using System.Globalization;

namespace BlocSim.Scenarios;

/// <summary>Reads the bloc, its instruments and the events.</summary>
internal sealed partial class PolicyBuilder(
    Section file,
    NameCheck names,
    List<Problem> problems,
    Clock clock,
    ImmutableArray<Good> goods,
    Func<string, string> fold
)
{
    private readonly List<Tariff> tariffs = [];
    private readonly List<ExportMeasure> exports = [];
    private readonly List<Milestone> milestones = [];
    private readonly MembershipBook members = new();

    public Bloc Bloc { get; private set; } = Bloc.None;

    public ImmutableArray<Floor> Floors => Bloc.Floors;

    public ImmutableArray<Tariff> Tariffs => [.. tariffs];

    public ImmutableArray<ExportMeasure> ExportMeasures => [.. exports];

    public ImmutableArray<Milestone> Milestones =>
        [.. milestones.Where(m => m.Date > clock.Start && m.Date <= clock.End).Distinct().OrderBy(m => m.Date)];

    public void Build()
    {
        Section bloc = file.Group("bloc");
        ReadMembers(bloc);
        foreach (Section s in file.Groups("standing-tariffs"))
        {
            tariffs.Add(ReadTariff(s) with { Standing = true, Quota = null });
            TariffQuotaCheck.Standing(s, problems);
            if (!s.Has("importers"))
            {
                problems.Add(
                    new Problem(s.Map.Mark, s.At("importers"), "missing; a standing duty needs its importers")
                );
            }
        }

        foreach (Section s in bloc.Groups("tariffs"))
        {
            Tariff tariff = ReadTariff(s);
            tariffs.Add(tariff);
            Announce(
                tariff.InForce.From,
                tariff.Quota is null
                    ? $"duty on {Titles(tariff.Goods)}, {s.Text("ad-valorem", s.Text("specific"))}"
                    : $"tariff quota on {Titles(tariff.Goods)}, {s.Text("quota")}"
            );
        }

        AnnounceRules(bloc, "procurement", "procurement rule on");
        AnnounceRules(bloc, "relief", "relief for buyers of");
        AnnounceRules(bloc, "origin", "origin test for");
        foreach (Section s in file.Group("law").Groups("measures"))
        {
            ReadLaw(s);
        }

        foreach (Section s in file.Groups("events").OrderBy(e => e.Date("at") ?? clock.Start))
        {
            ReadEvent(s);
        }

        ImmutableArray<Floor> floors = [.. bloc.Groups("floor").Select(ReadFloor).OfType<Floor>()];
        foreach (IGrouping<string, Floor> twice in floors.GroupBy(f => f.Good))
        {
            Floor[] sorted = [.. twice.OrderBy(f => f.InForce.From ?? clock.Start)];
            for (int i = 1; i < sorted.Length; i++)
            {
                if (
                    sorted[i - 1].InForce.Until is not { } until
                    || sorted[i].InForce.From is not { } from
                    || from < until
                )
                {
                    problems.Add(
                        new Problem(
                            bloc.MarkOf("floor"),
                            "bloc.floor",
                            $"two floors on {twice.Key} are in force at once; end the first with \"until\""
                        )
                    );
                }
            }
        }

        FloorCheck.Stores(bloc, floors, problems);
        if (floors.Length > 0 && members.Empty && !bloc.Items("members").Any())
        {
            problems.Add(
                new Problem(
                    bloc.MarkOf("floor"),
                    "bloc.members",
                    "a floor needs members who hold it; list at least one"
                )
            );
        }

        Bloc = new Bloc
        {
            Parties = [.. bloc.Items("members").Select(i => i.Text)],
            Memberships = members.All(),
            Floors = floors,
            Enforcement = EnforcementReader.Read(bloc.Group("enforcement")),
            Via = bloc.Has("via") ? names.Nations(bloc, "via") : null,
        };
        Bloc = new BlocRules(file, names, problems).Add(Bloc);
    }

    private void ReadMembers(Section bloc)
    {
        var accession = new Dictionary<string, YearMonth>(StringComparer.Ordinal);
        foreach ((string nation, Mark mark, Node value, string path) in bloc.Named("accession"))
        {
            if (
                names.IsNation(nation, mark, path)
                && value is ScalarNode s
                && YearMonth.TryParse(s.Text, out YearMonth date)
            )
            {
                accession[fold(nation)] = date;
                Announce(date, $"{Short(nation)} joins");
            }
        }

        foreach ((string text, Mark mark, string path) in bloc.Items("members"))
        {
            if (names.IsNation(text, mark, path))
            {
                string nation = fold(text);
                members.Join(nation, accession.TryGetValue(nation, out YearMonth date) ? date : null);
            }
        }
    }

    private Tariff ReadTariff(Section s)
    {
        int phase = (int)Math.Ceiling(s.Number("phase-in", ValueKind.Duration, 0));
        TariffQuotaCheck.Keys(s, problems);
        return new Tariff
        {
            Quota = s.Optional("quota", ValueKind.Flow),
            InQuotaAdValorem = s.Number("in-quota-ad-valorem", ValueKind.Share, 0),
            InQuotaSpecific = s.Number("in-quota-specific", ValueKind.Price, 0),
            Goods = names.Goods(s, "goods"),
            Importers = names.Nations(s, "importers"),
            Exporters = names.Nations(s, "from-nations"),
            AdValorem = s.Number("ad-valorem", ValueKind.Share, 0),
            Specific = s.Number("specific", ValueKind.Price, 0),
            InForce = ReadPeriod(s, "from", phase),
            PhaseInMonths = phase,
        };
    }

    /// <summary>From and until; a phase-in without a date begins with the run.</summary>
    private Period ReadPeriod(Section s, string fromKey, int phase)
    {
        YearMonth? from = s.Date(fromKey) ?? (phase > 0 ? clock.Start : null);
        bool empty = Periods.IsEmpty(s, from ?? clock.Start, problems);
        return new Period(from, empty ? null : s.Date("until"));
    }

    private Floor? ReadFloor(Section s)
    {
        if (names.Good(s, "good") is not { } good)
        {
            return null;
        }

        FloorForm form = FloorForm.All.FirstOrDefault(f => f.Name == s.Text("form")) ?? FloorForm.VariableLevy;
        int phase = (int)Math.Ceiling(s.Number("phase-in", ValueKind.Duration, 0));
        var floor = new Floor
        {
            Good = good,
            Price = s.Number("price", ValueKind.Price, 0),
            Form = form,
            Basis = s.Text("basis") == "consignment" ? FloorBasis.Consignment : FloorBasis.Reference,
            InForce = ReadPeriod(s, "from", phase),
            PhaseInMonths = phase,
            Growth = s.Number("growth", ValueKind.Share, 0),
            Path = FloorReader.Path(s, clock, problems),
            Index = FloorReader.Index(s, problems),
            Clawback = s.Number("clawback", ValueKind.Share, 0),
            Collar = s.Number("collar", ValueKind.Price, 0),
            OnBenchmark = s.Text("settles-on") == "benchmark",
            Cap = s.Optional("cap", ValueKind.Flow),
            Ceiling = s.Optional("ceiling", ValueKind.Price) ?? double.PositiveInfinity,
            Budget = s.Optional("budget", ValueKind.Money) ?? double.PositiveInfinity,
            Space = s.Optional("space", ValueKind.Mass) ?? double.PositiveInfinity,
            OpeningStock = s.Number("opening-stock", ValueKind.Mass, 0),
        };
        FloorCheck.Magnitude(s, floor, goods, problems);
        FloorCheck.Keys(s, form, problems);
        string course = floor.Index?.To switch
        {
            FloorReference.MemberCost => "following members' costs",
            FloorReference.WorldPrice => "following the world price",
            FloorReference.Benchmark => "following the dominant producer's price at home",
            _ => s.Text("price"),
        };
        Announce(floor.InForce.From, $"floor on {Titles([good])}, {course}");
        if (floor.InForce.Until is { } until)
        {
            Announce(until, $"floor on {Titles([good])} ends");
        }

        foreach (FloorStep step in floor.Path)
        {
            Good? of = goods.FirstOrDefault(g => g.Name == good);
            string level = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{step.Price * (of?.DisplayFactor ?? 1):#,0.##} {of?.DisplayUnit ?? "USD/t"}"
            );
            Announce(step.From, $"floor on {Titles([good])}, {level}");
        }

        return floor;
    }

    private void Measure(ExportMeasure measure, string what)
    {
        ExportMeasureList.Add(exports, measure);
        Announce(measure.InForce.From, $"{Short(measure.Nation)} {what}");
        if (measure.InForce.Until is { } end)
        {
            Announce(end, $"{what} ends");
        }
    }

    private void AnnounceRules(Section bloc, string key, string what)
    {
        foreach (Section s in bloc.Groups(key))
        {
            Announce(s.Date("from"), $"{what} {Titles(s.Items("goods").Select(i => i.Text))}");
        }
    }

    private void Announce(YearMonth? date, string text)
    {
        if (date is { } d)
        {
            milestones.Add(new Milestone(d, char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..]));
        }
    }

    /// <summary>A nation's name on charts, without what stands in brackets.</summary>
    private string Short(string code)
    {
        string name = new Section(file.Map["nations"] as MapNode ?? Section.Empty.Map, string.Empty)
            .Group(code)
            .Text("name", code);
        int bracket = name.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket] : name;
    }

    private string Titles(IEnumerable<string> codes) =>
        string.Join(", ", codes.Select(c => goods.FirstOrDefault(g => g.Name == c)?.Title ?? c));
}
