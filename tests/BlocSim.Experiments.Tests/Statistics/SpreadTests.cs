using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Experiments.Tests;

public class SpreadTests
{
    /// <summary>One to eleven: quantiles of type 7 are the numbers themselves; Student's t with 10 degrees of freedom is 2.228.</summary>
    [Fact]
    public void Of_OneToEleven_HasTheTextbookValues()
    {
        var s = Spread.Of([7, 3, 11, 1, 9, double.NaN, 5, 2, 10, 4, 8, 6]);
        Assert.Equal(11, s.Count);
        Assert.Equal(6, s.Mean, 12);
        Assert.Equal(Math.Sqrt(11), s.Deviation, 12);
        Assert.Equal([1.25, 2, 3.5, 6, 8.5, 10, 10.75], s.Quantiles.Select(q => Math.Round(q, 12)));
        Assert.Equal(2.228139, s.HalfWidth / s.StandardError, 6);
    }

    [Fact]
    public void Of_NothingOrOne_HasNoError()
    {
        Assert.Equal(0, Spread.Of([double.NaN]).Count);
        Assert.True(double.IsNaN(Spread.Of([]).Mean));
        Assert.True(double.IsNaN(Spread.Of([3]).HalfWidth));
        Assert.Equal(3, Spread.Of([3]).Median);
    }

    /// <summary>The order in which runs come does not matter, to the last bit.</summary>
    [Fact]
    public void Of_AnyOrder_IsTheSameToTheBit() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(-100_000, 100_000).ArrayOf()),
                numbers =>
                {
                    double[] values = [.. numbers.Select(n => n / 997.0)];
                    var a = Spread.Of(values);
                    var b = Spread.Of(values.Reverse());
                    return a.Mean.Equals(b.Mean) && a.Deviation.Equals(b.Deviation);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Difference_AlwaysTwo_IsToldAtOnce()
    {
        var d = PairedDifference.Of([3, 5, 7], [1, 3, 5]);
        Assert.Equal(2, d.Difference.Mean);
        Assert.Equal(1, d.SameSign);
        Assert.True(d.IsTold);
        Assert.Equal(2, d.Needed);
    }

    /// <summary>Mean 1, deviation 10: about (1.96 x 10)^2 = 384 replications, a few more for Student's t.</summary>
    [Fact]
    public void Difference_Faint_SaysHowManyItTakes()
    {
        double[] a = [.. Enumerable.Range(0, 50).Select(i => 1 + (i % 2 == 0 ? 9.9 : -9.9))];
        var d = PairedDifference.Of(a, new double[50]);
        Assert.False(d.IsTold);
        Assert.Equal(0.5, d.SameSign);
        Assert.InRange(d.Needed!.Value, 384, 420);
    }

    [Fact]
    public void Difference_OfNothing_IsNotTold()
    {
        var d = PairedDifference.Of([1, 1], [1, 1]);
        Assert.False(d.IsTold);
        Assert.Null(d.Needed);
    }

    [Theory]
    [InlineData("world price +- 1 %", "world price", 0.01, true, "%")]
    [InlineData("hhi in 2035 ± 0.5", "hhi in 2035", 0.5, false, "")]
    [InlineData("price-inside ndpr-oxide +/- 2.5 USD/kg", "price-inside ndpr-oxide", 2500, false, "USD/kg")]
    [InlineData("leakage +- 2 points", "leakage", 0.02, false, "points")]
    public void Precision_Parsed(string text, string words, double width, bool share, string unit) =>
        Assert.Equal(new Precision(words, width, share, unit, text), Precision.Parse(text));

    [Theory]
    [InlineData(
        "price inside +- 0.5",
        "found no unit; price inside is measured in USD/t or USD/kg; or in % of the mean"
    )]
    [InlineData("leakage +- 0.5", "leakage is measured in points; or in % of the mean")]
    [InlineData("hhi +- 5 USD/t", "hhi is measured in a number without a unit")]
    public void Precision_UnitThatDoesNotFit_IsRefused(string text, string expected)
    {
        var precision = Precision.Parse(text);
        Metric metric = MetricList.Find(precision.Words.Replace(' ', '-'));
        var e = Assert.Throws<ExperimentException>(() => precision.Check(metric));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
        Precision.Parse(metric.Words + " +- 1 %").Check(metric);
    }

    [Theory]
    [InlineData("world price")]
    [InlineData("world price +- 0 %")]
    [InlineData("+- 1 %")]
    public void Precision_Mistake_TeachesTheForm(string text) =>
        Assert.Contains(
            "\"world price +- 1 %\"",
            Assert.Throws<ExperimentException>(() => Precision.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Precision_Narrow_IsReachedOnlyWithEnoughRuns()
    {
        var precision = Precision.Parse("x +- 1 %");
        double[] few = [.. Enumerable.Repeat(100.0, 5)];
        double[] enough = [.. Enumerable.Range(0, 40).Select(i => 100 + (i % 2 * 0.1))];
        double[] wide = [.. Enumerable.Range(0, 40).Select(i => 100 + (i % 2 * 50.0))];
        Assert.False(precision.IsReached(Spread.Of(few)));
        Assert.True(precision.IsReached(Spread.Of(enough)));
        Assert.False(precision.IsReached(Spread.Of(wide)));
        Assert.Equal(60, precision.Next(Spread.Of(wide), 40));
    }
}
