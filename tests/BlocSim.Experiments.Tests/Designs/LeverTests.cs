using FsCheck;
using FsCheck.Fluent;

namespace BlocSim.Experiments.Tests;

public class LeverTests
{
    [Fact]
    public void Parse_RangeWithStep_GivesItsValuesWithUnits()
    {
        Lever lever = Lever.Parse("bloc.floor.price=60..160:50 USD/kg");
        Assert.Equal(["60 USD/kg", "110 USD/kg", "160 USD/kg"], lever.Values.AsEnumerable());
        Assert.Equal("110 USD/kg", lever.At(0.5));
        Assert.Equal(110, lever.Number("110 USD/kg"));
        Assert.Equal("floor price", lever.Title);
    }

    [Theory]
    [InlineData("a.b=0.1..0.5:0.1", new[] { "0.1", "0.2", "0.3", "0.4", "0.5" })]
    [InlineData("a.b=-1..1:1", new[] { "-1", "0", "1" })]
    [InlineData("a.b=0,25,50 %", new[] { "0 %", "25 %", "50 %" })]
    [InlineData("a.form=variable-levy, contract-for-difference", new[] { "variable-levy", "contract-for-difference" })]
    [InlineData("a.b=60 USD/kg, 70 USD/kg", new[] { "60 USD/kg", "70 USD/kg" })]
    public void Parse_AnyForm_GivesItsValues(string text, string[] expected) =>
        Assert.Equal(expected, Lever.Parse(text).Values.AsEnumerable());

    /// <summary>A unit behind every number, or behind the last: they are numbers either way.</summary>
    [Theory]
    [InlineData("a.b=60 USD/kg, 70 USD/kg")]
    [InlineData("a.b=60, 70 USD/kg")]
    public void List_OfNumbers_HasNumbers(string text) =>
        Assert.Equal([60, 70], Lever.Parse(text).Values.Select(Lever.Parse(text).Number));

    /// <summary>The one form in which a lever is written reads back as the same lever.</summary>
    [Fact]
    public void ToString_Parsed_IsTheSame() =>
        Prop.ForAll(
                Arb.From(Gen.Choose(0, 1000).Four()),
                n =>
                {
                    string step = n.Item3 % 2 == 0 ? string.Empty : $":{1 + (n.Item3 / 7.0):0.##}";
                    string unit = n.Item4 % 3 == 0 ? string.Empty : " USD/kg";
                    Lever lever = Lever.Parse(
                        FormattableString.Invariant($"p.q={n.Item1}..{n.Item1 + n.Item2 + 150}{step}{unit}")
                    );
                    Lever again = Lever.Parse(lever.ToString());
                    return again.Values.SequenceEqual(lever.Values)
                        && again.Low.Equals(lever.Low)
                        && again.High.Equals(lever.High)
                        && again.Unit == lever.Unit;
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("bloc.floor.price", "expected a path with a range or a list")]
    [InlineData("bloc.floor.price=", "expected a path with a range or a list")]
    [InlineData("a=1..b", "expected a path with a range or a list")]
    [InlineData("a=5..1", "swap them?")]
    [InlineData("a=20..25:10", "a step of 10 is wider than the range from 20 to 25")]
    [InlineData("a=1..5:0", "a step above zero")]
    [InlineData("a=0..1:0.00001", "at most 10,000 values")]
    [InlineData("a=1,,2", "expected a path with a range or a list")]
    public void Parse_Mistake_SaysWhatIsExpected(string text, string expected)
    {
        var e = Assert.Throws<ExperimentException>(() => Lever.Parse(text));
        Assert.True(e.IsWrongInput);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }
}
