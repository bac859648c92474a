namespace BlocSim.Scenarios.Tests;

/// <summary>Tables beside a scenario: read as what they say, and every mistake in them named with file and line.</summary>
public sealed class TableFilesTests : IDisposable
{
    private const string Plants = """
        nation,name,process,capacity kt/yr,output [kt/yr],cost USD/kg,expansion %,from,until,source
        AUS,a,mining,6,5,8,,,,"annual report, 2025"
        AUS,b,mining,5,4,9,2.5,,,
        AUS,c,mining,3,0,10,,2028-01,2030-07,
        BRA,a,mining,12,10,5,,,,
        BRA,b,mining,8,7,6,,,,
        BRA,c,mining,6,4,7,,,,

        """;

    private const string Text = """
        blocsim: 1
        name: From a table
        clock: { start: 2026-01, end: 2032-12, step: month }
        seed: 7
        goods:
          ore: { title: Ore, unit: kg, price: 8 USD/kg, sigma: 8 }
        processes:
          mining: { outputs: { ore: 1 } }
        nations:
          AUS: { facilities: { table: plants.csv } }
          BRA: { facilities: { table: plants.csv } }
        buyers:
          - { good: ore, sector: all, total: 30 kt/yr, shares: { AUS: 5, BRA: 3 } }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("tables").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private LoadedScenario Load(string scenario, string table, string name = "plants.csv")
    {
        File.WriteAllText(Path.Combine(folder, name), table);
        string path = Path.Combine(folder, "s.yaml");
        File.WriteAllText(path, scenario);
        return ScenarioLoader.Load(path);
    }

    private string[] Problems(string scenario, string table, string name = "plants.csv") =>
        [
            .. Assert
                .Throws<ScenarioException>(() => Load(scenario, table, name))
                .Problems.Select(p => $"{Path.GetFileName(p.Mark.File)} {p.Mark.Line} {p.Path}: {p.Text}"),
        ];

    [Fact]
    public void Load_PlantsFromATable_AreThoseOfItsRows()
    {
        Scenario s = Load(Text, Plants).Scenario;
        Assert.Equal(6, s.Facilities.Length);
        Facility b = s.Facilities.Single(f => f is { Nation: "AUS", Name: "b" });
        Assert.Equal((5000, 4000, 9000, 0.025), (b.Capacity, b.BaseOutput, b.Cost, b.Expansion));
        Facility c = s.Facilities.Single(f => f is { Nation: "AUS", Name: "c" });
        Assert.Equal(new Period(new YearMonth(2028, 1), new YearMonth(2030, 7)), c.Stands);
        Assert.Equal(FacilityStatus.Building, c.Status);
    }

    /// <summary>What is written out is whole: it runs without the table, and is the same scenario.</summary>
    [Fact]
    public void Load_AScenarioWithATable_IsWrittenOutWhole()
    {
        LoadedScenario loaded = Load(Text, Plants);
        Assert.DoesNotContain("table:", loaded.Text, StringComparison.Ordinal);
        Assert.Equal(loaded.Hash, ScenarioLoader.Parse(loaded.Text, "again").Hash);
        Assert.Contains(loaded.Files, f => f.EndsWith("plants.csv", StringComparison.Ordinal));
    }

    /// <summary>Semicolons, decimal commas, a mark of byte order, tabs: the same scenario.</summary>
    [Theory]
    [InlineData(';', true)]
    [InlineData(';', false)]
    [InlineData('\t', false)]
    public void Load_TablesOfOtherSpreadsheets_AreTheSame(char separator, bool commas)
    {
        string hash = Load(Text, Plants).Hash;
        string table = Plants
            .Replace("\"annual report, 2025\"", "annual report", StringComparison.Ordinal)
            .Replace(',', separator);
        Assert.Equal(
            hash,
            Load(Text, "\uFEFF" + (commas ? table.Replace("2.5", "2,5", StringComparison.Ordinal) : table)).Hash
        );
    }

    /// <summary>Entries beside a table go over its rows; what a scenario extends may have tables of its own.</summary>
    [Fact]
    public void Load_EntriesBesideATable_GoOverIt()
    {
        string path = Path.Combine(folder, "above.yaml");
        Load(Text, Plants);
        File.WriteAllText(
            path,
            "blocsim: 1\nname: Above\nextends: s.yaml\nnations: { BRA: { facilities: { c: { cost: 7.5 USD/kg } } } }\n"
        );
        Scenario s = ScenarioLoader.Load(path).Scenario;
        Assert.Equal(7500, s.Facilities.Single(f => f is { Nation: "BRA", Name: "c" }).Cost);
        Assert.Equal(6000, s.Facilities.Single(f => f is { Nation: "BRA", Name: "b" }).Cost);
    }

    /// <summary>A schedule of steps: what a step offers is its capacity.</summary>
    [Fact]
    public void Load_StepsFromATable_AreASchedule()
    {
        string scenario = Text.Replace(
                "AUS: { facilities: { table: plants.csv } }",
                "AUS: { supply: { ore: { table: steps.csv } } }",
                StringComparison.Ordinal
            )
            .Replace("  BRA: { facilities: { table: plants.csv } }\n", string.Empty, StringComparison.Ordinal)
            .Replace(", BRA: 3", string.Empty, StringComparison.Ordinal);
        Scenario s = Load(scenario, "name,capacity kt/yr,cost USD/kg\nA,10,5\nB,20,7\n", "steps.csv").Scenario;
        SupplySchedule schedule = Assert.Single(s.Schedules);
        Assert.Equal(SupplyForm.Steps, schedule.Form);
        Assert.Equal([5000, 7000], schedule.Steps.Select(x => Math.Round(x.Cost, 6)));
        Assert.Equal([10_000, 20_000], schedule.Steps.Select(x => Math.Round(x.Tonnes, 6)));
    }

    [Theory]
    [InlineData(
        "8,,,,\"annual",
        "abc,,,,\"annual",
        "plants.csv 2 nations.AUS.facilities.a.cost: found \"abc\"; expected a price per mass"
    )]
    [InlineData(
        "2028-01,",
        "2028-13,",
        "plants.csv 4 nations.AUS.facilities.c.from: found \"2028-13\"; expected a date"
    )]
    [InlineData(
        "BRA,b,",
        "BRA,a,",
        "plants.csv 6 nations.BRA.facilities.table: found \"a\" again, which stands in line 5 already"
    )]
    [InlineData("BRA,b,", "BRA,,", "plants.csv 6 nations.BRA.facilities.table: the row has no name")]
    [InlineData(
        "capacity kt",
        "capacty kt",
        "plants.csv 1 nations.AUS.facilities.table: found the column \"capacty kt/yr\"; did you mean \"capacity\"?"
    )]
    [InlineData(
        "capacity kt/yr",
        "capacity kt/year",
        "plants.csv 2 nations.AUS.facilities.a.capacity: found \"6 kt/year\""
    )]
    [InlineData("expansion %", "cost USD/t", "plants.csv 1 nations.AUS.facilities.table: found two columns \"cost\"")]
    [InlineData(
        "AUS,b,mining,5,4,9,2.5,,,",
        "AUS,b,mining,5,4,9,2.5,,,,,x",
        "plants.csv 3 nations.AUS.facilities.table: found 12 cells in a table of 10 columns"
    )]
    [InlineData(
        "AUS,b,",
        "AUS,\"b,",
        "plants.csv 3 nations.AUS.facilities.table: a cell goes on over the end of its line: a quotation mark is not closed"
    )]
    [InlineData(
        "2028-01,2030-07",
        ",2025-07",
        "plants.csv 4 nations.AUS.facilities.c.until: found \"2025-07\"; expected a month after the start of the run, 2026-01"
    )]
    [InlineData(
        "3,0,10",
        "3,1,10",
        "plants.csv 4 nations.AUS.facilities.c.output: a plant that does not operate has no output in the base year"
    )]
    public void Load_AMistakeInATable_IsNamedWithFileAndLine(string right, string wrong, string expected) =>
        Assert.Contains(
            Problems(Text, Plants.Replace(right, wrong, StringComparison.Ordinal)),
            p => p.StartsWith(expected, StringComparison.Ordinal)
        );

    /// <summary>Every way to write half a per cent is half a per cent: a number without its unit would be read as a share.</summary>
    [Theory]
    [InlineData("0.5")]
    [InlineData(".5")]
    [InlineData("+0.5")]
    [InlineData("5e-1")]
    [InlineData("0.50")]
    public void Load_ANumberWrittenInAnyWay_HasItsUnit(string half)
    {
        Scenario s = Load(Text, Plants.Replace("9,2.5,", $"9,{half},", StringComparison.Ordinal)).Scenario;
        Assert.Equal(0.005, s.Facilities.Single(f => f is { Nation: "AUS", Name: "b" }).Expansion, 1e-12);
    }

    /// <summary>What stands beside a table and does nothing is named.</summary>
    [Theory]
    [InlineData(
        "buyers:\n  table: use.csv\n  growth: 5 %\n",
        "s.yaml 14 buyers.growth: found \"growth\" beside a table, where it does nothing"
    )]
    public void Load_KeysBesideATable_AreTold(string buyers, string expected)
    {
        File.WriteAllText(Path.Combine(folder, "use.csv"), "good,sector,total kt/yr\nore,all,30\n");
        string scenario = Text[..Text.IndexOf("buyers:", StringComparison.Ordinal)] + buyers;
        Assert.Contains(Problems(scenario, Plants), p => p.StartsWith(expected, StringComparison.Ordinal));
    }

    /// <summary>Nations from a table: the code is the key, the name is what charts print.</summary>
    [Fact]
    public void Load_NationsFromATable_AreNamedByTheirCodes()
    {
        File.WriteAllText(Path.Combine(folder, "nations.csv"), "code,name\nAUS,Australia\nBRA,Brazil\n");
        string scenario = Text.Replace("nations:\n", "nations:\n  table: nations.csv\n", StringComparison.Ordinal);
        Scenario s = Load(scenario, Plants).Scenario;
        Assert.Equal(["AUS Australia", "BRA Brazil"], s.Nations.Select(n => $"{n.Code} {n.Title}"));
    }

    /// <summary>1,250 may be twelve hundred and fifty or one and a quarter: nobody guesses.</summary>
    [Fact]
    public void Load_ANumberThatCanBeReadTwoWays_IsRefused()
    {
        string table = Plants
            .Replace(',', ';')
            .Replace("BRA;a;mining;12;10;5", "BRA;a;mining;12;10;1,250", StringComparison.Ordinal);
        Assert.Contains(Problems(Text, table), p => p.Contains("which may be 1250 or 1.250", StringComparison.Ordinal));
        table = Plants
            .Replace(',', ';')
            .Replace("2.5", "2,5", StringComparison.Ordinal)
            .Replace("BRA;a;mining;12;10;5", "BRA;a;mining;12;10;1.250", StringComparison.Ordinal);
        Assert.Contains(Problems(Text, table), p => p.Contains("which may be 1250 or 1.250", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plants.csv", "nothere.csv", "there is no such table beside this scenario")]
    [InlineData("plants.csv", "../plants.csv", "expected a table in the folder of this scenario or below it")]
    public void Load_ATableThatCannotBeRead_IsToldAtItsName(string right, string wrong, string expected) =>
        Assert.Contains(
            Problems(Text.Replace(right, wrong, StringComparison.Ordinal), Plants),
            p =>
                p.StartsWith("s.yaml 10 nations.AUS.facilities.table: ", StringComparison.Ordinal)
                && p.Contains(expected, StringComparison.Ordinal)
        );

    [Fact]
    public void Load_ANationWithoutRows_IsTold()
    {
        string[] problems = Problems(Text, Plants.Replace("AUS,", "NZL,", StringComparison.Ordinal));
        Assert.Contains("s.yaml 10 nations.AUS.facilities.table: plants.csv has no row for AUS", problems);
    }

    /// <summary>A plant whose dates are settled makes nothing before and after, whatever it would earn; another that is like it but for the dates does.</summary>
    [Fact]
    public void Play_APlantWithDates_StandsBetweenThem()
    {
        string one = Plants.Replace(
            "AUS,c,mining,3,0,10,,2028-01,2030-07",
            "AUS,c,mining,3,0,4,,2028-01,2030-07",
            StringComparison.Ordinal
        );
        using var engine = new DirectEngine();
        var run = new Run(Load(Text, one).Scenario, new RunOptions { CheckInvariants = true });
        run.Play(engine);
        PlantSpan[] spans = [.. run.Plants.Where(p => p is { Nation: "AUS", Plant: "c" })];
        Assert.Equal(
            [FacilityStatus.Building, FacilityStatus.Operating, FacilityStatus.Closed],
            spans.Select(p => p.Status)
        );
        Clock clock = run.Table.Clock;
        Assert.Equal(clock.TickOf(new YearMonth(2028, 1)), spans[1].From);
        Assert.Equal(clock.TickOf(new YearMonth(2030, 7)), spans[2].From);
        double[] made = run.Table.Find("output", "ore", "AUS")!;
        double[] capacity = run.Table.Find("capacity", "ore", "AUS")!;
        int opens = clock.TickOf(new YearMonth(2028, 1));
        int closes = clock.TickOf(new YearMonth(2030, 7));
        Assert.True(made[opens] > made[opens - 1] + 2000);
        Assert.True(made[closes] < made[closes - 1] - 2000);
        Assert.True(capacity[opens + 1] - capacity[opens - 2] > 2900);
        Assert.Contains(
            run.Events,
            e => e.Date == clock.Label(opens - 1) && e.Text.EndsWith("opens", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void TableScenario_OfPlants_CanRunAsItStands()
    {
        string text = TableScenario.Of("plants.csv", Plants, "My \"mines\": a test", "s.yaml");
        Scenario s = Load(text, Plants).Scenario;
        Assert.Equal("My \"mines\": a test", s.Name);
        Assert.Equal(6, s.Facilities.Length);
        using var engine = new DirectEngine();
        Assert.True(PairedRun.Play(s, engine).Policy.Recorded > 100);
        string[] problems =
        [
            .. Assert
                .Throws<ScenarioException>(() =>
                    TableScenario.Of("x.csv", "nation,output,cost\nA,1,2\n", "x", "x.yaml")
                )
                .Problems.Select(p => p.Text),
        ];
        Assert.Contains(problems, p => p.StartsWith("found no column \"capacity\"", StringComparison.Ordinal));
        Assert.Contains(
            problems,
            p => p.StartsWith("found the column \"cost\" without a unit", StringComparison.Ordinal)
        );
    }
}
