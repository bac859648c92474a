using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Experiments.Tests;

public class TargetTests
{
    [Theory]
    [InlineData("non-dominant share >= 30 % by 2035", "non-dominant share in 2035", true, 0.3)]
    [InlineData("price inside <= 90 USD/kg", "price inside", false, 90_000)]
    [InlineData(
        "output-total ndpr-oxide bloc > 12 kt/yr in 2040",
        "output-total ndpr-oxide bloc in 2040",
        true,
        12_000
    )]
    [InlineData("welfare-change-all-goods bloc >= -50 million USD/yr", "welfare-change-all-goods bloc", true, -50e6)]
    public void Parse_ReadsWordsSignValueAndYear(string text, string words, bool atLeast, double value)
    {
        Target target = Target.Parse(text);
        Assert.Equal(words, target.Words);
        Assert.Equal(atLeast, target.AtLeast);
        Assert.Equal(value, target.Value, 1e-6);
    }

    [Theory]
    [InlineData("non-dominant share", "expected a metric, a sign, a value")]
    [InlineData("price >= 3 EUR/kg", "\"EUR/kg\" is no unit here")]
    [InlineData("leakage => 3 %", "found =>; did you mean >=?")]
    [InlineData(">= 3", "expected a metric, a sign, a value")]
    public void Parse_Mistake_SaysWhatIsExpected(string text, string expected) =>
        Assert.Contains(
            expected,
            Assert.Throws<ExperimentException>(() => Target.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Odds_CountRunsThatReachIt()
    {
        Target target = Target.Parse("leakage <= 10 %");
        Assert.Equal(0.5, target.Odds([0.05, 0.2, 0.1, double.NaN]));
        Assert.Equal(0, target.Odds([]));
    }

    /// <summary>Whatever the mark and whichever way the effect goes, bisection finds the edge, and asks few questions.</summary>
    [Fact]
    public void Edge_AnyMark_IsFoundInFewSteps() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(1, 500).Three()),
                x =>
                {
                    (int count, int mark, bool falls) = (x.Item1, x.Item2 - 1, x.Item3 % 2 == 0);
                    int asked = 0;
                    (TargetCourse course, int edge) = TargetSearch.Edge(
                        count,
                        i =>
                        {
                            asked++;
                            return (i >= mark) != falls;
                        }
                    );
                    (TargetCourse, int) expected =
                        mark <= 0 ? (falls ? (TargetCourse.Never, -1) : (TargetCourse.Always, 0))
                        : mark >= count ? (falls ? (TargetCourse.Always, 0) : (TargetCourse.Never, -1))
                        : falls ? (TargetCourse.UpToHere, mark - 1)
                        : (TargetCourse.FromHere, mark);
                    // Between ends that agree fifteen more are looked at: the effect may turn.
                    bool alike = mark <= 0 || mark >= count;
                    return (course, edge) == expected && asked <= (alike ? 17 : Math.Log2(count) + 3);
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>An effect that turns: W(t) = 10 t - 15 t^2 reaches 1.25 from 1/6 to 1/2, and neither end of 0 to 0.9 does.</summary>
    [Fact]
    public void Edge_EffectThatTurns_FindsTheSmallestThatPasses()
    {
        List<int> asked = [];
        (TargetCourse course, int edge) = TargetSearch.Edge(
            91,
            i =>
            {
                asked.Add(i);
                double t = i / 100.0;
                return (10 * t) - (15 * t * t) >= 1.25;
            }
        );
        Assert.Equal((TargetCourse.Turns, 17), (course, edge));
        Assert.Contains(50, asked);
        Assert.Contains(51, asked);
        Assert.True(asked.Distinct().Count() < 30);
    }

    [Fact]
    public void IsMet_ValueOnTheMark_Counts()
    {
        var target = Target.Parse("welfare-change wheat HOME >= 1.4 USD/yr by 2030");
        Assert.True(target.IsMet(1.399999999999993));
        Assert.False(target.IsMet(1.3999));
    }

    [Theory]
    [InlineData("0000", TargetCourse.Never)]
    [InlineData("1111", TargetCourse.Always)]
    [InlineData("0011", TargetCourse.FromHere)]
    [InlineData("1000", TargetCourse.UpToHere)]
    [InlineData("0110", TargetCourse.Turns)]
    [InlineData("1", TargetCourse.Always)]
    public void Course_OfValuesLookedAt(string passes, TargetCourse expected) =>
        Assert.Equal(expected, TargetSearch.CourseOf([.. passes.Select(c => c == '1')]));

    [Theory]
    [InlineData("leakage <= 10", "share", "found no unit; leakage is measured in %")]
    [InlineData("leakage <= 10 USD/kg", "share", "found \"USD/kg\"")]
    [InlineData("price inside >= 66", "USD/t", "USD/t or USD/kg")]
    [InlineData("hhi <= 5000 t", "index", "a number without a unit")]
    public void Check_UnitThatDoesNotFit_IsRefused(string text, string unit, string expected)
    {
        Metric metric = MetricList
            .All.Concat(MetricList.Paired)
            .First(m => text.StartsWith(m.Words, StringComparison.Ordinal));
        Assert.Equal(unit, metric.Unit);
        var e = Assert.Throws<ExperimentException>(() => Target.Parse(text).Check(metric));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Crossing_IsBetweenTheStepsThatStraddleIt()
    {
        Assert.Equal(1.5, TargetSearch.Crossing([0, 0.2, 0.8, 1], 0.5), 12);
        Assert.Equal(0.5, TargetSearch.Crossing([1, 0, 0], 0.5), 12);

        // Where every step reaches it the line lies along the edge of the map.
        Assert.Equal(-0.5, TargetSearch.Crossing([0.9, 1], 0.5));
        Assert.Equal(1.5, TargetSearch.Crossing([0.9, 1], 0.5, upTo: true));
        Assert.True(double.IsNaN(TargetSearch.Crossing([0, 1, 0], 0.5)));
        Assert.True(double.IsNaN(TargetSearch.Crossing([0, 0.4], 0.5)));
    }
}
