using System.Collections.Immutable;

namespace BlocSim.Scenarios;

/// <summary>Reads nations with their plants, schedules and demand, and sectors that buy in many nations.</summary>
internal sealed partial class NationsBuilder(
    Section file,
    NameCheck names,
    List<Problem> problems,
    ImmutableArray<Good> goods,
    ImmutableArray<Process> processes,
    YearMonth start
)
{
    private readonly List<Nation> nations = [];
    private readonly List<Facility> facilities = [];
    private readonly List<SupplySchedule> schedules = [];
    private readonly List<Buyer> buyers = [];

    public ImmutableArray<Nation> Nations => [.. nations];

    public ImmutableArray<Facility> Facilities => [.. facilities];

    public ImmutableArray<SupplySchedule> Schedules => [.. schedules];

    public ImmutableArray<Buyer> Buyers => [.. buyers];

    /// <summary>The nation that stands for a party.</summary>
    public Func<string, string> Folded => names.Fold;

    public void Build()
    {
        foreach ((string code, Mark _, Node value, string path) in file.Named("nations"))
        {
            Section s = value is MapNode map ? new Section(map, path) : new Section(new MapNode([], value.Mark), path);
            nations.Add(
                new Nation
                {
                    Code = code,
                    Title = s.Text("name", code),
                    Represents = [.. s.Items("represents").Select(i => i.Text)],
                    Smuggling = s.Has("smuggling") ? ReadSmuggling(s.Group("smuggling")) : null,
                }
            );
            ReadFacilities(code, s);
            ReadSupply(code, s);
            ReadDemand(code, s);
        }

        if (nations.Count == 0 && file.Has("nations"))
        {
            problems.Add(new Problem(file.MarkOf("nations"), "nations", "expected at least one nation"));
        }

        facilities.AddRange(EntrantReader.Read(file, names, start, facilities, problems));
        foreach (Section s in file.Groups("buyers"))
        {
            ReadSector(s);
        }

        foreach (
            var stream in facilities
                .Where(f => f.Scrap is not null)
                .GroupBy(f => (f.Nation, f.Scrap!.Good))
                .Where(g => g.Sum(f => f.Scrap!.Collected) > 1 + 1e-9)
        )
        {
            problems.Add(
                new Problem(
                    file.MarkOf("nations"),
                    $"nations.{stream.Key.Nation}.facilities",
                    $"plants collect {100 * stream.Sum(f => f.Scrap!.Collected):0.#} % of the {stream.Key.Good} that comes back; expected at most 100 % together"
                )
            );
        }

        foreach (
            IGrouping<(string, string, string), Buyer> twice in buyers
                .GroupBy(b => (b.Nation, b.Sector, b.Good))
                .Where(g => g.Count() > 1)
        )
        {
            problems.Add(
                new Problem(
                    file.MarkOf("buyers"),
                    "buyers",
                    $"{twice.Key.Item1} has two buyers of {twice.Key.Item3} called \"{twice.Key.Item2}\"; give them different sectors"
                )
            );
        }
    }

    private Good? GoodOf(string name) => goods.FirstOrDefault(g => g.Name == name);

    private void ReadFacilities(string nation, Section s)
    {
        foreach ((string name, Mark mark, Node value, string path) in s.Named("facilities"))
        {
            if (value is not MapNode map)
            {
                continue;
            }

            var f = new Section(map, path);
            if (names.Process(f, "process") is not { } process)
            {
                continue;
            }

            Section p = f.Group("project");
            bool planned = f.Has("project");
            var stands = new Period(f.Date("from"), f.Date("until"));
            bool opens = stands.From > start;
            FacilityStatus status = f.Text("status", planned ? "planned" : "operating") switch
            {
                "idle" => FacilityStatus.Idle,
                "planned" => FacilityStatus.Planned,
                _ => opens ? FacilityStatus.Building : FacilityStatus.Operating,
            };
            if (planned && f.Has("from"))
            {
                problems.Add(
                    new Problem(
                        f.MarkOf("from"),
                        $"{path}.from",
                        "a plant with a project opens when that is decided and built; leave out \"from\" or \"project\""
                    )
                );
            }

            if (stands.Until <= stands.From)
            {
                problems.Add(
                    new Problem(
                        f.MarkOf("until"),
                        $"{path}.until",
                        $"found \"{f.Text("until")}\"; expected a month after \"from\", {stands.From}"
                    )
                );
            }

            if (stands.Until <= start)
            {
                problems.Add(
                    new Problem(
                        f.MarkOf("until"),
                        $"{path}.until",
                        $"found \"{f.Text("until")}\"; expected a month after the start of the run, {start}; leave a plant out that is gone by then"
                    )
                );
            }

            if (planned != (status == FacilityStatus.Planned))
            {
                problems.Add(
                    new Problem(
                        mark,
                        $"{path}.status",
                        "a planned plant needs \"project\" with its lead time, and a plant that stands has none"
                    )
                );
            }

            double capacity = f.Number("capacity", ValueKind.Flow, 0);
            double output = f.Number("output", ValueKind.Flow, 0);
            if (f.Has("capacity") && output > capacity * (1 + 1e-9))
            {
                problems.Add(
                    new Problem(
                        f.MarkOf("output"),
                        $"{path}.output",
                        $"found \"{f.Text("output")}\"; expected at most the capacity, {f.Text("capacity")}"
                    )
                );
            }

            if (output > 0 && status != FacilityStatus.Operating)
            {
                problems.Add(
                    new Problem(
                        f.MarkOf("output"),
                        $"{path}.output",
                        "a plant that does not operate has no output in the base year"
                    )
                );
            }

            facilities.Add(
                new Facility
                {
                    Name = name,
                    Nation = nation,
                    Process = process,
                    Capacity = capacity,
                    Cost = f.Number("cost", ValueKind.Price, 0),
                    BaseOutput = output,
                    Spread = f.Number("spread", ValueKind.Share, 0.10),
                    FixedCost = f.Number("fixed-cost", ValueKind.Price, 0),
                    Status = status,
                    Expansion = f.Number("expansion", ValueKind.Share, 0),
                    IdleAfterMonths = (int)Math.Ceiling(f.Number("idle-after", ValueKind.Duration, 6)),
                    RestartAfterMonths = (int)Math.Ceiling(f.Number("restart-after", ValueKind.Duration, 3)),
                    RestartPremium = f.Number("restart-premium", ValueKind.Share, 0.10),
                    CloseAfterYears = f.Number("close-after", ValueKind.Duration, 60) / 12,
                    Learning = f.Number("learning", ValueKind.Share, 0),
                    Experience = f.Number("experience", ValueKind.Mass, 0),
                    CatchUp = ReadCatchUp(f.Group("catch-up")),
                    Scrap = ReadScrap(f, process),
                    Host = ReadHost(f, output),
                    Stands = stands,
                    Project = planned ? ProjectReader.Read(p, problems) : null,
                }
            );
        }
    }

    private static CatchUp? ReadCatchUp(Section s) =>
        s.Has("cost")
            ? new CatchUp(
                s.Number("cost", ValueKind.Price, 0),
                Math.Max(1e-3, s.Number("half-life", ValueKind.Duration, 12) / 12)
            )
            : null;

    private static Smuggling ReadSmuggling(Section s) =>
        new()
        {
            Response = s.Number("response", ValueKind.Number, 8),
            Most = s.Number("most", ValueKind.Share, 0.6),
            MonthlyGain = s.Number("monthly-gain", ValueKind.Share, 0.05),
        };

    private HostStream? ReadHost(Section f, double output)
    {
        Section s = f.Group("host");
        if (!s.Has("most"))
        {
            return null;
        }

        double most = s.Number("most", ValueKind.Flow, 0);
        if (s.Optional("most", ValueKind.Flow) is not null && output > most * (1 + 1e-9))
        {
            problems.Add(
                new Problem(
                    s.MarkOf("most"),
                    s.At("most"),
                    $"found \"{s.Text("most")}\", less than the plant's output in the base year, {f.Text("output")}"
                )
            );
        }

        return new HostStream(s.Text("metal"), most, s.Number("growth", ValueKind.Share, 0));
    }

    private ScrapFeed? ReadScrap(Section f, string process)
    {
        Section s = f.Group("scrap");
        if (!s.Has("of") || names.Good(s, "of") is not { } good)
        {
            return null;
        }

        if (processes.FirstOrDefault(p => p.Name == process) is { Inputs.IsEmpty: false })
        {
            problems.Add(
                new Problem(
                    s.MarkOf("of"),
                    s.Path,
                    $"a plant lives on scrap or on inputs, and {process} has inputs; give it a process without"
                )
            );
        }

        double years = s.Number("lifetime", ValueKind.Duration, 12) / 12;
        return new ScrapFeed(
            good,
            years,
            s.Number("collected", ValueKind.Share, 0),
            s.Number("content", ValueKind.Number, 1)
        );
    }
}
