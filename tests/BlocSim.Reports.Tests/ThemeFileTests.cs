namespace BlocSim.Reports.Tests;

/// <summary>Themes by name and from files.</summary>
public sealed class ThemeFileTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), $"blocsim-theme-{Guid.NewGuid():N}.json");

    private Theme Read(string json)
    {
        File.WriteAllText(path, json);
        return ThemeFile.Find(path);
    }

    private string Refused(string json) => Assert.Throws<ResultsException>(() => Read(json)).Message;

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData("screen")]
    [InlineData("print")]
    [InlineData("dark")]
    public void Find_Name_IsThatTheme(string name) => Assert.Equal(name, ThemeFile.Find(name).Name);

    [Fact]
    public void Find_File_ChangesWhatItNames()
    {
        Theme read = Read("{ \"paper\": \"#fff8e7\", /* house colours */ \"colors\": [\"#112233\"], }");
        Assert.Equal("#fff8e7", read.Paper);
        Assert.Equal<string>(["#112233"], read.Colors);
        Assert.Equal(Theme.Screen.Ink, read.Ink);

        // Names of lines have their colours.
        Assert.Equal<string>(["#112233"], read.TextColors);
    }

    [Theory]
    [InlineData("{ \"paper\": \"white\" }", "found \"white\"; expected colours such as \"#0b5394\"")]
    [InlineData("{ \"papier\": \"#ffffff\" }", "is no theme; expected JSON such as")]
    [InlineData("{ \"colors\": [] }", "need one colour at least")]
    [InlineData("{\n\n\"paper\": 7 }", "line 3 is no theme")]
    [InlineData("paper", "is no theme")]
    [InlineData("null", "is no theme")]
    [InlineData("{ \"colors\": [\"#ffffff\", null] }", "found \"\"; expected colours")]
    public void Find_WhatIsNoTheme_IsTold(string json, string says) =>
        Assert.Contains(says, Refused(json), StringComparison.Ordinal);

    [Fact]
    public void Find_Nothing_ListsThoseThereAre() =>
        Assert.Equal(
            "--theme: \"neon\" is no theme and no file; expected screen, print, dark, or a JSON file with colours",
            Assert.Throws<ResultsException>(() => ThemeFile.Find("neon")).Message
        );
}
