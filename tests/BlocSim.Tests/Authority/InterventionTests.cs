namespace BlocSim.Tests;

/// <summary>Changes of policy that nobody was told of beforehand.</summary>
public class InterventionTests
{
    private static Scenario Small
    {
        get
        {
            Scenario world = Some.World(48, capable: 0.8).With(Some.Floor(90_000));
            Membership[] members = [new("IN", Period.Always), new("LOW", Period.Always)];
            return world with { Bloc = world.Bloc with { Memberships = [.. members] } };
        }
    }

    private static RunTable Play(Scenario scenario) => Some.Play(scenario);

    private static Scenario Audited =>
        Small with
        {
            Bloc = Small.Bloc with { Enforcement = Small.Bloc.Enforcement with { AuditsPerYear = 20 } },
        };

    private static Scenario With(Scenario scenario, params Intervention[] made) =>
        scenario with
        {
            Interventions = [.. made],
        };

    private static double[] Of(RunTable table, string metric, string entity = "bloc") =>
        table.Get(metric, "oxide", entity);

    /// <summary>A floor that is set holds from its month on and is not phased in; until then nothing differs, for nobody knew.</summary>
    [Fact]
    public void Floor_HoldsFromItsMonthOnAndChangesNothingBefore()
    {
        RunTable plain = Play(Small);
        RunTable set = Play(With(Small, Intervention.Floor(new YearMonth(2028, 4), "oxide", 80_000)));
        int from = Small.Clock.TickOf(new YearMonth(2028, 4));
        foreach (Series line in plain.Series)
        {
            double[] other = set.Get(line.Metric.Name, line.Good, line.Entity);
            Assert.True(line.Values.ToArray().AsSpan(0, from).SequenceEqual(other.AsSpan(0, from)), line.Metric.Name);
        }

        Assert.All(Of(set, "floor")[from..], f => Assert.Equal(80_000, f));
        Assert.All(Of(plain, "floor")[from..], f => Assert.Equal(90_000, f));
        Assert.True(Of(set, "price-inside")[^1] < Of(plain, "price-inside")[^1]);
    }

    /// <summary>Zero lifts a floor: the levy ends with it. A later level puts it in force again.</summary>
    [Fact]
    public void Floor_Zero_LiftsItUntilItIsSetAgain()
    {
        RunTable table = Play(
            With(
                Small,
                Intervention.Floor(new YearMonth(2028, 1), "oxide", 0),
                Intervention.Floor(new YearMonth(2029, 1), "oxide", 85_000)
            )
        );
        int lifted = Small.Clock.TickOf(new YearMonth(2028, 1));
        int again = Small.Clock.TickOf(new YearMonth(2029, 1));
        Assert.All(Of(table, "floor")[lifted..again], f => Assert.Equal(double.NaN, f));
        Assert.All(Of(table, "levy-revenue")[lifted..again], r => Assert.Equal(0, r));
        Assert.All(Of(table, "floor")[again..], f => Assert.Equal(85_000, f));
        Assert.True(Of(table, "levy-revenue")[^1] > 0);
    }

    /// <summary>A duty that is set stands in place of the bloc's own on that good, and does what a tariff stated with that date does where nobody keeps stocks.</summary>
    [Fact]
    public void Tariff_DoesWhatOneStatedWithItsDateDoes()
    {
        var at = new YearMonth(2028, 4);
        Scenario bare = Small with { Bloc = Small.Bloc with { Floors = [] } };
        Tariff Stated(double rate, Period period) =>
            new()
            {
                Goods = ["oxide"],
                AdValorem = rate,
                InForce = period,
            };
        Scenario stated = bare with { Tariffs = [Stated(0.1, new Period(null, at)), Stated(0.3, new Period(at))] };
        Scenario made = With(
            bare with
            {
                Tariffs = [Stated(0.1, Period.Always)],
            },
            Intervention.Tariff(at, "oxide", 0.3)
        );
        Assert.Equal(Of(Play(stated), "price-inside"), Of(Play(made), "price-inside"));
        Assert.NotEqual(Of(Play(bare), "price-inside")[^1], Of(Play(made), "price-inside")[^1]);
    }

    /// <summary>More lots are examined from its month on: more is spent on it and less evades.</summary>
    [Fact]
    public void Audits_CostMoneyAndCatchMore()
    {
        RunTable few = Play(Audited);
        RunTable many = Play(With(Audited, Intervention.Audits(new YearMonth(2028, 1), 200)));
        Assert.True(Of(many, "audit-spending")[^1] > 5 * Of(few, "audit-spending")[^1]);
        Assert.True(Of(many, "evasion-share")[^1] < Of(few, "evasion-share")[^1]);
    }

    /// <summary>A nation that is put out is out, whatever the calendar says, and one that is put in is in.</summary>
    [Fact]
    public void Membership_HoldsOverTheCalendar()
    {
        var at = new YearMonth(2028, 1);
        Scenario left = With(Small, Intervention.Membership(at, "LOW", member: false));
        Scenario calendar = Small with
        {
            Bloc = Small.Bloc with
            {
                Memberships =
                [
                    .. Small.Bloc.Memberships.Select(m =>
                        m.Nation == "LOW" ? m with { InForce = m.InForce with { Until = at } } : m
                    ),
                ],
            },
        };
        Assert.NotEqual(Of(Play(Small), "price-inside"), Of(Play(left), "price-inside"));
        Assert.Equal(Of(Play(calendar), "price-inside"), Of(Play(left), "price-inside"));
        Scenario back = With(calendar, Intervention.Membership(new YearMonth(2028, 7), "LOW", member: true));
        Assert.Equal(Of(Play(Small), "floor")[^1], Of(Play(back), "floor")[^1]);
        Assert.NotEqual(Of(Play(calendar), "use")[^1], Of(Play(back), "use")[^1]);
    }

    /// <summary>A nation whose membership was settled does not decide any more.</summary>
    [Fact]
    public void Membership_Settled_IsNotDecidedAgain()
    {
        Scenario choosing = Small with
        {
            Bloc = Small.Bloc with
            {
                MembershipRule = new MembershipRule
                {
                    AffinityOfOthers = 1e9,
                    Scale = 1e6,
                    ReviewMonths = 1,
                },
            },
        };
        var settled = With(choosing, Intervention.Membership(new YearMonth(2027, 1), "LOW", member: false));
        Assert.All(Play(choosing).Get("member", "all", "LOW"), m => Assert.Equal(1, m));
        Assert.All(Play(settled).Get("member", "all", "LOW")[12..], m => Assert.Equal(0, m));
        using var engine = new DirectEngine();
        var run = new Run(settled);
        run.Play(engine);
        Assert.DoesNotContain(run.Events, e => e.Text.StartsWith("LOW joins", StringComparison.Ordinal));
    }

    /// <summary>
    /// The baseline has no floor and no duty of it. Who is a member and what customs do is the same in both worlds, so that what the bloc buys in one is held against what the
    /// same nations buy in the other.
    /// </summary>
    [Fact]
    public void Baseline_HasNoFloorOrDutyOfIt()
    {
        var at = new YearMonth(2028, 4);
        Intervention leaves = Intervention.Membership(at, "LOW", member: false);
        Scenario made = With(
            Small,
            Intervention.Floor(at, "oxide", 80_000),
            Intervention.Tariff(at, "oxide", 0.2),
            leaves
        );
        Assert.Equal<Intervention>([leaves], made.WithoutPolicy().Interventions);
        Assert.Contains(made.WithoutPolicy(["floor"]).Interventions, i => i.Kind == InterventionKind.Floor);
        Assert.Contains(made.PolicyPeriods(), p => p.From == at);
        Assert.False(SharedHistory.IsShared(made));

        Scenario left = With(Small, leaves);
        Scenario calendar = Small with
        {
            Bloc = Small.Bloc with { Memberships = [new("IN", Period.Always), new("LOW", new Period(null, at))] },
        };
        double[] own = Some.Pair(left).Policy.Get("leakage", "oxide", "bloc");
        Assert.Equal(Some.Pair(calendar).Policy.Get("leakage", "oxide", "bloc"), own);
    }

    /// <summary>A duty of nothing is none: it burdens nobody, and replaces whatever the bloc's tariffs say, also those that name members.</summary>
    [Fact]
    public void Tariff_OfNothing_LiftsEveryDutyOfTheBloc()
    {
        var at = new YearMonth(2028, 4);
        Scenario bare = Small with { Bloc = Small.Bloc with { Floors = [] } };
        Tariff named = new()
        {
            Goods = ["oxide"],
            AdValorem = 0.2,
            Importers = ["IN", "LOW"],
        };
        Scenario ended = bare with { Tariffs = [named with { InForce = new Period(null, at) }] };
        Scenario lifted = With(bare with { Tariffs = [named] }, Intervention.Tariff(at, "oxide", 0));
        Assert.Equal(Of(Play(ended), "price-inside"), Of(Play(lifted), "price-inside"));
        Scenario own = bare with { Tariffs = [named with { Importers = ["IN"], IsOwn = true }] };
        Assert.Equal(
            Of(Play(own), "price-inside"),
            Of(Play(With(own, Intervention.Tariff(at, "oxide", 0))), "price-inside")
        );
        var authority = new AuthorityAgent(new World(lifted));
        var seen = new PublicStatistics(new World(lifted), new Calibration(new World(lifted)));
        PolicyNotice notice = authority.Announce(27, at, seen, [lifted.Interventions[0]]);
        Assert.DoesNotContain(true, notice.Burdened[0]);
    }

    /// <summary>Of several floors on a good the one in force is set, whatever the order in which they stand.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Floor_OfTwo_TheOneInForceIsSet(bool reversed)
    {
        Floor levy = Some.Floor(85_000) with { InForce = new Period(new YearMonth(2029, 1)) };
        Floor contract = Some.Floor(80_000, FloorForm.ContractForDifference) with
        {
            InForce = new Period(new YearMonth(2027, 1), new YearMonth(2029, 1)),
        };
        Floor[] floors = reversed ? [contract, levy] : [levy, contract];
        Scenario two = Small with { Bloc = Small.Bloc with { Floors = [.. floors] } };
        RunTable table = Play(With(two, Intervention.Floor(new YearMonth(2028, 1), "oxide", 76_000)));
        Assert.Equal(0, Of(table, "levy-revenue")[^1]);
        Assert.True(table.Get("contract-payments", "oxide", "IN")[^1] > 0);
    }

    /// <summary>Courts hear what is in force: a floor that was lifted is not challenged, one that was set again is.</summary>
    [Fact]
    public void Courts_HearWhatIsInForce()
    {
        Scenario risky = Small with { Bloc = Small.Bloc with { LegalRisk = new LegalRisk(0.99, 3) } };
        string[] Rulings(Scenario s)
        {
            using var engine = new DirectEngine();
            var run = new Run(s);
            run.Play(engine);
            return
            [
                .. run.Events.Where(e => e.Text.Contains("suspends", StringComparison.Ordinal)).Select(e => e.Date),
            ];
        }

        Assert.NotEmpty(Rulings(risky));
        Assert.Empty(Rulings(With(risky, Intervention.Floor(Small.Clock.Start, "oxide", 0))));
        string[] late = Rulings(
            With(
                risky,
                Intervention.Floor(Small.Clock.Start, "oxide", 0),
                Intervention.Floor(new YearMonth(2028, 1), "oxide", 80_000)
            )
        );
        Assert.NotEmpty(late);
        Assert.All(late, d => Assert.True(string.CompareOrdinal(d, "2028-01") >= 0, d));
    }

    /// <summary>Once it is made it is public: buyers do not fill their stores for a floor that was lifted before its date.</summary>
    [Fact]
    public void Stocks_ForAFloorThatWasLifted_AreNotFilled()
    {
        Good stocked = Small.Goods[0] with
        {
            Stocks = new StockRules
            {
                CoverWeeks = 8,
                AdjustMonths = 3,
                AheadMonths = 6,
            },
        };
        Scenario dated = Small with
        {
            Goods = [stocked],
            Bloc = Small.Bloc with
            {
                Floors = [Some.Floor(90_000) with { InForce = new Period(new YearMonth(2028, 1)) }],
            },
        };
        Scenario lifted = With(dated, Intervention.Floor(new YearMonth(2027, 3), "oxide", 0));
        Scenario never = dated with { Bloc = dated.Bloc with { Floors = [] } };
        Assert.Equal(Of(Play(never), "price-inside")[20], Of(Play(lifted), "price-inside")[20]);
        Assert.NotEqual(Of(Play(never), "price-inside")[20], Of(Play(dated), "price-inside")[20]);
    }

    /// <summary>Stated in any order they act in the order of their dates, as a file has them.</summary>
    [Fact]
    public void Order_IsThatOfDates()
    {
        Intervention early = Intervention.Floor(new YearMonth(2027, 1), "oxide", 70_000);
        Intervention late = Intervention.Floor(new YearMonth(2027, 2), "oxide", 80_000);
        Scenario quarters = Small with { Clock = Small.Clock with { StepMonths = 3 } };
        Assert.Equal(Of(Play(With(quarters, early, late)), "floor"), Of(Play(With(quarters, late, early)), "floor"));
    }

    /// <summary>Made while a run goes on, it holds from the next tick on whose policy is not announced yet, and the record of it gives the same run again.</summary>
    [Fact]
    public void Intervene_OnTheWay_IsRecordedAndPlayedAgain()
    {
        var sink = new Steering(
            10,
            run =>
            {
                Intervention made = run.Intervene(Intervention.Floor(new YearMonth(2020, 1), "oxide", 75_000));
                Assert.Equal(run.Scenario.Clock.DateOf(11), made.At);
                run.Intervene(Intervention.Audits(made.At, 300));
                run.Intervene(Intervention.Membership(made.At.AddMonths(6), "LOW", member: false));
            }
        );
        using var engine = new DirectEngine();
        var steered = new Run(Audited, new RunOptions { Sink = sink });
        RunTable first = steered.Play(engine);
        RunTable again = Play(Audited with { Interventions = [.. steered.Interventions] });
        Assert.Equal(3, steered.Interventions.Count);
        Assert.NotEqual(Of(Play(Audited), "price-inside"), Of(first, "price-inside"));
        foreach (Series line in first.Series)
        {
            Assert.Equal(line.Values, again.Get(line.Metric.Name, line.Good, line.Entity));
        }

        Assert.Contains(
            steered.Events,
            e => e is { Date: "2026-12", Text: "Floor on Oxide set to 75 USD/kg, unannounced" }
        );
    }

    [Theory]
    [InlineData(InterventionKind.Floor, "oxid", 1, "there is no good \"oxid\"; there are ")]
    [InlineData(InterventionKind.Floor, "metal", 1, "there is no good")]
    [InlineData(InterventionKind.Membership, "XX", 1, "there is no nation \"XX\"; there are ")]
    [InlineData(InterventionKind.Audits, "", 1, "no audits are stated")]
    [InlineData(InterventionKind.Tariff, "oxide", -0.1, "-0.1 is no level")]
    [InlineData(InterventionKind.Tariff, "oxide", double.NaN, "NaN is no level")]
    [InlineData(
        InterventionKind.Floor,
        "oxide",
        7e6,
        "7,000 USD/kg for a good whose base price is 60 USD/kg; is the unit right?"
    )]
    [InlineData(InterventionKind.Tariff, "oxide", 51, "a duty of 5,100 % is no duty; at most 5,000 %")]
    [InlineData((InterventionKind)9, "oxide", 1, "there is no good")]
    public void Intervene_WhatCannotBe_IsRefused(InterventionKind kind, string target, double value, string says)
    {
        var run = new Run(Small);
        var e = Assert.Throws<ArgumentException>(() =>
            run.Intervene(new Intervention(Small.Clock.Start, kind, target, value))
        );
        Assert.Contains(says, e.Message, StringComparison.Ordinal);
        Assert.Empty(run.Interventions);
    }

    /// <summary>A buffer stock buys below the price at which it sells, also when somebody sets it.</summary>
    [Fact]
    public void Intervene_StoreAboveItsCeiling_IsRefused()
    {
        Scenario store = Some.World(12).With(Some.Floor(50_000, FloorForm.BufferStock) with { Ceiling = 70_000 });
        var e = Assert.Throws<ArgumentException>(() =>
            new Run(store).Intervene(Intervention.Floor(store.Clock.Start, "oxide", 70_000))
        );
        Assert.Contains(
            "not below the ceiling at which the store sells, 70 USD/kg",
            e.Message,
            StringComparison.Ordinal
        );
    }

    /// <summary>The baseline of a pair is nobody's to steer.</summary>
    [Fact]
    public void Intervene_InABaseline_IsRefused()
    {
        using var engine = new DirectEngine();
        var sink = new Steering(
            3,
            run =>
                Assert.Throws<ArgumentException>(() =>
                    run.Intervene(Intervention.Membership(run.Scenario.Clock.Start, "LOW", member: false))
                )
        );
        PairedRun.Play(Small, engine, new RunOptions { BaselineSink = sink });
    }

    [Fact]
    public void Intervene_AfterTheLastPeriod_IsRefused()
    {
        using var engine = new DirectEngine();
        var run = new Run(Small);
        run.Play(engine);
        var e = Assert.Throws<ArgumentException>(() =>
            run.Intervene(Intervention.Floor(Small.Clock.Start, "oxide", 1))
        );
        Assert.Contains("the last is 2029-12", e.Message, StringComparison.Ordinal);
    }

    private sealed class Steering(int at, Action<Run> steer) : IRunSink
    {
        private Run? run;

        public bool WantsFlows => false;

        public void OnStart(Run run) => this.run = run;

        public void OnTick(int tick)
        {
            if (tick == at)
            {
                steer(run!);
            }
        }

        public void OnFlow(int tick, Flow flow) { }
    }
}
