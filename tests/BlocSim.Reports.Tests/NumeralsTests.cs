using System.Xml.Linq;

namespace BlocSim.Reports.Tests;

/// <summary>Numbers as readers of other languages write them: numbers alone, and all of them.</summary>
public class NumeralsTests
{
    [Theory]
    [InlineData("peaks at 1,342 t in 2026-11, 21.5 % in 2040-12", "peaks at 1.342 t in 2026-11, 21,5 % in 2040-12")]
    [InlineData("-0.25 to 1,234,567.8 USD", "-0,25 to 1.234.567,8 USD")]
    [InlineData("BlocSim 0.1.0 · scenario 2c3e543 · seed 42", "BlocSim 0.1.0 · scenario 2c3e543 · seed 42")]
    [InlineData("in 2026, 2027 and 2028; yearly.csv, 12 t", "in 2026, 2027 and 2028; yearly.csv, 12 t")]
    [InlineData("(3.5 kt/yr)", "(3,5 kt/yr)")]
    [InlineData("It is 4.5.", "It is 4,5.")]
    [InlineData("a2.5 and H2.5x stay", "a2.5 and H2.5x stay")]
    public void In_German_ChangesNumbersAlone(string english, string german) =>
        Assert.Equal(german, Numerals.Find("de-DE").In(english));

    [Fact]
    public void Find_ByLanguageOrLand_AndSaysWhatThereIs()
    {
        Assert.Equal("12\u202f345,6", Numerals.Find("fr").In("12,345.6"));
        Assert.Equal("12\u2019345.6".Replace('\u2019', '’'), Numerals.Find("de-CH").In("12,345.6"));
        Assert.Equal("12,345.6", Numerals.Find("en-US").In("12,345.6"));
        string message = Assert.Throws<ResultsException>(() => Numerals.Find("de-DD")).Message;
        Assert.Contains("did you mean \"de-DE\"?", message, StringComparison.Ordinal);
    }

    /// <summary>Every number on a chart is written one way: none is left with a point, and no chart has other text than it had.</summary>
    [Fact]
    public void Write_AChartInGerman_HasNoEnglishNumber()
    {
        PairedRun pair = ChartTests.Play("leaky-bloc");
        Figure figure = StandardFigures.Of(pair, ChartTests.Provenance("leaky-bloc"))[0].Figure;
        XNamespace svg = "http://www.w3.org/2000/svg";
        string[] Texts(Numerals numerals) =>
            [
                .. XDocument
                    .Parse(FigureWriter.Write(figure, PageStyle.Slide with { Numerals = numerals }))
                    .Descendants(svg + "text")
                    .Select(t => t.Value),
            ];
        string[] english = Texts(Numerals.English);
        string[] german = Texts(Numerals.Find("de"));
        Assert.Equal(english.Length, german.Length);
        Assert.Contains(german, t => t.Contains("77,3 USD/kg", StringComparison.Ordinal));
        Assert.DoesNotMatch(
            @"(?<!\d\.)\b\d+\.\d{1,2}\b(?!\.)",
            string.Join('\n', german.Where(t => !t.StartsWith("BlocSim", StringComparison.Ordinal)))
        );
    }
}
