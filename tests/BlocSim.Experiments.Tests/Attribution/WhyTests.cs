using BlocSim.Scenarios;

namespace BlocSim.Experiments.Tests;

/// <summary>Where a result comes from: shares add up, parts that do nothing get nothing, and every subset is one that can be played by hand.</summary>
public class WhyTests
{
    private const string Duty = "bloc.tariffs=[{ goods: [magnet], ad-valorem: 25 %, from: 2027-01 }]";
    private const string Short = "clock.end=2028-12";

    private static LoadedScenario Leaky(params string[] more) => ScenarioLoader.Load("leaky-bloc", [Short, .. more]);

    /// <summary>A game whose shares are known: three firms, the first with a glove for the left hand, two with one for the right (Shapley 1953: 2/3, 1/6, 1/6).</summary>
    [Fact]
    public void Of_Gloves_IsTheTextbooksAnswer()
    {
        double[] shares = Shapley.Of(3, set => (set & 1) == 1 && (set & 6) != 0 ? 1 : 0, 1);
        Assert.Equal(2.0 / 3, shares[0], 1e-12);
        Assert.Equal(1.0 / 6, shares[1], 1e-12);
        Assert.Equal(1.0 / 6, shares[2], 1e-12);
    }

    /// <summary>Parts that only add up get what they are worth, however many they are; with orders drawn as well.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(9)]
    public void Of_PartsThatAddUp_EachGetsItsOwn(int parts)
    {
        double Value(int set) => Enumerable.Range(0, parts).Where(i => (set >> i & 1) == 1).Sum(i => i + 1.0);
        double[] shares = Shapley.Of(parts, Value, 3);
        Assert.All(Enumerable.Range(0, parts), i => Assert.Equal(i + 1.0, shares[i], 1e-9));
    }

    /// <summary>More parts than all subsets are looked at for: shares still add up to the whole.</summary>
    [Fact]
    public void Of_ManyPartsThatWorkTogether_SharesAddUp()
    {
        double Value(int set) => Math.Pow(System.Numerics.BitOperations.PopCount((uint)set), 2);
        Assert.Equal(Value((1 << 8) - 1), Shapley.Of(8, Value, 5).Sum(), 1e-9);
    }

    [Theory]
    [InlineData("price-inside")]
    [InlineData("leakage")]
    [InlineData("welfare-change-all-goods")]
    public void Ask_TwoInstruments_SharesAddUpToTheEffect(string metric)
    {
        Why why = Why.Ask(Leaky(Duty), metric, 3, 0, 2);
        Assert.Equal(2, why.Reasons.Count);
        Assert.Equal(
            why.Effect.Mean,
            why.Reasons.Sum(r => r.Share.Mean),
            1e-9 * Math.Max(1, Math.Abs(why.Effect.Mean))
        );
        Assert.Equal(why.With.Mean - why.Without.Mean, why.Effect.Mean, 1e-9 * Math.Max(1, Math.Abs(why.With.Mean)));
        Assert.True(why.IsExact);
    }

    /// <summary>The floor by itself is the scenario without the duty, as a run of its own says.</summary>
    [Fact]
    public void Ask_OneInstrumentAlone_IsTheScenarioWithItOnly()
    {
        Why why = Why.Ask(Leaky(Duty), "price-inside oxide bloc 2028", 1, 0, 1);
        using var engine = new DirectEngine();
        var pair = PairedRun.Play(Leaky("bloc.tariffs=[]").Scenario, engine);
        double[] inside = pair.Policy.Find("price-inside", "oxide", "bloc")!;
        double[] without = pair.Baseline.Find("price-inside", "oxide", "bloc")!;
        double alone = inside[^12..].Average() - without[^12..].Average();
        Reason floor = why.Reasons.Single(r => r.Name == "the floor on Oxide");
        Assert.Equal(alone, floor.Alone.Mean, 1e-6 * Math.Abs(alone));
    }

    /// <summary>Every instrument of every canned scenario can be taken out, and without all of them nothing of the policy is left.</summary>
    [Fact]
    public void Of_EveryCannedScenario_WithoutAllIsTheBaseline()
    {
        foreach (string name in CannedScenarios.Names)
        {
            Scenario whole = ScenarioLoader.Load(name).Scenario;
            Scenario none = Instrument.Of(whole).Aggregate(whole, (s, i) => i.Without(s));
            Assert.Equal(whole.WithoutPolicy().Bloc.Floors.Length, none.Bloc.Floors.Length);
            Assert.Empty(none.PolicyPeriods());
            Assert.Empty(none.Strategies);
            Assert.Null(none.Bloc.MembershipRule);
            Assert.Null(none.Bloc.LegalRisk);
        }
    }

    [Fact]
    public void Ask_StatedDoubt_MovesTheEffectAndIsSaid()
    {
        LoadedScenario doubtful = Leaky("goods.oxide.sigma={ triangular: [4, 8, 15] }");
        Why why = Why.Ask(doubtful, "price-inside", 2, 2, 2);
        Doubt doubt = Assert.Single(why.Doubts);
        Assert.Equal("goods.oxide.sigma", doubt.Input.Path);
        Assert.Equal("6.1", doubt.Low);
        Assert.Equal("12.2", doubt.High);
        Assert.NotEqual(doubt.AtLow, doubt.AtHigh);
    }

    /// <summary>A doubt moves the effect of the whole policy, of its duties too: at its ends it is the difference that a run at that value has.</summary>
    [Fact]
    public void Ask_DoubtOfADuty_IsTheEffectOfTheDuty()
    {
        LoadedScenario doubtful = Leaky("bloc.floor=[]", Duty, "goods.magnet.sigma={ triangular: [2, 3.5, 6] }");
        Doubt doubt = Assert.Single(Why.Ask(doubtful, "price-inside magnet bloc", 1, 1, 1).Doubts);
        using var engine = new DirectEngine();
        var pair = PairedRun.Play(doubtful.With([$"goods.magnet.sigma={doubt.High}"]).Scenario, engine);
        double Last(RunTable t) => t.Find("price-inside", "magnet", "bloc")![^12..].Average();
        Assert.Equal(Last(pair.Policy) - Last(pair.Baseline), doubt.AtHigh, 1e-6 * Math.Abs(doubt.AtHigh));
        Assert.True(Math.Abs(doubt.AtHigh) > 100);
    }

    [Theory]
    [InlineData("baselines/teaching-world", "price-inside", "no policy under test")]
    [InlineData("leaky-bloc", "levy", "has no value with no instrument")]
    [InlineData("leaky-bloc", "pric-inside", "did you mean")]
    public void Ask_WhatCannotBeShared_IsSaid(string scenario, string metric, string expected)
    {
        ExperimentException e = Assert.Throws<ExperimentException>(() =>
            Why.Ask(ScenarioLoader.Load(scenario, ["clock.end=2028-12"]), metric, 1, 0, 1)
        );
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }
}
