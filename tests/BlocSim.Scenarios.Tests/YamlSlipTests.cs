namespace BlocSim.Scenarios.Tests;

/// <summary>What a text that is no YAML draws: the slip itself, where it was made, not what a parser met later.</summary>
public class YamlSlipTests
{
    [Theory]
    [InlineData("a: 1\nb { c: 2, d: 3 }", "line 2: a colon is missing after \"b\"")]
    [InlineData("a: 1\nb: { c: 2\nd: 3", "line 2: \"{\" is opened here and never closed; add \"}\" at its end")]
    [InlineData("a: [1, 2", "line 1: \"[\" is opened here and never closed; add \"]\" at its end")]
    [InlineData("a: { b: 1 ]", "line 1: \"]\" cannot close the \"{\" of line 1; that needs \"}\" first")]
    [InlineData("a: 1\nb: { c: 2 } }", "line 2: \"}\" closes nothing; a \"{\" is missing before it")]
    [InlineData("a: [\n  { b: 1 }\n  { b: 2 }\n]", "line 3: a comma is missing before this \"{\"")]
    [InlineData("a: 'x\nb: 1", "line 1: a quote (') is opened here and never closed")]
    [InlineData(
        "a: 'What's next?'",
        "line 1: the quote ends before \"s next?'\"; inside quotes, ' is written twice ('')"
    )]
    [InlineData(
        "a: \"say \"yes\" now\"",
        "line 1: the quote ends before \"yes\" now\"\"; inside quotes, \" is written with a backslash before it (\\\")"
    )]
    [InlineData("a: b: c", "line 1: a text with a colon in it needs quotes: a: \"b: c\"")]
    [InlineData("a: 1\nb: @home", "line 2: a value cannot begin with @; put it in quotes: b: \"@home\"")]
    [InlineData("a:1\nb: 2", "line 1: a space is missing after the colon: a: 1")]
    [InlineData("a: 1\nhello", "line 2: found \"hello\"; expected a key, a colon and a value")]
    [InlineData(
        "a:\n  b:\n    c: 1\n   d: 2",
        "line 4: this line is indented by 3 spaces, as nothing above it is; its neighbours have 0 or 2 or 4"
    )]
    [InlineData(
        "a:\n  b: 1\n    c: 2",
        "line 3: this line is indented deeper than the line above it, which has its value already; give both 2 spaces, or leave the line above without a value"
    )]
    [InlineData("a: [\n  { b: c d: e }\n]", "line 2: a comma is missing before \"d\"")]
    [InlineData("a:\n  - b: c\n    d: { e: 1 f: 2 }", "line 3: a comma is missing before \"f\"")]
    [InlineData("a: the '90s boom\nb { c: 1, d: 2 }", "line 2: a colon is missing after \"b\"")]
    [InlineData("a: |\n  it's { open\nb { c: 1, d: 2 }", "line 3: a colon is missing after \"b\"")]
    [InlineData(
        "a:\n  - b: 1\n     c: 2",
        "line 3: this line is indented deeper than the line above it, which has its value already; give both 4 spaces, or leave the line above without a value"
    )]
    public void Load_NoYaml_NamesTheSlip(string text, string expected)
    {
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(text, "x.yaml"));
        Assert.Equal(expected, Assert.Single(e.Problems).ToString());
    }

    /// <summary>Apostrophes inside words, brackets and colons inside quotes or comments open nothing.</summary>
    [Fact]
    public void Load_MarksInsideTexts_AreNotTakenForSlips()
    {
        const string Text =
            "a: buyers' choice # [ not closed\nb: \"{ : ' \"\nc: 'it''s [ '\nd: { e: [1, 2] }\nf { x: 1, y: 2 }";
        ScenarioException e = Assert.Throws<ScenarioException>(() => ScenarioLoader.Parse(Text, "x.yaml"));
        Assert.Equal("line 5: a colon is missing after \"f\"", Assert.Single(e.Problems).ToString());
    }
}
