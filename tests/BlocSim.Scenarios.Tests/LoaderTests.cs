namespace BlocSim.Scenarios.Tests;

public class LoaderTests
{
    internal const string Small = """
        blocsim: 1
        name: Small
        clock: { start: 2026-01, end: 2026-06, step: month }
        goods: { oxide: { unit: kg, price: 60 USD/kg } }
        nations:
          IN: { name: Inland, supply: { oxide: { form: isoelastic, quantity: 1 kt/yr, price: 60 USD/kg } }, demand: { oxide: { quantity: 4 kt/yr } } }
          BIG: { supply: { oxide: { form: isoelastic, quantity: 9 kt/yr, price: 60 USD/kg } }, demand: { oxide: [{ sector: ev, quantity: 4 kt/yr }, { sector: wind, quantity: 2 kt/yr }] } }
        bloc:
          members: [IN]
          floor: { good: oxide, price: 80 USD/kg, from: 2026-03 }
        """;

    internal static IReadOnlyList<Problem> ProblemsOf(string text, params string[] sets) =>
        Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(text, "my.yaml", sets)).Problems;

    [Fact]
    public void Load_EveryCannedScenario_IsRightAndAsksAQuestion()
    {
        Assert.NotEmpty(CannedScenarios.Names);
        foreach (string name in CannedScenarios.Names)
        {
            LoadedScenario loaded = ScenarioLoader.Load(name);
            Assert.EndsWith("?", loaded.Scenario.Question, StringComparison.Ordinal);
            Assert.Equal(name, loaded.ShortName);
            Assert.Matches("^[0-9a-f]{64}$", loaded.Hash);
        }
    }

    /// <summary>Every canned scenario has the header of a model-library page.</summary>
    [Fact]
    public void CannedScenarios_HaveTheirHeader()
    {
        foreach (string name in CannedScenarios.Names)
        {
            string text = CannedScenarios.Read(name)!;
            foreach (
                string part in new[]
                {
                    "WHAT IS IT?",
                    "HOW IT WORKS",
                    "THINGS TO NOTICE",
                    "THINGS TO TRY",
                    "REFERENCES",
                }
            )
            {
                Assert.Contains(part, text, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Every figure of the baseline carries a source or is marked as an assumption, section by section.</summary>
    [Fact]
    public void Baseline_Figures_CarryTheirSource()
    {
        string text = CannedScenarios.Read("baselines/rare-earths-2024")!;
        foreach (
            string source in new[]
            {
                "USGS MCS 2026",
                "USGS MYB 2022",
                "IEA 2025",
                "World Bank",
                "Heim and Vander Wal 2023",
                "assumption",
            }
        )
        {
            Assert.Contains(source, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Load_Units_AreConvertedOnce()
    {
        Scenario s = ScenarioLoader.Parse(Small, "my.yaml").Scenario;
        Assert.Equal(60_000, s.Goods[0].BasePrice);
        Assert.Equal(0.001, s.Goods[0].DisplayFactor);
        Assert.Equal(1000, s.Schedules.Single(x => x.Nation == "IN").Level);
        Assert.Equal(80_000, s.Bloc.Floors[0].Price);
        Assert.Equal(3, s.Buyers.Length);
        Assert.Equal(6, s.Clock.Ticks);
        Assert.Equal("Floor on oxide, 80 USD/kg", s.Milestones.Single().Text);
    }

    [Fact]
    public void Load_ResolvedText_IsAFixedPoint()
    {
        foreach (string name in CannedScenarios.Names)
        {
            LoadedScenario first = ScenarioLoader.Load(name);
            LoadedScenario again = ScenarioLoader.Parse(first.Text, "scenario.yaml");
            Assert.Equal(first.Text, again.Text);
            Assert.Equal(first.Hash, again.Hash);
        }
    }

    [Fact]
    public void Load_Extends_MergesGroupsAndReplacesLists()
    {
        LoadedScenario loaded = ScenarioLoader.Parse(
            "{ blocsim: 1, name: Mine, extends: leaky-bloc, bloc: { enforcement: { audits: 100 per year } } }",
            "mine.yaml"
        );
        Assert.Equal("Mine", loaded.Scenario.Name);
        Assert.Equal(100, loaded.Scenario.Bloc.Enforcement.AuditsPerYear);
        Assert.Equal(0.2, loaded.Scenario.Bloc.Enforcement.DataSharing);
        Assert.Single(loaded.Scenario.Bloc.Floors);
        Assert.DoesNotContain("extends", loaded.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Bloc2026_Counts56PartiesIn43CustomsTerritories()
    {
        Scenario s = ScenarioLoader.Load("ndpr-floor-110").Scenario;
        Assert.Equal(56, s.Bloc.Parties.Length);
        Assert.Equal(43, s.Bloc.Memberships.Length);
        Nation eu = s.Nations.Single(n => n.Code == "EU");
        Assert.Equal(13, eu.Represents.Length);
        Assert.All(eu.Represents, r => Assert.Contains(r, s.Bloc.Parties));
    }

    [Fact]
    public void Load_Set_ChangesOneValueAndTheHash()
    {
        LoadedScenario plain = ScenarioLoader.Parse(Small, "my.yaml");
        LoadedScenario changed = ScenarioLoader.Parse(Small, "my.yaml", ["bloc.floor.price=90 USD/kg"]);
        Assert.Equal(90_000, changed.Scenario.Bloc.Floors[0].Price);
        Assert.NotEqual(plain.Hash, changed.Hash);
        Assert.Equal(
            90_000,
            ScenarioLoader.Parse(Small, "my.yaml", ["bloc.floor[0].price=\"90 USD/kg\""]).Scenario.Bloc.Floors[0].Price
        );
        Assert.Equal(
            0.25,
            ScenarioLoader
                .Parse(Small, "my.yaml", ["bloc.tariffs=[{ goods: [oxide], ad-valorem: 25 % }]"])
                .Scenario.Tariffs.Single()
                .AdValorem
        );
        Assert.Equal(5UL, ScenarioLoader.Parse(Small, "my.yaml", ["seed=5"]).Scenario.Seed);
    }

    [Fact]
    public void Load_Events_BecomeDatedMeasures()
    {
        string text =
            Small
            + "\nevents:\n  - { at: 2026-02, nation: BIG, export-quota: { goods: [oxide], limit: 6 kt/yr } }\n  - { at: 2026-04, nation: BIG, export-quota: { goods: [oxide], limit: 5 kt/yr, until: 2026-05 } }\n  - { at: 2026-05, joins: BIG }\n  - { at: 2026-06, leaves: BIG }\n";
        Scenario s = ScenarioLoader.Parse(text, "my.yaml").Scenario;
        Assert.Equal(new Period(new YearMonth(2026, 2), new YearMonth(2026, 4)), s.ExportMeasures[0].InForce);
        Assert.Equal(new Period(new YearMonth(2026, 4), new YearMonth(2026, 5)), s.ExportMeasures[1].InForce);
        Assert.Equal(new Period(new YearMonth(2026, 5), new YearMonth(2026, 6)), s.Bloc.Memberships[1].InForce);
        Assert.Contains(s.Milestones, m => m.Text == "BIG export quota");
    }

    [Fact]
    public void Load_MeasureThatSharesOneGood_ReplacesTheOtherOnThatGoodOnly()
    {
        string text = Small
            .Replace("goods: { oxide", "goods: { metal: { price: 60 USD/kg }, oxide", StringComparison.Ordinal)
            .Replace(
                "supply: { oxide: { form: isoelastic, quantity: 9",
                "supply: { metal: { form: isoelastic, quantity: 1 kt/yr, price: 60 USD/kg }, oxide: { form: isoelastic, quantity: 9",
                StringComparison.Ordinal
            )
            .Replace(
                "demand: { oxide: { quantity: 4",
                "demand: { metal: { quantity: 1 kt/yr }, oxide: { quantity: 4",
                StringComparison.Ordinal
            );
        text +=
            "\nevents:\n  - { at: 2026-04, nation: BIG, export-quota: { goods: [oxide], limit: 5 kt/yr } }\n  - { at: 2026-02, nation: BIG, export-quota: { goods: [oxide, metal], limit: 6 kt/yr } }\n";
        Scenario s = ScenarioLoader.Parse(text, "my.yaml").Scenario;
        Assert.Equal(3, s.ExportMeasures.Length);
        Assert.Equal(["oxide", "metal"], s.ExportMeasures[0].Goods.ToArray());
        Assert.Equal(new Period(new YearMonth(2026, 2), new YearMonth(2026, 4)), s.ExportMeasures[0].InForce);
        Assert.Equal(["metal"], s.ExportMeasures[1].Goods.ToArray());
        Assert.Equal(6000, s.ExportMeasures[1].Quota);
        Assert.Equal(5000, s.ExportMeasures[2].Quota);
    }

    [Fact]
    public void Load_EventTariffWithKeysThatEventsSet_IsRefused() =>
        Assert.Contains(
            ProblemsOf(
                Small
                    + "\nevents: [{ at: 2026-04, nation: BIG, tariff: { goods: [oxide], ad-valorem: 10 %, importers: [IN] } }]\n"
            ),
            p => p.Path == "events[0].tariff.importers"
        );

    [Fact]
    public void Load_LinearDemandForADifferentiatedGood_IsRefused() =>
        Assert.Contains(
            ProblemsOf(Small, "nations.IN.demand.oxide={ form: linear, intercept: 8 kt/yr, slope: -0.05 }"),
            p => p.Text.StartsWith("linear demand is for homogeneous goods", StringComparison.Ordinal)
        );

    [Fact]
    public void Load_EndAsABareYear_MeansAllOfIt() =>
        Assert.Equal(24, ScenarioLoader.Parse(Small, "my.yaml", ["clock.end=2027"]).Scenario.Clock.Ticks);

    [Fact]
    public void Load_AFloorAndNoMembers_SaysWhoIsMissing() =>
        Assert.Contains(
            ProblemsOf(Small.Replace("  members: [IN]\n", string.Empty, StringComparison.Ordinal)),
            p => p.Text == "a floor needs members who hold it; list at least one"
        );

    /// <summary>No mistake, since a shorter run may be meant; but 2062 may stand for 2026.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("bloc.floor.from=2026-06", "")]
    [InlineData("bloc.floor.until=2062-03", "")]
    [InlineData(
        "bloc.floor.from=2026-07",
        "--set bloc.floor.from, bloc.floor.from: 2026-07 is after the run's last period, 2026-06; it never comes"
    )]
    [InlineData(
        "clock.end=2026-02",
        "line 10, bloc.floor.from: 2026-03 is after the run's last period, 2026-02; it never comes"
    )]
    public void Load_ADateThatTheRunDoesNotReach_IsRemarked(string set, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', ScenarioLoader.Parse(Small, "my.yaml", set.Length > 0 ? [set] : []).Remarks)
        );

    /// <summary>The example of the interface description: everything wrong at once, each with line, path, found, expected, hint.</summary>
    [Fact]
    public void Load_ManyMistakes_AllComeAtOnceInOrder()
    {
        string text = Small
            .Replace(
                "price: 80 USD/kg, from",
                "price: 80 USD, form: variable-levi, form-nation: X, from",
                StringComparison.Ordinal
            )
            .Replace("members: [IN]", "members: [INN]", StringComparison.Ordinal);
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(text, "my.yaml"));
        Assert.Equal(
            """
            my.yaml cannot run: 4 problems
              line 9, bloc.members[0]: there is no nation "INN"; did you mean "IN"?; known: BIG, IN
              line 10, bloc.floor.price: found "80 USD"; expected a price per mass, for example "110 USD/kg"; per which mass: "80 USD/kg" or "80 USD/t"?
              line 10, bloc.floor.form: found "variable-levi"; expected one of variable-levy, minimum-import-price, floor-on-internal-sales, contract-for-difference, buffer-stock; did you mean "variable-levy"?
              line 10, bloc.floor.form-nation: unknown key; known here: good, price, form, basis, from, until, phase-in, growth, path, index, clawback, collar, settles-on, cap, ceiling, budget, space, opening-stock
            """.ReplaceLineEndings("\n"),
            e.Message
        );
    }

    [Theory]
    [InlineData(
        "bloc.tariffs=[{ goods: [oxide], ad-valorem: 10 % }, { goods: [oxide], ad-valorem: 5 %, from: 2026-03 }]",
        "bloc.tariffs[1].goods: oxide: on top of bloc.tariffs[0], in force at the same time; both duties are charged"
    )]
    [InlineData(
        "bloc.tariffs=[{ goods: [oxide], ad-valorem: 10 %, until: 2026-03 }, { goods: [oxide], ad-valorem: 5 %, from: 2026-03 }]",
        ""
    )]
    [InlineData(
        "bloc.relief=[{ goods: [oxide], per-tonne: 1 USD/kg }, { goods: [oxide], per-tonne: 2 USD/kg }]",
        "bloc.relief[1].goods: oxide: on top of bloc.relief[0], in force at the same time; both are paid"
    )]
    public void Load_RulesOnOneGood_AreRemarked(string set, string expected) =>
        Assert.Equal(
            expected,
            string.Join('|', ScenarioLoader.Parse(Small, "my.yaml", [set]).Remarks.Select(r => $"{r.Path}: {r.Text}"))
        );

    [Fact]
    public void Load_MemberBarred_IsRemarked()
    {
        string set = "bloc.procurement=[{ goods: [oxide], sectors: [ev], barred: [IN] }]";
        Assert.Contains(
            ScenarioLoader.Parse(Small, "my.yaml", [set]).Remarks,
            r => r.Text == "IN is a member when this begins; buyers under the rule do without its goods as well"
        );
    }

    [Fact]
    public void Load_NeededKeyMisspelt_IsOneMistake()
    {
        Problem problem = Assert.Single(
            ProblemsOf(Small.Replace("floor: { good:", "floor: { goood:", StringComparison.Ordinal))
        );
        Assert.Equal("bloc.floor.goood: unknown key; did you mean \"good\"?", $"{problem.Path}: {problem.Text}");
    }

    [Fact]
    public void Load_MemberLeavesThatIsNone_NamesTheMembersThen()
    {
        Problem problem = Assert.Single(ProblemsOf(Small + "\nevents: [{ at: 2026-04, leaves: BIG }]\n"));
        Assert.Equal("BIG is not a member at 2026-04; members then: IN", problem.Text);
        Assert.Equal("events[0].leaves", problem.Path);
    }

    [Theory]
    [InlineData("nations.IN.supply.oxide.quantity=-5 kt/yr", "zero or more")]
    [InlineData("nations.IN.supply.oxide.quantity=NaN", "tonnes per time")]
    [InlineData("nations.IN.supply.oxide.quantity=.nan", "tonnes per time")]
    [InlineData("nations.IN.supply.oxide.quantity=1e999 kt/yr", "finite")]
    [InlineData("bloc.floor.price=80 EUR/kg", "money is in US dollars here, turn EUR into USD first")]
    [InlineData("bloc.floor.price=£80 per kg", "money is in US dollars here, turn £ into USD first")]
    [InlineData("bloc.floor.from=2026-13", "there is no month 13, they are 01 to 12")]
    [InlineData("bloc.floor.from=2026/3", "did you mean 2026-03?")]
    [InlineData("bloc.floor.price=cheap", "price per mass")]
    [InlineData("bloc.floor.price=90 USD/t", "is the unit right?")]
    [InlineData(
        "nations.IN.demand.oxide.quantity=1e300 t/yr",
        "line 4, goods.oxide: base-year output is 10,000 t/yr but use is 1e+300 t/yr"
    )]
    [InlineData("bloc.floor.good=gold", "no good \"gold\"")]
    [InlineData("bloc.floor.until=2026-02", "never be in force")]
    [InlineData("bloc.floor.clawback=10 %", "only a contract-for-difference")]
    [InlineData("bloc.floor.from=next year", "a date")]
    [InlineData("clock.end=2025-01", "before the start")]
    [InlineData("clock.end=3499-01", "a date")]
    [InlineData("clock.step=week", "month, quarter, year")]
    [InlineData("seed=-1", "zero or more")]
    [InlineData("goods.oxide.price=0 USD/kg", "above zero")]
    [InlineData("goods.oxide.sigma=eight", "a number")]
    [InlineData("bloc.members=[ZZZ]", "no nation \"ZZZ\"")]
    [InlineData("bloc.enforcement.data-sharing=60", "60 %")]
    [InlineData("bloc.flor.price=80 USD/kg", "did you mean \"floor\"")]
    [InlineData("bloc.floor[3].price=80 USD/kg", "there is no")]
    [InlineData("nonsense", "expected path=value")]
    [InlineData("nations.BIG.demand.oxide.quantity=1 kt/yr", "2 entries")]
    [InlineData("nations.BIG.demand.oxide[0].quantity=1 t/yr", "bring them within 2 %")]
    [InlineData("blocsim=2", "expected 1")]
    public void Load_OneMistake_SaysWhatWasExpected(string set, string expected)
    {
        IReadOnlyList<Problem> problems = ProblemsOf(Small, set);
        Assert.Contains(problems, p => p.ToString().Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(
            problems,
            p =>
                p.Text.Contains("BlocSim.", StringComparison.Ordinal)
                || p.Text.Contains("System.", StringComparison.Ordinal)
        );
    }

    /// <summary>What a plant made is not held against a capacity that was not stated.</summary>
    [Fact]
    public void Load_CapacityMisspelt_IsOneMistake()
    {
        var e = Assert.Throws<ScenarioException>(() =>
            ScenarioLoader.Parse(
                """
                blocsim: 1
                name: a
                clock: { start: 2025, end: 2026, step: year }
                goods: { x: { price: 1 USD/t } }
                processes: { one: { outputs: { x: 1 } } }
                nations: { X: { facilities: { p: { process: one, capacty: 9 t/yr, output: 5 t/yr, cost: 1 USD/t } } } }
                buyers: [ { good: x, sector: all, total: 5 t/yr, shares: { X: 1 } } ]
                """,
                "a.yaml"
            )
        );
        Assert.Contains("capacty", Assert.Single(e.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CycleOfProcesses_IsNamed()
    {
        string text = """
            blocsim: 1
            name: Circle
            clock: { start: 2026, end: 2027, step: year }
            goods: { a: { price: 1 USD/t }, b: { price: 1 USD/t } }
            processes: { one: { inputs: { a: 1 }, outputs: { b: 1 } }, two: { inputs: { b: 1 }, outputs: { a: 1 } } }
            nations: { X: { facilities: { p: { process: one, capacity: 1 t/yr, cost: 1 USD/t }, q: { process: two, capacity: 1 t/yr, cost: 1 USD/t } } } }
            """;
        Assert.Contains(
            ProblemsOf(text),
            p =>
                p.Path == "processes"
                && p.Text.StartsWith("a, b are made from each other in a circle", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Load_TabsInTheIndentation_AreNamedLineByLine()
    {
        IReadOnlyList<Problem> problems = ProblemsOf(Small.Replace("  members", "\tmembers", StringComparison.Ordinal));
        Assert.Equal("line 9: a tab in the indentation; YAML takes spaces only", Assert.Single(problems).ToString());
    }

    [Fact]
    public void Load_FileBesideWithACannedName_DoesNotStandInForIt()
    {
        string folder = Directory.CreateTempSubdirectory("blocsim-").FullName;
        string here = Directory.GetCurrentDirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder, "free-trade.yaml"), Small);
            Directory.SetCurrentDirectory(folder);
            Assert.Equal("Free trade", ScenarioLoader.Load("free-trade").Scenario.Name);
            Assert.Equal("Small", ScenarioLoader.Load("free-trade.yaml").Scenario.Name);
        }
        finally
        {
            Directory.SetCurrentDirectory(here);
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void Load_UnknownName_SuggestsTheNearestCannedScenario()
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioLoader.Load("ndpr-flor-110"));
        Assert.Contains("did you mean \"ndpr-floor-110\"?", e.Message, StringComparison.Ordinal);
        Assert.Contains(
            "there is no such file",
            Assert.Throws<ScenarioException>(() => ScenarioLoader.Load("folder/missing.yaml")).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Diff_TwoScenarios_SaysInWordsWhatDiffers()
    {
        LoadedScenario a = ScenarioLoader.Parse(Small, "a.yaml");
        LoadedScenario b = ScenarioLoader.Parse(
            Small,
            "b.yaml",
            ["bloc.floor.price=90 USD/kg", "bloc.members=[IN, BIG]", "focus=oxide"]
        );
        Assert.Equal(
            ["bloc.members: with BIG", "bloc.floor.price: 80 USD/kg -> 90 USD/kg", "focus: added, oxide"],
            ScenarioDiff.Between(a, b)
        );
        Assert.Empty(ScenarioDiff.Between(a, a));
    }

    [Fact]
    public void Explain_EveryCannedScenario_SpeaksOfItsGoodsAndPolicy()
    {
        foreach (string name in CannedScenarios.Names)
        {
            LoadedScenario loaded = ScenarioLoader.Load(name);
            string text = Explanation.Of(loaded);
            Assert.All(loaded.Scenario.Goods, g => Assert.Contains(g.Title, text, StringComparison.Ordinal));
            Assert.All(loaded.Scenario.Bloc.Floors, _ => Assert.Contains("Floor on", text, StringComparison.Ordinal));
            string words = string.Join(
                '\n',
                text.Split('\n').Where(l => !l.Contains("--set", StringComparison.Ordinal))
            );
            Assert.DoesNotContain("{", words, StringComparison.Ordinal);
        }

        Assert.Contains(
            "56 parties; 13 of them are represented by European Union",
            Explanation.Of(ScenarioLoader.Load("ndpr-floor-110")),
            StringComparison.Ordinal
        );
    }
}
