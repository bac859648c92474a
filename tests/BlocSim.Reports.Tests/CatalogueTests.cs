using System.Xml.Linq;
using BlocSim.Scenarios;

namespace BlocSim.Reports.Tests;

/// <summary>The charts with names of their own: what they say is what the run found, and they can be read.</summary>
public sealed class CatalogueTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalogue").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Canned() => [.. CannedScenarios.Names];

    /// <summary>A run with its tables, as the command writes them.</summary>
    private (PairedRun Pair, ResultSet Set) Play(string scenario, params string[] sets)
    {
        Scenario loaded = ScenarioLoader.Load(scenario, sets).Scenario;
        PairedRun pair;
        using (StreamWriter flowFile = File.CreateText(Path.Combine(folder, FlowTable.FileName)))
        using (var flows = new FlowTable(flowFile, loaded.Clock, 1))
        using (StreamWriter offerFile = File.CreateText(Path.Combine(folder, OfferTable.FileName)))
        using (var offers = new OfferTable(offerFile, loaded.Clock))
        using (var engine = new DirectEngine())
        {
            pair = PairedRun.Play(loaded, engine, new RunOptions { Sink = new Sinks(flows, offers) });
        }

        using (StreamWriter plants = File.CreateText(Path.Combine(folder, PlantTable.FileName)))
        {
            PlantTable.Write(plants, pair);
        }

        return (
            pair,
            new ResultSet(
                loaded.Name,
                string.Empty,
                pair.PolicyRun.Scenario,
                pair.Policy,
                pair.Baseline,
                ChartTests.Provenance(scenario)
            )
        );
    }

    private Figure? Figure(string kind, ResultSet set, ChartRequest? request = null) =>
        FigureKinds.Of(kind, folder, set, request ?? new ChartRequest());

    /// <summary>On no chart of any canned scenario does text run into other text or leave the page; each names what it answers.</summary>
    [Theory]
    [MemberData(nameof(Canned))]
    public void AllOf_CannedScenario_CanBeRead(string scenario)
    {
        (PairedRun _, ResultSet set) = Play(scenario);
        var figures = FigureKinds.AllOf(folder, set);
        Assert.True(figures.Count >= 4);
        foreach ((string file, Figure figure) in figures)
        {
            ChartFiles.Write(figure, PageStyle.Slide, ["svg"], Path.Combine(folder, "drawn"));
            ChartTests.AssertReadable($"{scenario} {file}", XDocument.Load(Path.Combine(folder, "drawn.svg")));
        }
    }

    /// <summary>Every chart of the catalogue is drawn for some canned scenario.</summary>
    [Fact]
    public void Kinds_AllHaveAScenario()
    {
        HashSet<string> found = [];
        foreach (string scenario in (string[])["ndpr-floor-110", "project-vault"])
        {
            (PairedRun _, ResultSet set) = Play(scenario);
            found.UnionWith(FigureKinds.AllOf(folder, set).Select(f => Path.GetFileNameWithoutExtension(f.File)));
        }

        Assert.Equal(
            FigureKinds.All.Select(k => k.Name).Where(k => k != FigureKinds.Differences).Order(),
            found.Order()
        );
    }

    /// <summary>Blocks are in the order of their costs, and add up to what the run's plants can make.</summary>
    [Fact]
    public void MeritOrder_OfPlants_IsCapacityInTheOrderOfCosts()
    {
        (PairedRun pair, ResultSet set) = Play("leaky-bloc");
        Good good = set.View.Focus;
        MeritOrder order = Figure("merit-order", set)!.Panels[0].MeritOrder!;
        double[] costs = [.. order.Blocks.Select(b => 0.5 * (b.From + b.To))];
        Assert.Equal(costs.Order(), costs);
        double capacity = pair
            .Policy.Series.Where(s => s.Metric.Name == "capacity" && s.Good == good.Name)
            .Sum(s => s.Values[^1]);

        // Capacity is recorded at the end of the month, in which it may have grown.
        Assert.Equal(capacity / 1000, order.Blocks.Sum(b => b.Amount), 1e-3 * capacity / 1000);
        Assert.Equal(
            pair.Policy.Find("floor", good.Name, "bloc")![^1] * good.DisplayFactor,
            order.Prices.Single(p => p.Name == "Floor").Price,
            1e-12
        );
    }

    /// <summary>A schedule is cut into steps that follow it: what costs less than the price that producers get is what they make.</summary>
    [Fact]
    public void MeritOrder_OfASchedule_FollowsIt()
    {
        (PairedRun pair, ResultSet set) = Play("theory/textbook-floor");
        foreach (OfferStep step in pair.PolicyRun.Offers())
        {
            Assert.True(step.From <= step.To && step.Tonnes >= 0);
        }

        var inside = pair
            .PolicyRun.Offers()
            .GroupBy(o => (o.Good, o.Nation))
            .Select(g => (g.Key, Steps: g.ToArray()))
            .ToList();
        Assert.NotEmpty(inside);
        foreach (((string good, string nation), OfferStep[] steps) in inside)
        {
            double price = pair.Policy.Find("price-marginal", good, nation)![^1];
            double made = pair.Policy.Find("output", good, nation)![^1];
            if (double.IsNaN(price) || made == 0)
            {
                continue;
            }

            double below = steps.Sum(s =>
                s.Tonnes * Math.Clamp((price - s.From) / Math.Max(1e-300, s.To - s.From), 0, 1)
            );
            Assert.Equal(made, below, 0.02 * made);
        }
    }

    /// <summary>Parts add up to the sums, and the sums are the run's.</summary>
    [Theory]
    [InlineData("leaky-bloc")]
    [InlineData("ndpr-floor-110")]
    [InlineData("project-vault")]
    [InlineData("export-quota")]
    public void Gains_Parts_AddUp(string scenario)
    {
        (PairedRun _, ResultSet set) = Play(scenario);
        Waterfall fall = Figure("gains", set)!.Panels[0].Waterfall!;
        double sum = 0;
        foreach ((string name, double value, bool isSum) in fall.Items)
        {
            if (isSum)
            {
                Assert.Equal(value, sum, 1e-6 * fall.Items.Max(i => Math.Abs(i.Value)));
                sum = 0;
            }
            else
            {
                sum += value;
            }
        }
    }

    /// <summary>Of one good where goods are not made from each other; there alone a good's gains say who pays.</summary>
    [Fact]
    public void Gains_OfOneGood_AreItsOwn()
    {
        (PairedRun _, ResultSet set) = Play("one-floor-four-forms");
        string[] goods = [.. set.Scenario.Goods.Select(g => g.Name)];
        double all = Figure("gains", set)!.Panels[0].Waterfall!.Items.First(i => i.IsSum).Value;
        double sum = goods.Sum(g =>
            Figure("gains", set, new ChartRequest { Goods = [g] })!.Panels[0].Waterfall!.Items.First(i => i.IsSum).Value
        );
        Assert.Equal(all, sum, 1e-6 * Math.Abs(all));
        (PairedRun _, ResultSet linked) = Play("leaky-bloc");
        Assert.Throws<ResultsException>(() => Figure("gains", linked, new ChartRequest { Goods = ["oxide"] }));
    }

    /// <summary>A payment of one month is not shown as twelve of them.</summary>
    [Fact]
    public void Welfare_OfAMonthlyRun_IsByCalendarYear()
    {
        (PairedRun pair, ResultSet set) = Play("offtake-and-grant");
        Panel panel = Figure("welfare", set)!.Panels[0];
        double[] drawn = [.. panel.Layers.Single(l => l.Name == "The bloc").Values];
        Clock clock = pair.Policy.Clock;
        for (int year = clock.DateOf(0).Year; year <= clock.DateOf(clock.Ticks - 1).Year; year++)
        {
            double[] own = drawn[clock.TicksOf(year)];
            Assert.Single(own.Distinct());
            double mean = pair
                .Policy.Series.Where(s => s is { Metric.Name: "welfare-change-total", Entity: "bloc" })
                .Sum(s => s.Values[clock.TicksOf(year)].Where(v => !double.IsNaN(v)).DefaultIfEmpty(0).Average());
            Assert.Equal(mean / 1e6, own[0], 1e-6 * Math.Max(1, Math.Abs(mean / 1e6)));
        }
    }

    /// <summary>What is drawn between nations is what was sold across borders in the year shown.</summary>
    [Fact]
    public void Flows_OfAYear_AreWhatCrossesBorders()
    {
        (PairedRun pair, ResultSet set) = Play("leaky-bloc");
        Routes routes = Figure("flows", set)!.Panels[0].Routes!;
        Good good = set.View.Focus;
        Range year = pair.Policy.Clock.TicksOf(2032);
        double evasion = pair.Policy.Find("evasion", good.Name, "bloc")![year].Average();
        double papers = pair.Policy.Find("transshipment", good.Name, "bloc")![year].Average();
        Assert.Equal(
            (evasion + papers) / 1000,
            routes.Links.Where(l => l.Kind == RouteKind.Evading).Sum(l => l.Amount),
            1e-6 * evasion
        );
        Assert.Equal(papers / 1000, routes.Links.Where(l => l.Via.Length > 0).Sum(l => l.Amount), 1e-6 * papers);
        Assert.DoesNotContain(routes.Links, l => l.From == l.To);
        Figure early = Figure(
            "flows",
            set,
            new ChartRequest { From = new YearMonth(2026, 1), To = new YearMonth(2026, 12) }
        )!;
        Assert.DoesNotContain(early.Panels[0].Routes!.Links, l => l.Kind == RouteKind.Evading);
    }

    /// <summary>What sectors bought adds up to what the run says was used, evaded and collected, year by year.</summary>
    [Fact]
    public void Sectors_OfARun_AddUpToItsMetrics()
    {
        Scenario scenario = ScenarioLoader.Load("leaky-bloc").Scenario;
        string path = Path.Combine(folder, SectorTable.FileName);
        PairedRun pair;
        using (StreamWriter file = File.CreateText(path))
        using (var sectors = new SectorTable(file, scenario.Clock))
        using (var engine = new DirectEngine())
        {
            pair = PairedRun.Play(scenario, engine, new RunOptions { Sink = sectors });
        }

        string[][] rows = [.. StoredTable.Rows(path, SectorTable.Head, CancellationToken.None)];
        Assert.Contains(rows, r => r[3] == "defence");
        double Sum(string year, int column, bool times = false) =>
            rows.Where(r => r[0] == year && r[1] == "oxide" && (r[2] is "ALFA" or "BETA"))
                .Sum(r => Number(r[column]) * (times ? Number(r[4]) : 1));
        Range ticks = pair.Policy.Clock.TicksOf(2032);
        double Mean(string metric) => pair.Policy.Find(metric, "oxide", "bloc")![ticks].Average();
        Assert.Equal(Mean("use"), Sum("2032", 4), 1e-6 * Mean("use"));
        Assert.Equal(Mean("evasion") + Mean("transshipment"), Sum("2032", 6, times: true), 1e-6 * Mean("use"));
        Assert.Equal(Mean("levy-revenue"), Sum("2032", 8), 1e-6 * Mean("levy-revenue"));
    }

    private static double Number(string cell) => double.Parse(cell, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Lives of plants cover the run without gap or overlap, and agree with what is counted of them.</summary>
    [Fact]
    public void Plants_Lives_CoverTheRun()
    {
        (PairedRun pair, ResultSet set) = Play("ndpr-floor-110");
        int ticks = pair.Policy.Clock.Ticks;
        foreach (var life in pair.PolicyRun.Plants.GroupBy(p => (p.Nation, p.Plant)))
        {
            int next = 0;
            FacilityStatus? before = null;
            foreach (PlantSpan span in life)
            {
                Assert.Equal(next, span.From);
                Assert.True(span.Until >= span.From);
                Assert.NotEqual(before, span.Status);
                next = span.Until + 1;
                before = span.Status;
            }

            Assert.Equal(ticks, next);
        }

        foreach (Series counted in pair.Policy.Series.Where(s => s.Metric.Name == "plants-operating"))
        {
            foreach (int t in Enumerable.Range(0, ticks).Where(t => !double.IsNaN(counted.Values[t])))
            {
                Assert.Equal(
                    counted.Values[t],
                    pair.PolicyRun.Plants.Count(p =>
                        p.Good == counted.Good
                        && p.Nation == counted.Entity
                        && p.Status == FacilityStatus.Operating
                        && p.From <= t
                        && p.Until >= t
                    )
                );
            }
        }

        Assert.Contains("projects are ever built", Figure("plants", set)!.Subtitle, StringComparison.Ordinal);
    }

    /// <summary>No two nations stand on one tile, and none lies off its neighbours' side of the world.</summary>
    [Fact]
    public void Tiles_EachNation_HasAPlaceOfItsOwn()
    {
        string[] codes = [.. TilePlaces.Codes];
        Assert.Equal(codes.Length, codes.Select(c => TilePlaces.Of(c)).Distinct().Count());
        Assert.True(codes.Length > 150);
        Assert.True(TilePlaces.Of("CAN")!.Value.Row < TilePlaces.Of("MEX")!.Value.Row);
        Assert.True(TilePlaces.Of("USA")!.Value.Column < TilePlaces.Of("EU")!.Value.Column);
        Assert.True(TilePlaces.Of("EU")!.Value.Column < TilePlaces.Of("CHN")!.Value.Column);
        Assert.Null(TilePlaces.Of("GIANT"));
    }

    /// <summary>Two floors differ in the floor and in what follows from it; a run does not differ from itself.</summary>
    [Fact]
    public void Differences_OfTwoFloors_AreThoseOfTheRuns()
    {
        (PairedRun _, ResultSet first) = Play("leaky-bloc");
        (PairedRun _, ResultSet second) = Play("leaky-bloc", "bloc.floor.price=70 USD/kg");
        Bars bars = FigureKinds.OfTwo(first, second)!.Panels[0].Bars!;
        Bar floor = bars.Items.Single(b => b.Name == "Oxide: floor");
        Assert.Equal(100 * (70.0 - 90) / 90, floor.First, 1e-9);
        Assert.Equal("90 to 70 USD/kg", floor.FirstText);
        double[] sizes = [.. bars.Items.Select(b => Math.Abs(b.First))];
        Assert.Equal(sizes.OrderDescending(), sizes);
        Assert.Null(FigureKinds.OfTwo(first, first));
        (PairedRun _, ResultSet other) = Play("tin-1985");
        string message = Assert.Throws<ResultsException>(() => FigureKinds.OfTwo(first, other)).Message;
        Assert.Equal("\"A leaky bloc\" and \"The tin crash of 1985\" have no good in common", message);
    }
}
