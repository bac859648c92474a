namespace BlocSim.Cli.Tests;

/// <summary>Console output, as approved text where it is short.</summary>
[Collection("console")]
public sealed class CommandTests : ConsoleTest
{
    [Fact]
    public async Task List_NamesEveryScenarioWithItsQuestion()
    {
        (int code, string output, string _) = await Run("list");
        Assert.Equal(0, code);
        Assert.Contains(
            "tariff-large-country  When does a tariff make the country that levies it better off?",
            output,
            StringComparison.Ordinal
        );
        (_, string json, _) = await Run("list", "--json");
        using var parsed = System.Text.Json.JsonDocument.Parse(json);
        Assert.All(
            parsed.RootElement.EnumerateArray(),
            e => Assert.EndsWith("?", e.GetProperty("question").GetString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Run_TheoryScenario_PrintsAShortTable()
    {
        (int code, string output, string error) = await Run("run", "tariff-large-country", "--out", At("t"));
        Assert.Equal(0, code);
        Assert.Empty(error);
        Assert.StartsWith(
            "A tariff by a large country\n\nFrom 2027 on buyers in the bloc pay 1.75 USD/t for wheat instead of 1.5 USD/t; buyers outside pay 1.25 USD/t",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("so the bloc gains 1.25 USD; outsiders lose 3.75 USD.\n", output, StringComparison.Ordinal);
        Assert.Contains(
            """
              Wheat, 2030                                  policy  baseline
                world price                                  1.25       1.5  USD/t
                price inside                                 1.75       1.5  USD/t
                price outside                                1.25       1.5  USD/t
                price members                                1.75       1.5  USD/t
                share of bloc use                            84.6      71.4  %
                output total (bloc)                            55        50  t/yr
                output total (world)                          120       120  t/yr
                duty revenue (bloc)                             5         0  USD/yr

              welfare change in 2030, all goods (bloc)       1.25            USD/yr
              welfare change in 2030, all goods (outside)   -3.75            USD/yr
              welfare change in 2030, all goods (world)      -2.5            USD/yr
              present value, start to 2030, Wheat (bloc)     4.02            USD
              present value, start to 2030, Wheat (world)   -8.04            USD

              sellers of Wheat, 2030  marginal price, USD/t  sold, t/yr  surplus, USD/yr
              Foreign                                  1.25          65           65.625
              Home                                     1.75          55           65.625

            7 periods and the baseline in
            """.ReplaceLineEndings("\n"),
            output,
            StringComparison.Ordinal
        );
        string[] files =
        [
            .. Directory.GetFiles(At("t")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            [
                "baseline.csv",
                "events.csv",
                "flows.csv",
                "manifest.json",
                "market-share.svg",
                "offers.csv",
                "plants.csv",
                "price.svg",
                "scenario.yaml",
                "sectors.csv",
                "series.csv",
                "summary.csv",
                "summary.md",
                "yearly.csv",
            ],
            files
        );
    }

    [Fact]
    public async Task Run_Json_IsMachineReadable()
    {
        (int code, string output, string _) = await Run(
            "run",
            "tariff-large-country",
            "--out",
            At("t"),
            "--json",
            "--no-charts",
            "--seed",
            "7"
        );
        Assert.Equal(0, code);
        using var parsed = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal(7, parsed.RootElement.GetProperty("seed").GetInt32());
        Assert.Contains(
            parsed.RootElement.GetProperty("summary").EnumerateArray(),
            r => r.GetProperty("metric").GetString() == "price-inside"
        );
        Assert.False(File.Exists(Path.Combine(At("t"), "price.svg")));
    }

    [Fact]
    public async Task Check_GoodAndBad_SaysEverythingAndGives2()
    {
        await File.WriteAllTextAsync(
            At("bad.yaml"),
            "blocsim: 1\nname: Bad\nclock: { start: 2026, end: 2027, step: year }\ngoods: { a: {} }\nnations: { X: {} }\nbloc: { membres: [X] }\n"
        );
        (int code, string output, string error) = await Run("check", "free-trade", At("bad.yaml"));
        Assert.Equal(2, code);
        Assert.Equal("free-trade: no problems; 1 good, 4 nations, 120 periods\n", output);
        Assert.Contains("cannot run: 3 problems", error, StringComparison.Ordinal);
        Assert.Contains(
            "line 6, bloc.membres: unknown key; did you mean \"members\"?",
            error,
            StringComparison.Ordinal
        );
        Assert.Contains("nobody can make it", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAndRun_ADateThatTheRunDoesNotReach_SayIt()
    {
        await Run("new", At("mine"));
        string text = await File.ReadAllTextAsync(At("mine.yaml"));
        await File.WriteAllTextAsync(At("late.yaml"), text.Replace("from: 20", "from: 22", StringComparison.Ordinal));
        (int code, string output, string _) = await Run("check", At("late.yaml"));
        Assert.Equal(0, code);
        Assert.Matches(
            @"bloc\.floor\[0\]\.from: 22\d\d-\d\d is after the run's last period, .*; it never comes",
            output
        );
        (code, output, string _) = await Run("run", At("late.yaml"), "--out", At("o"));
        Assert.Equal(0, code);
        Assert.Matches(@"- In the scenario, line \d+, bloc\.floor\[0\]\.from: 22.* it never comes\.", output);
    }

    [Theory]
    [InlineData("rum", "there is no command \"rum\"; did you mean \"run\"?")]
    [InlineData("run|free-trade|--ouy|x", "\"--ouy\" is not known here; did you mean \"--out\"?")]
    [InlineData("run", "Required argument 'SCENARIO' missing")]
    [InlineData("run|free-trade|--engine|fast", "'fast' not recognized")]
    [InlineData("explain|ndpr-flor-110", "did you mean \"ndpr-floor-110\"?")]
    [InlineData("verify|nowhere", "has no manifest.json")]
    public async Task Mistake_Gives2AndAHint(string words, string expected)
    {
        (int code, string output, string error) = await Run(words.Split('|'));
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    public async Task Seed_ThatIsNone_SaysWhatWasExpected(string seed)
    {
        (int code, string _, string error) = await Run("run", "free-trade", "--seed", seed, "--out", At("x"));
        Assert.Equal(2, code);
        Assert.Contains(
            $"seed: found \"{seed}\"; expected a whole number, zero or more",
            error,
            StringComparison.Ordinal
        );
        Assert.False(Directory.Exists(At("x")));
    }

    [Fact]
    public async Task Run_NoChartsOverAnOlderRun_RemovesItsCharts()
    {
        await Run("run", "tariff-large-country", "--out", At("t"));
        Assert.True(File.Exists(Path.Combine(At("t"), "price.svg")));
        await Run("run", "tariff-large-country", "--out", At("t"), "--no-charts");
        Assert.False(File.Exists(Path.Combine(At("t"), "price.svg")));
        Assert.True(File.Exists(Path.Combine(At("t"), "series.csv")));
    }

    [Fact]
    public async Task Run_WithChanges_ShowsThemOnTheChart()
    {
        await Run("run", "tariff-large-country", "--out", At("t"), "--set", "bloc.tariffs.specific=0.25 USD/t");
        Assert.Contains(
            "changed: bloc.tariffs.specific=0.25 USD/t",
            await File.ReadAllTextAsync(Path.Combine(At("t"), "price.svg")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Verify_ManifestChanged_SaysSo()
    {
        await Run("run", "tariff-large-country", "--out", At("t"));
        string path = Path.Combine(At("t"), "manifest.json");
        await File.WriteAllTextAsync(
            path,
            (await File.ReadAllTextAsync(path)).Replace("\"seed\": 1", "\"seed\": 9", StringComparison.Ordinal)
        );
        (int code, string output, string _) = await Run("verify", At("t"));
        Assert.Equal(1, code);
        Assert.Contains("changed after the run", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_Starter_HasABlocAndAFloorAndRuns()
    {
        Assert.Equal(0, (await Run("new", At("mine"))).Code);
        string text = await File.ReadAllTextAsync(At("mine.yaml"));
        Assert.Contains("blocsim run mine.yaml", text, StringComparison.Ordinal);
        Assert.Contains("floor:", text, StringComparison.Ordinal);
        (int code, string _, string error) = await Run("run", At("mine.yaml"), "--out", At("o"), "--check-invariants");
        Assert.True(code == 0, error);
    }

    [Fact]
    public async Task New_ThenCheck_IsRightFromTheStart()
    {
        (int code, string output, string _) = await Run("new", At("mine"), "--from", "leaky-bloc");
        Assert.Equal(0, code);
        Assert.Contains("a copy of leaky-bloc", output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("check", At("mine.yaml"))).Code);
        Assert.Equal(2, (await Run("new", At("mine"))).Code);
        Assert.Equal(2, (await Run("new", At("other"), "--from", "no-such")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("-x")]
    [InlineData("..")]
    [InlineData("a\tb")]
    public async Task New_NoNameForAFile_IsRefused(string name)
    {
        (int code, string _, string error) = await Run("new", "--", name);
        Assert.Equal(2, code);
        Assert.Contains("expected one that can name a file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_SaysWhatDiffers()
    {
        await Run("new", At("mine"), "--from", "tariff-large-country");
        await File.WriteAllTextAsync(
            At("mine.yaml"),
            (await File.ReadAllTextAsync(At("mine.yaml"))).Replace(
                "specific: 0.5 USD/t",
                "specific: 0.6 USD/t",
                StringComparison.Ordinal
            )
        );
        (int code, string output, string _) = await Run("diff", "tariff-large-country", At("mine.yaml"));
        Assert.Equal(0, code);
        Assert.Equal("bloc.tariffs[0].specific: 0.5 USD/t -> 0.6 USD/t\n", output);
        Assert.Equal("no differences\n", (await Run("diff", "free-trade", "free-trade")).Out);
    }

    [Fact]
    public async Task Gsim_PublishedExample_PrintsItsTable()
    {
        (int code, string output, string _) = await Run("gsim", "gsim/four-by-four");
        Assert.Equal(0, code);
        Assert.Equal(
            """
            GSIM four by four, free trade between US and EU

            region  price, %  output, %  composite price, %  producers  consumers    revenue   welfare
            US          7.92      11.88               -9.03    46.1360   110.5952  -138.5172   18.2139
            JP         -3.16      -4.74                2.59   -26.2404    -8.8761     0.6219  -34.4945
            EU          4.80       7.21               -8.00    39.8247    68.5589   -93.8392   14.5443
            RW         -1.84      -2.76                3.69    -5.0732   -32.8589    -2.8699  -40.8021
            world                                              54.6471   137.4191  -234.6044  -42.5383

            Money in the unit of the trade table; changes against the base year.

            """.ReplaceLineEndings("\n"),
            output
        );
        Assert.Equal(2, (await Run("gsim", "nowhere.yaml")).Code);
        using var parsed = System.Text.Json.JsonDocument.Parse((await Run("gsim", "gsim/four-by-four", "--json")).Out);
        Assert.Equal(4, parsed.RootElement.GetProperty("regions").GetArrayLength());
    }

    [Fact]
    public async Task Schema_IsJson()
    {
        (int code, string output, string _) = await Run("schema");
        Assert.Equal(0, code);
        using var parsed = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal("BlocSim scenario", parsed.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Help_OfEveryCommand_ExplainsItsOptions()
    {
        foreach (string command in new[] { "list", "run", "check", "explain", "new", "schema", "diff", "verify" })
        {
            (int code, string output, string _) = await Run(command, "--help");
            Assert.Equal(0, code);
            Assert.Contains("Description:", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Set_OnAListWithSeveralEntries_ListsThem()
    {
        (int code, string _, string error) = await Run(
            "run",
            "one-floor-four-forms",
            "--set",
            "bloc.floor.price=90 USD/kg",
            "--out",
            At("x")
        );
        Assert.Equal(2, code);
        Assert.Contains(
            "4 entries; name one by its index: [0] levy-metal 80 USD/kg, [1] undertaking-metal 80 USD/kg",
            error,
            StringComparison.Ordinal
        );
    }

    /// <summary>A good that nobody buys, or a bloc without a buyer, is said in words: no figure is "NaN", no sentence looks for the largest of nothing.</summary>
    [Theory]
    [InlineData("theory/cournot-constant-costs", "nations.BUYER.demand.ore=[{quantity: 0 t/yr}]", "nothing is sold")]
    [InlineData("theory/contract-one-liner", "baseline.keeps=[floor]", null)]
    [InlineData("theory/contract-one-liner", "baseline.keeps=[tariffs]", null)]
    public async Task Run_NothingBought_IsSaidInWords(string scenario, string change, string? said)
    {
        (int code, _, string error) = await Run("run", scenario, "--set", change, "--out", At("none"));
        Assert.True(code == 0, error);
        string[] files = [.. Directory.GetFiles(At("none")).Select(File.ReadAllText)];
        Assert.DoesNotContain(files, f => f.Contains("NaN", StringComparison.Ordinal));
        Assert.True(said is null || files.Any(f => f.Contains(said, StringComparison.Ordinal)));
    }
}
