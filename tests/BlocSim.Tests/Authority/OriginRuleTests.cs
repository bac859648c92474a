namespace BlocSim.Tests;

/// <summary>Members' goods that are made of outsiders' inputs pay like outsiders', while a rule of origin says so.</summary>
public class OriginRuleTests
{
    /// <summary>The chain: B buys some ore and oxide of A for its magnets. C is in the bloc with B and buys magnets of both; a duty on outsiders' magnets holds.</summary>
    private static Scenario World(double content, string good = "magnet", Period? when = null)
    {
        Scenario s = ChainTests.Chain(24);
        return s with
        {
            Nations = [.. s.Nations, Some.Nation("C")],
            Facilities =
            [
                .. s.Facilities.Select(f =>
                    f.Process == "magnets" ? f with { Capacity = 13_000, BaseOutput = 7000 } : f
                ),
            ],
            Buyers = [.. s.Buyers, Some.Buyer("C", 3000, good: "magnet")],
            Bloc = new Bloc
            {
                Memberships = [new Membership("B", Period.Always), new Membership("C", Period.Always)],
                Parties = ["B", "C"],
                OriginRules = content > 0 ? [new OriginRule([good], content, when ?? Period.Always)] : [],
            },
            Tariffs = [new Tariff { Goods = ["magnet"], AdValorem = 0.2 }],
        };
    }

    private static (RunTable Table, double Content, double Duty) Play(Scenario s)
    {
        var run = new Run(s, new RunOptions { CheckInvariants = true });
        using var engine = new DirectEngine();
        RunTable table = run.Play(engine);
        int magnet = run.World.GoodIndex["magnet"];
        GoodMarket market = run.MarketAgent.Markets[magnet];
        int border = Array.IndexOf(market.DestinationNation, run.World.Nation("C")) * market.Stride;
        int b = run.World.Layouts[magnet].OriginOf[run.World.Nation("B")];
        return (table, run.Public.MemberContent[magnet][run.World.Nation("B")], market.DutyRate[border + b]);
    }

    /// <summary>The content is the value of inputs bought of members over that of all inputs bought, and is published.</summary>
    [Fact]
    public void Content_IsBetweenNothingAndAll_AndPublished()
    {
        (RunTable table, double content, double _) = Play(World(0.01));
        Assert.InRange(content, 0.1, 0.95);
        Assert.Equal(content, table.Last("member-content", "B", "magnet"), 1e-3);
        Assert.Null(Play(World(0)).Table.Find("member-content", "magnet", "B"));
    }

    [Fact]
    public void ContentShort_GoodsPayLikeOutsiders_AtMembersBordersOnly()
    {
        double content = Play(World(0.01)).Content;
        Assert.Equal(0, Play(World(content - 0.05)).Duty);
        (RunTable table, double _, double duty) = Play(World(Math.Min(1, content + 0.05)));
        Assert.Equal(0.2, duty);
        Assert.True(
            table.Last("price-inside", "bloc", "magnet")
                > 1.01 * Play(World(0)).Table.Last("price-inside", "bloc", "magnet")
        );
    }

    /// <summary>Outside its period there is no test.</summary>
    [Fact]
    public void Rule_ThatIsOver_TestsNothing()
    {
        Assert.Equal(0, Play(World(1, when: new Period(null, new YearMonth(2027, 6)))).Duty);
        Assert.Equal(0.2, Play(World(1, when: new Period(new YearMonth(2027, 6)))).Duty);
    }

    /// <summary>A treaty's threshold that rises by steps: each rule holds beside the others, and the strictest decides.</summary>
    [Theory]
    [InlineData(0.05, -0.1, 0.2)]
    [InlineData(-0.1, 0.05, 0.2)]
    [InlineData(-0.1, -0.05, 0.0)]
    public void Rules_OnOneGood_TheStrictestDecides(double first, double second, double expected)
    {
        double content = Play(World(0.01)).Content;
        Scenario s = World(0.01);
        OriginRule[] rules =
        [
            new(["magnet"], content + first, Period.Always),
            new(["magnet"], content + second, new Period(new YearMonth(2027, 1))),
        ];
        Assert.Equal(expected, Play(s with { Bloc = s.Bloc with { OriginRules = [.. rules] } }).Duty);
    }

    /// <summary>The answer of a test holds until January, whatever the content does meanwhile.</summary>
    [Theory]
    [InlineData(11, 0.0)]
    [InlineData(14, 0.2)]
    public void Test_IsMadeEveryJanuary(int months, double expected)
    {
        Scenario Until(double required, int end) =>
            World(required, when: new Period(new YearMonth(2026, 2))) with
            {
                Clock = Some.Months(end),
                Tariffs =
                [
                    new Tariff { Goods = ["magnet"], AdValorem = 0.2 },
                    new Tariff
                    {
                        Goods = ["oxide"],
                        AdValorem = 0.3,
                        Importers = ["B"],
                        InForce = new Period(null, new YearMonth(2026, 3)),
                    },
                ],
            };

        // Once the duty on outsiders' oxide is gone, so is part of the content.
        double required = (Play(Until(0.01, 1)).Content + Play(Until(0.01, 11)).Content) / 2;
        (RunTable _, double content, double duty) = Play(Until(required, months));
        Assert.True(content < required, $"{content} against {required}");
        Assert.Equal(expected, duty);
    }

    /// <summary>Inputs count at what their sellers got: under an undertaking that is the floor, rent and all.</summary>
    [Fact]
    public void Content_CountsTheSellersRent()
    {
        double With(FloorForm form)
        {
            Scenario s = World(0.01) with { Tariffs = [] };
            return Play(s with { Bloc = s.Bloc with { Floors = [Some.Floor(75_000, form)] } }).Content;
        }

        Assert.InRange(
            With(FloorForm.MinimumImportPrice),
            0.5 * With(FloorForm.VariableLevy),
            0.99 * With(FloorForm.VariableLevy)
        );
    }

    /// <summary>Goods that fail are a target like outsiders' goods: they owe, evade and are audited with them; at home they are not.</summary>
    [Fact]
    public void ContentShort_GoodsAreTargeted()
    {
        double free = Play(World(0)).Table.Last("targeted-imports", "bloc", "magnet");
        RunTable failing = Play(World(1)).Table;
        Assert.True(failing.Last("targeted-imports", "bloc", "magnet") > free + 500);
        Assert.True(failing.Last("targeted-imports", "bloc", "magnet") < 0.9 * failing.Last("use", "bloc", "magnet"));
    }

    /// <summary>Relief is for members' goods; those that fail the test are none, except at home.</summary>
    [Fact]
    public void Relief_IsNotPaidOnGoodsThatFail()
    {
        double Relief(double content)
        {
            Scenario s = World(content);
            return Play(s with { Bloc = s.Bloc with { Reliefs = [new Relief(["magnet"], 500, Period.Always)] } })
                .Table.Last("relief", "bloc", "magnet");
        }

        Assert.True(Relief(1) < 0.95 * Relief(0));
        Assert.True(Relief(1) > 0);
    }

    /// <summary>A floor's levy holds at a member's border for another member's goods that fail, and for no others.</summary>
    [Fact]
    public void Floor_HoldsForGoodsThatFail()
    {
        bool Owes(double content)
        {
            Scenario s = World(content) with { Tariffs = [] };
            Floor floor = Some.Floor(60_000) with { Good = "magnet" };
            var run = new Run(s with { Bloc = s.Bloc with { Floors = [floor] } });
            using var engine = new DirectEngine();
            run.Play(engine);
            int magnet = run.World.GoodIndex["magnet"];
            GoodMarket market = run.MarketAgent.Markets[magnet];
            int border = Array.IndexOf(market.DestinationNation, run.World.Nation("C")) * market.Stride;
            return market.LevyApplies[border + run.World.Layouts[magnet].OriginOf[run.World.Nation("B")]];
        }

        Assert.True(Owes(1));
        Assert.False(Owes(0.01));
    }

    /// <summary>Once no outsider supplies any more, what was bought of them is forgotten within a year or two.</summary>
    [Fact]
    public void Content_HasAMemoryOfAYear()
    {
        Scenario s = World(0.01) with
        {
            Clock = Some.Months(37),
            ExportMeasures =
            [
                new ExportMeasure
                {
                    Nation = "A",
                    Goods = ["ore", "oxide", "heavy"],
                    BanTo = ["B"],
                    InForce = new Period(new YearMonth(2027, 1)),
                },
            ],
        };
        Assert.InRange(Play(s).Content, 0.985, 0.9999);
    }
}
