using System.Text;

namespace BlocSim.Scenarios.Tests;

/// <summary>What a file says and the run does: slips that run but are not meant draw a remark, what cannot be meant is refused.</summary>
public sealed class ReadAsMeantTests : IDisposable
{
    private const string Small = """
        blocsim: 1
        name: Small
        clock: { start: 2026, end: 2029, step: month }
        goods: { metal: { title: Metal, unit: kg, price: 17.6 USD/kg } }
        processes: { mining: { outputs: { metal: 1 } } }
        nations:
          MINE:
            facilities:
              a: { process: mining, capacity: 10 kt/yr, output: 9 kt/yr, cost: 12 USD/kg }
              b: { process: mining, capacity: 10 kt/yr, output: 8 kt/yr, cost: 16 USD/kg }
              c: { process: mining, capacity: 10 kt/yr, output: 3 kt/yr, cost: 20 USD/kg }
          PIT: { facilities: { d: { process: mining, capacity: 1 kt/yr, cost: 15 USD/kg, project: { decide: 2027-01, lead-time: 2 years } } } }
          BUY: { name: Buyer }
        buyers: [ { good: metal, sector: industry, total: 20 kt/yr, shares: { MINE: 50, BUY: 50 } } ]
        bloc: { members: [BUY], floor: { good: metal, price: 25 USD/kg, from: 2027-01 } }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("blocsim-read").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Remarks(params string[] set) =>
        string.Join('|', ScenarioLoader.Parse(Small, "small.yaml", set).Remarks);

    private static string Problems(string text, params string[] set) =>
        Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(text, "small.yaml", set)).Message;

    [Fact]
    public void Load_WhatIsMeant_DrawsNoRemark() => Assert.Empty(Remarks());

    [Theory]
    [InlineData("bloc.floor.until=2028-12-31", "2028-11 is the last; to hold through 2028-12 write 2029-01")]
    [InlineData("bloc.floor.from=2027-01-15", "2027-01-15 is read as 2027-01 and acts from its beginning")]
    [InlineData("clock.end=2028-06-30", "2028-06-30 is read as 2028-06")]
    public void Date_WithADay_IsRemarked(string set, string expected) =>
        Assert.Contains(expected, Remarks(set), StringComparison.Ordinal);

    [Theory]
    [InlineData("2027-02-30", "there is no day 30 in 2027-02, it has 28 days")]
    [InlineData("2027-02-29", "it has 28 days")]
    [InlineData("2027-04-31", "it has 30 days")]
    public void Date_ThatDoesNotExist_IsRefused(string date, string expected) =>
        Assert.Contains(expected, Problems(Small, $"bloc.floor.from={date}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("bloc.floor.from=2027-02", "bloc.floor.until=2027-12")]
    [InlineData("bloc.tariffs={ goods: [metal], ad-valorem: 5 %, from: 2027-03, until: 2027-09 }", "seed=1")]
    [InlineData("events={ at: 2027-02, nation: MINE, export-ban: { goods: [metal], until: 2027-12 } }", "seed=1")]
    public void Measure_BetweenTwoPeriods_IsRemarked(string first, string second) =>
        Assert.Contains(
            "no period of the run begins in that time (they begin each January); it never acts",
            Remarks("clock.step=year", first, second),
            StringComparison.Ordinal
        );

    [Fact]
    public void Event_PastAShortenedClock_IsRemarkedNotRefused() =>
        Assert.Contains(
            "2028-06 is after the run's last period, 2027-12; it never comes",
            Remarks("events={ at: 2028-06, nation: MINE, export-ban: { goods: [metal] } }", "clock.end=2027-12"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("nations.MINE.facilities.a.cost=12000 USD/kg")]
    [InlineData("nations.MINE.facilities.a.cost=12 USD/t")]
    [InlineData("bloc.tariffs={ goods: [metal], specific: 2000 USD/kg }")]
    [InlineData("bloc.tariffs={ goods: [metal], specific: 2 USD/t }")]
    [InlineData("freight={ cost: 1000 USD/kg }")]
    [InlineData("freight={ cost: 1 USD/t }")]
    [InlineData("goods.metal.relabelling=1000 USD/kg")]
    [InlineData("events={ at: 2027-01, nation: MINE, export-tax: { goods: [metal], specific: 3000 USD/kg } }")]
    public void Price_AThousandTimesOff_IsRemarked(string set) =>
        Assert.Contains("is the unit right?", Remarks(set), StringComparison.Ordinal);

    /// <summary>Prices start where stated costs and outputs clear; a price that says otherwise moves only shares of a price.</summary>
    [Theory]
    [InlineData("goods.metal.price=24 USD/kg", true)]
    [InlineData("goods.metal.price=16 USD/kg", true)]
    [InlineData("goods.metal.price=17.7 USD/kg", false)]
    public void Price_ApartFromTheClearingPrice_IsRemarkedWithBoth(string set, bool remarked)
    {
        LoadedScenario loaded = ScenarioLoader.Parse(Small, "small.yaml", [set]);
        string remarks = string.Join('|', loaded.Remarks);
        Assert.Equal(remarked, remarks.Contains("the base year clears at", StringComparison.Ordinal));
        using var engine = new DirectEngine();
        double first = PairedRun.Play(loaded.Scenario, engine).Baseline.Find("world-price", "metal", "world")![0];
        if (remarked)
        {
            string says = remarks.Split("the base year clears at ")[1].Split(' ')[0];
            Assert.Equal(first / 1000, double.Parse(says, System.Globalization.CultureInfo.InvariantCulture), 0.02);
        }
    }

    [Fact]
    public void Tariffs_OnDifferentNations_AreNotOnTopOfEachOther()
    {
        Assert.Empty(
            Remarks(
                "bloc.tariffs=[{ goods: [metal], from-nations: [MINE], ad-valorem: 10 % }, { goods: [metal], from-nations: [PIT], ad-valorem: 5 % }]"
            )
        );
        Assert.Contains(
            "on top of bloc.tariffs[0]",
            Remarks(
                "bloc.tariffs=[{ goods: [metal], from-nations: [MINE], ad-valorem: 10 % }, { goods: [metal], ad-valorem: 5 % }]"
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void LeadTime_Never_KeepsTheProjectFromBeingBuilt()
    {
        using var engine = new DirectEngine();
        Scenario never = ScenarioLoader
            .Parse(Small, "small.yaml", ["nations.PIT.facilities.d.project.lead-time=never"])
            .Scenario;
        var run = new Run(never);
        run.Play(engine);
        Assert.DoesNotContain(run.Events, h => h.Text.Contains("is decided", StringComparison.Ordinal));
        Assert.Contains(
            "at most 1000 years",
            Problems(Small, "nations.PIT.facilities.d.project.lead-time=1e9 years"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("MINE: {", "mine", "capitals or accents only")]
    [InlineData("MINE:\n", "\"=MINE\":\n", "for a formula")]
    [InlineData("MINE:\n", "\"MI\u202eNE\":\n", "U+202E")]
    [InlineData("MINE:\n", "\"<b>\":\n", "angle brackets")]
    [InlineData("PIT:", "world:", "for a total")]
    public void Name_ThatReadsOtherwiseElsewhere_IsRefused(string old, string changed, string expected)
    {
        string text =
            changed == "mine"
                ? Small.Replace("PIT:", "Mine:", StringComparison.Ordinal)
                : Small.Replace(old, changed, StringComparison.Ordinal);
        string message = Problems(text);
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', message);
    }

    [Theory]
    [InlineData("18446744073709551615", true)]
    [InlineData("18446744073709551616", false)]
    public void Seed_UpToTheLargest_IsTaken(string seed, bool taken)
    {
        if (taken)
        {
            Assert.Equal(ulong.MaxValue, ScenarioLoader.Parse(Small, "small.yaml", [$"seed={seed}"]).Scenario.Seed);
        }
        else
        {
            Assert.Contains("at most 18446744073709551615", Problems(Small, $"seed={seed}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Text_OfNorway_IsQuoted() =>
        Assert.Contains(
            "\"NO\":",
            ScenarioLoader.Parse(Small.Replace("PIT:", "NO:", StringComparison.Ordinal), "small.yaml").Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void File_InLatin1_IsRefusedWithTheLine()
    {
        string path = Path.Combine(folder, "latin1.yaml");
        File.WriteAllBytes(
            path,
            Encoding.Latin1.GetBytes(Small.Replace("Buyer", "K\u00f6per", StringComparison.Ordinal))
        );
        string message = Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(path)).Message;
        Assert.Contains("line 13", message, StringComparison.Ordinal);
        Assert.Contains("the byte F6 is no UTF-8 text", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extends_OutsideTheFolder_IsRefusedAndQuotesNothing()
    {
        string below = Path.Combine(folder, "below");
        Directory.CreateDirectory(below);
        File.WriteAllText(Path.Combine(folder, "secret"), "hunter2: x");
        File.WriteAllText(Path.Combine(folder, "outer.yaml"), Small);
        string path = Path.Combine(below, "a.yaml");
        File.WriteAllText(path, "blocsim: 1\nname: A\nextends: ../secret\n");
        string message = Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(path)).Message;
        Assert.Contains("--allow-extends-anywhere", message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
        File.WriteAllText(path, "blocsim: 1\nname: A\nextends: ../outer.yaml\n");
        Assert.Throws<ScenarioException>(() => ScenarioLoader.Load(path));
        Assert.Equal("A", ScenarioLoader.Load(path, [], anywhere: true).Scenario.Name);
    }

    [Fact]
    public void Stream_WithoutEnd_IsReadToTheLimitOnly()
    {
        using var endless = new Endless();
        Assert.Throws<ScenarioException>(() => TextFile.Read(endless, "endless", 1 << 20));
        Assert.Equal((1 << 20) + 1, endless.Given);
    }

    [Theory]
    [InlineData("evasion", "bloc.enforcement.evasion=false")]
    public void Enforcement_WithoutEvasion_LeavesNone(string metric, string set)
    {
        using var engine = new DirectEngine();
        RunTable Play(params string[] changes) =>
            new Run(ScenarioLoader.Load("leaky-bloc", changes).Scenario).Play(engine);
        Assert.True(Play().Find(metric, "oxide", "bloc")![^1] > 1);
        RunTable none = Play(set);
        Assert.Equal(0, none.Find(metric, "oxide", "bloc")![^1]);
        Assert.Equal(0, none.Find("transshipment", "oxide", "bloc")![^1]);
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }
    }

    /// <summary>A price to start at is said with what lies above cost; where nobody could get it, it is refused.</summary>
    [Theory]
    [InlineData("goods.metal.substitution=perfect", "has no base year to start from")]
    [InlineData(
        "conduct=[{ good: metal, kind: cournot, nations: [MINE] }]",
        "metal has a price-wedge; expected price-takers"
    )]
    [InlineData("goods.metal.price=5 USD/kg", "above the price of 5 USD/kg")]
    [InlineData("goods.metal.price-wedge.nations=[BUY]", "none of the nations sells any of it")]
    [InlineData("goods.metal.price-wedge.nations=[MINES]", "there is no nation")]
    public void PriceWedge_ThatNobodyCouldGet_IsRefused(string set, string expected) =>
        Assert.Contains(
            expected,
            Problems(Small, "goods.metal.price=30 USD/kg", "goods.metal.price-wedge={}", set),
            StringComparison.Ordinal
        );

    [Fact]
    public void PriceWedge_ThatSellersGet_DrawsNoRemark()
    {
        Assert.Contains(
            "start at this price with price-wedge",
            Remarks("goods.metal.price=30 USD/kg"),
            StringComparison.Ordinal
        );
        Assert.Empty(
            Remarks(
                "goods.metal.price=30 USD/kg",
                "goods.metal.price-wedge={ half-life: 2 years }",
                "bloc.floor.price=40 USD/kg"
            )
        );
    }
}
