namespace BlocSim.Reports.Tests;

/// <summary>A line in a sentence.</summary>
public class TurnsTests
{
    private static string Of(params double[] values) => Turns.Of(values, "USD/kg", t => $"{2026 + t}");

    [Fact]
    public void Of_LinesOfEveryShape_SaysTheirTurns()
    {
        Assert.Equal("60 USD/kg in 2026, 80 USD/kg in 2029", Of(60, 70, 75, 80));
        Assert.Equal("60 USD/kg in 2026, peaks at 181 USD/kg in 2028, 65 USD/kg in 2029", Of(60, 90, 181, 65));
        Assert.Equal("60 USD/kg in 2026, falls to 20 USD/kg in 2027, 65 USD/kg in 2029", Of(60, 20, 40, 65));
        Assert.Equal(
            "60 USD/kg in 2026, falls to 20 USD/kg in 2027, peaks at 90 USD/kg in 2028, 65 USD/kg in 2029",
            Of(60, 20, 90, 65)
        );
        Assert.Equal("60 USD/kg in 2026, 60 USD/kg in 2028", Of(60, 61, 60));
    }

    /// <summary>Periods without a value are none: a line begins and ends where it has one.</summary>
    [Fact]
    public void Of_Gaps_AreLeftOut()
    {
        Assert.Equal("60 USD/kg in 2027, 70 USD/kg in 2028", Of(double.NaN, 60, 70, double.NaN));
        Assert.Equal("60 USD/kg in 2027", Of(double.NaN, 60));
        Assert.Equal("no value in this time", Of(double.NaN, double.NaN));
    }

    [Fact]
    public void Of_LeakageThatBeginsAndEndsAtNothing_SaysItsPeak() =>
        Assert.Equal("0 USD/kg in 2026, peaks at 57 USD/kg in 2027, 0 USD/kg in 2028", Of(0, 57, 0));

    private static string Headline(params double[] values) =>
        Turns.Headline("Oxide inside", values, "USD/kg", t => $"{2026 + t}");

    [Fact]
    public void Headline_LinesOfEveryShape_SaysWhatTheyDo()
    {
        Assert.Equal("Oxide inside rises from 60 to 80 USD/kg by 2029", Headline(60, 70, 75, 80));
        Assert.Equal("Oxide inside falls from 80 to 60 USD/kg by 2028", Headline(80, 70, 60));
        Assert.Equal("Oxide inside peaks at 181 USD/kg in 2028, 65 in 2029", Headline(60, 90, 181, 65));
        Assert.Equal("Oxide inside falls to 20 USD/kg in 2027, 65 in 2029", Headline(60, 20, 40, 65));
        Assert.Equal("Oxide inside falls to 20 USD/kg in 2027 and peaks at 90 in 2028", Headline(60, 20, 90, 65));
        Assert.Equal("Oxide inside peaks at 90 USD/kg in 2027 and falls to 20 in 2028", Headline(60, 90, 20, 65));
        Assert.Equal("Oxide inside stays between 60 and 61 USD/kg", Headline(60, 61, 60));
        Assert.Equal("Oxide inside stays at 60 USD/kg", Headline(double.NaN, 60, 60));
        Assert.Equal(string.Empty, Headline(double.NaN));
    }
}
